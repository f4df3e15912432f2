package io.tapedeck.app.intake;

/** The three kinds of smallest bars that are made of every stream's trades; all others are put together from these. Any thread. */
public enum BarBase {
  /** Bars of one second, by the time of receipt. A second without trades has no bar. */
  TIME,
  /** Bars of ten trades. */
  TICKS,
  /** Bars of a round volume, fitted to the price of the first trade: {@link BarCell#unitExponent()}. A trade is never split. */
  VOLUME;

  /** Length of the smallest time bar. */
  public static final long SECOND_NANOS = 1_000_000_000L;

  /** Trades of the smallest tick bar. */
  public static final int TICKS_IN_BAR = 10;

  /** What the smallest volume bar is worth at least a tenth of, in the quote currency. */
  static final double WORTH = 100_000;
}
