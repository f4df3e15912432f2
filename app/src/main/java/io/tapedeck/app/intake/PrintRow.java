package io.tapedeck.app.intake;

import io.tapedeck.api.Side;

/** How a print lies in memory as longs beside each other: whoever comes to it finds all of it in one or two lines of the cache. Any thread. */
public final class PrintRow {
  /** When it was received, epoch nanoseconds. */
  public static final int RECEIVED = 0;

  /** The exchange's time, epoch nanoseconds. */
  public static final int EXCHANGE = 1;

  /** Price, a mantissa. */
  public static final int PRICE = 2;

  /** Size, a mantissa. */
  public static final int SIZE = 3;

  /** Scales and side, in bits. */
  public static final int ABOUT = 4;

  /** So many longs are one print. */
  public static final int LONGS = 5;

  private static final int BUY_BIT = 1;
  private static final int PRICE_SCALE_SHIFT = 8;
  private static final int SIZE_SCALE_SHIFT = 16;

  private PrintRow() {}

  /** Writes a print from {@code at} on. */
  public static void write(
      long[] rows, int at, long received, long exchange, long price, int priceScale, long size, int sizeScale, Side taker) {
    rows[at + RECEIVED] = received;
    rows[at + EXCHANGE] = exchange;
    rows[at + PRICE] = price;
    rows[at + SIZE] = size;
    rows[at + ABOUT] = (taker == Side.BUY ? BUY_BIT : 0) | priceScale << PRICE_SCALE_SHIFT | sizeScale << SIZE_SCALE_SHIFT;
  }

  /** Decimal digits of the price. */
  public static int priceScale(long about) {
    return (int) about >>> PRICE_SCALE_SHIFT & 0xff;
  }

  /** Decimal digits of the size. */
  public static int sizeScale(long about) {
    return (int) about >>> SIZE_SCALE_SHIFT & 0xff;
  }

  /** The taker's side. */
  public static Side taker(long about) {
    return (about & BUY_BIT) != 0 ? Side.BUY : Side.SELL;
  }
}
