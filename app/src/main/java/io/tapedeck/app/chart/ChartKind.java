package io.tapedeck.app.chart;

import java.util.Locale;

/** What a chart shows of its stream. Any thread. */
public enum ChartKind {
  /** Best bid and ask as steps, the spread between them, prints as triangles. */
  BID_ASK("Bid and ask"),
  /** Bars as candles, rising ones hollow, with volume. */
  CANDLES("Candles"),
  /** Bars as lines with ticks for open and close, with volume. */
  OHLC("OHLC bars"),
  /** The last price as a line. */
  LINE("Line"),
  /** What stands in the book now, added up on both sides. */
  DEPTH("Depth"),
  /** What stood in the book over time, as colours, with the prints over it. */
  LIQUIDITY("Liquidity map");

  private final String text;

  ChartKind(String text) {
    this.text = text;
  }

  /** As menus and headers say it. */
  public String text() {
    return text;
  }

  /** As it stands within a sentence. */
  String inSentence() {
    return this == OHLC ? text : text.toLowerCase(Locale.ROOT);
  }

  /** True for charts of bars: they have an interval and indicators. */
  public boolean ofBars() {
    return this == CANDLES || this == OHLC;
  }
}
