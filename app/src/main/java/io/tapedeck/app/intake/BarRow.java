package io.tapedeck.app.intake;

/**
 * How a whole bar lies in memory as longs beside each other: what a series of bars is made of. Any thread.
 */
public final class BarRow {
  /** When its interval began; see {@link BarCell#startNanos()}. */
  public static final int START = 0;

  /** When its last trade came. */
  public static final int LAST = 1;

  /** First price, a mantissa. */
  public static final int OPEN = 2;

  /** Highest price. */
  public static final int HIGH = 3;

  /** Lowest price. */
  public static final int LOW = 4;

  /** Last price. */
  public static final int CLOSE = 5;

  /** Volume, the lower 64 bits; the upper ones come next. */
  public static final int VOLUME = 6;

  /** Volume of the buys, the lower 64 bits; the upper ones come next. */
  public static final int BUY_VOLUME = 8;

  /** Volume in the quote currency, the lower 64 bits; the upper ones come next. */
  public static final int QUOTE_VOLUME = 10;

  /** Trades. */
  public static final int COUNT = 12;

  /** Trades in which the taker bought. */
  public static final int BUYS = 13;

  /** Scales, the exponent of the volume unit and what is known of it, in bits. */
  public static final int FACTS = 14;

  /** So many longs are one bar. */
  public static final int LONGS = 15;

  private static final int SIZE_SCALE_SHIFT = 8;
  private static final int UNIT_SHIFT = 24;
  private static final long PARTIAL = 1 << 16;
  private static final long HISTORY = 1 << 17;
  private static final long TRADES_UNKNOWN = 1 << 18;
  private static final long SIDES_UNKNOWN = 1 << 19;

  private BarRow() {}

  /** Writes a bar from {@code at} on. */
  public static void write(BarCell bar, long[] row, int at) {
    row[at + START] = bar.startNanos();
    bar.totals().write(row, at);
    row[at + FACTS] = bar.priceScale()
        | (long) bar.sizeScale() << SIZE_SCALE_SHIFT
        | (bar.unitExponent() & 0xffL) << UNIT_SHIFT
        | (bar.partial() ? PARTIAL : 0)
        | (bar.history() ? HISTORY : 0)
        | (bar.tradesUnknown() ? TRADES_UNKNOWN : 0)
        | (bar.sidesUnknown() ? SIDES_UNKNOWN : 0);
  }

  /** Makes {@code bar} the one that lies there, exactly as it was. */
  public static void read(long[] row, int at, BarCell bar) {
    bar.totals().read(row, at);
    long facts = row[at + FACTS];
    bar.facts(row[at + START], priceScale(facts), sizeScale(facts), (byte) (facts >> UNIT_SHIFT));
    bar.marks(partial(facts), history(facts), tradesUnknown(facts), sidesUnknown(facts));
  }

  /** Decimal digits of its prices. */
  public static int priceScale(long facts) {
    return (int) facts & 0xff;
  }

  /** Decimal digits of its volumes. */
  public static int sizeScale(long facts) {
    return (int) facts >> SIZE_SCALE_SHIFT & 0xff;
  }

  /** See {@link BarCell#partial()}. */
  public static boolean partial(long facts) {
    return (facts & PARTIAL) != 0;
  }

  /** See {@link BarCell#history()}. */
  public static boolean history(long facts) {
    return (facts & HISTORY) != 0;
  }

  /** See {@link BarCell#tradesUnknown()}. */
  public static boolean tradesUnknown(long facts) {
    return (facts & TRADES_UNKNOWN) != 0;
  }

  /** See {@link BarCell#sidesUnknown()}. */
  public static boolean sidesUnknown(long facts) {
    return (facts & SIDES_UNKNOWN) != 0;
  }
}
