package io.tapedeck.app.model;

import io.tapedeck.api.Side;

/**
 * The newest prints of a stream, exact: mantissas and their scales as they were when the print came. EDT. Index 0 is the oldest print kept.
 */
public final class TradeRing {
  private final long[] received;
  private final long[] exchange;
  private final long[] price;
  private final long[] size;
  private final byte[] priceScale;
  private final byte[] sizeScale;
  private final boolean[] buy;
  private int start;
  private int count;
  private long appended;

  /** An empty ring that keeps the newest {@code capacity} prints. */
  public TradeRing(int capacity) {
    received = new long[capacity];
    exchange = new long[capacity];
    price = new long[capacity];
    size = new long[capacity];
    priceScale = new byte[capacity];
    sizeScale = new byte[capacity];
    buy = new boolean[capacity];
  }

  /** Adds a print. */
  public void append(
      long receivedEpochNanos,
      long exchangeNanos,
      long priceMantissa,
      int scaleOfPrice,
      long sizeMantissa,
      int scaleOfSize,
      Side taker) {
    int capacity = received.length;
    int slot = start + count;
    if (slot >= capacity) {
      slot -= capacity;
    }
    received[slot] = receivedEpochNanos;
    exchange[slot] = exchangeNanos;
    price[slot] = priceMantissa;
    size[slot] = sizeMantissa;
    priceScale[slot] = (byte) scaleOfPrice;
    sizeScale[slot] = (byte) scaleOfSize;
    buy[slot] = taker == Side.BUY;
    if (count < capacity) {
      count++;
    } else {
      start = start + 1 == capacity ? 0 : start + 1;
    }
    appended++;
  }

  /** Number of prints kept. */
  public int count() {
    return count;
  }

  /** Number of prints ever appended. */
  public long appended() {
    return appended;
  }

  /** When the print was received, epoch nanoseconds. */
  public long received(int index) {
    return received[slot(index)];
  }

  /** The exchange's time of the print, epoch nanoseconds; {@code MarketSink.NO_TIME} when it gave none. */
  public long exchangeTime(int index) {
    return exchange[slot(index)];
  }

  /** Price mantissa. */
  public long price(int index) {
    return price[slot(index)];
  }

  /** Decimal digits of the price. */
  public int priceScale(int index) {
    return priceScale[slot(index)];
  }

  /** Size mantissa. */
  public long size(int index) {
    return size[slot(index)];
  }

  /** Decimal digits of the size. */
  public int sizeScale(int index) {
    return sizeScale[slot(index)];
  }

  /** Price for drawing. */
  public double priceValue(int index) {
    return Scaled.toDouble(price(index), priceScale(index));
  }

  /** Size for drawing. */
  public double sizeValue(int index) {
    return Scaled.toDouble(size(index), sizeScale(index));
  }

  /** The taker's side. */
  public Side taker(int index) {
    return buy[slot(index)] ? Side.BUY : Side.SELL;
  }

  /** Forgets all prints. */
  public void clear() {
    start = 0;
    count = 0;
  }

  private int slot(int index) {
    if (index < 0 || index >= count) {
      throw new IndexOutOfBoundsException(index + " of " + count);
    }
    int slot = start + index;
    return slot >= received.length ? slot - received.length : slot;
  }
}
