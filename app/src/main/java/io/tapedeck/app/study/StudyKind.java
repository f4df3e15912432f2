package io.tapedeck.app.study;

import java.util.List;

/** The indicators there are, each with the lengths traders know it by. Any thread. */
public enum StudyKind {
  /** Simple moving average of the close. */
  SMA("SMA 20", true, "SMA 20"),
  /** Exponential moving average of the close, begun with a simple one. */
  EMA("EMA 20", true, "EMA 20"),
  /** Volume-weighted average price since midnight UTC. */
  VWAP("VWAP, session", true, "VWAP"),
  /** Simple moving average and two standard deviations (of the population) on both sides. */
  BOLLINGER("Bollinger bands 20, 2", true, "BB mid", "BB up", "BB low"),
  /** Relative strength index, smoothed as Wilder did. */
  RSI("RSI 14", false, "RSI 14"),
  /** Difference of two exponential averages, its own average, and the difference of both. */
  MACD("MACD 12, 26, 9", false, "MACD", "Signal", "Diff"),
  /** Average true range, smoothed as Wilder did. */
  ATR("ATR 14", false, "ATR 14"),
  /** Buys less sells since the first bar. */
  CVD("Cumulative volume delta", false, "CVD");

  private final String text;
  private final boolean overPrices;
  private final List<String> lines;

  StudyKind(String text, boolean overPrices, String... lines) {
    this.text = text;
    this.overPrices = overPrices;
    this.lines = List.of(lines);
  }

  /** As menus say it. */
  public String text() {
    return text;
  }

  /** True when its values are prices and are drawn over the bars; others have a pane of their own. */
  public boolean overPrices() {
    return overPrices;
  }

  /** Short names of its lines. */
  public List<String> lines() {
    return lines;
  }

  /** A study that has seen no bar. */
  public Study begin() {
    return switch (this) {
      case SMA -> new SimpleAverage(20);
      case EMA -> new ExponentialAverage(20);
      case VWAP -> new SessionVwap();
      case BOLLINGER -> new BollingerBands(20, 2);
      case RSI -> new RelativeStrength(14);
      case MACD -> new AverageDivergence(12, 26, 9);
      case ATR -> new TrueRange(14);
      case CVD -> new VolumeDelta();
    };
  }
}
