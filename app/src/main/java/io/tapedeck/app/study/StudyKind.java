package io.tapedeck.app.study;

import java.util.List;

/** The indicators there are, each with the lengths traders know it by. Any thread. */
public enum StudyKind {
  /** Simple moving average of the close. */
  SMA("SMA 20", true),
  /** Exponential moving average of the close, begun with a simple one. */
  EMA("EMA 20", true),
  /** Volume-weighted average price since midnight UTC. */
  VWAP("VWAP, session", true),
  /** Simple moving average and two standard deviations (of the population) on both sides. */
  BOLLINGER("Bollinger bands 20, 2", true),
  /** Relative strength index, smoothed as Wilder did. */
  RSI("RSI 14", false),
  /** Difference of two exponential averages, its own average, and the difference of both. */
  MACD("MACD 12, 26, 9", false),
  /** Average true range, smoothed as Wilder did. */
  ATR("ATR 14", false),
  /** Buys less sells since the first bar. */
  CVD("Cumulative volume delta", false);

  private final String text;
  private final boolean overPrices;

  StudyKind(String text, boolean overPrices) {
    this.text = text;
    this.overPrices = overPrices;
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
    return switch (this) {
      case SMA -> List.of("SMA 20");
      case EMA -> List.of("EMA 20");
      case VWAP -> List.of("VWAP");
      case BOLLINGER -> List.of("BB mid", "BB up", "BB low");
      case RSI -> List.of("RSI 14");
      case MACD -> List.of("MACD", "Signal", "Diff");
      case ATR -> List.of("ATR 14");
      case CVD -> List.of("CVD");
    };
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
