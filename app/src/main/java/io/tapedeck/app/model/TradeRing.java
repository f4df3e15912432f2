package io.tapedeck.app.model;

import io.tapedeck.api.Side;
import java.lang.reflect.Array;

/**
 * The newest prints of a stream, exact: mantissas and their scales as they were when the print came. EDT. Index 0 is the oldest print kept.
 */
public final class TradeRing {
  private static final int FEW = 1_000;

  // As long as the capacity, or shorter while there are fewer prints.
  private long[] received;
  private long[] exchange;
  private long[] price;
  private long[] size;
  private byte[] priceScale;
  private byte[] sizeScale;
  private boolean[] buy;
  private int capacity;
  private int start;
  private int count;
  private long appended;

  /** An empty ring that keeps the newest {@code capacity} prints. */
  public TradeRing(int capacity) {
    this.capacity = capacity;
    int few = Math.min(capacity, FEW);
    received = new long[few];
    exchange = new long[few];
    price = new long[few];
    size = new long[few];
    priceScale = new byte[few];
    sizeScale = new byte[few];
    buy = new boolean[few];
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
    if (count == received.length && count < capacity) {
      room(Math.min(capacity, 2 * count));
    }
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

  /** Keeps so many prints from now on; of those there are the newest stay. */
  void retain(int most) {
    int dropped = Math.max(0, count - most);
    start = received.length == 0 ? 0 : (start + dropped) % received.length;
    count -= dropped;
    capacity = most;
    room(Math.min(most, Math.max(count, FEW)));
  }

  /** Moves the prints to arrays of another length, the oldest first. */
  private void room(int length) {
    received = straight(received, new long[length]);
    exchange = straight(exchange, new long[length]);
    price = straight(price, new long[length]);
    size = straight(size, new long[length]);
    priceScale = straight(priceScale, new byte[length]);
    sizeScale = straight(sizeScale, new byte[length]);
    buy = straight(buy, new boolean[length]);
    start = 0;
  }

  @SuppressWarnings("SuspiciousSystemArraycopy") // Arrays of one kind: only the language cannot say so.
  private <A> A straight(A from, A to) {
    int first = Math.min(count, Array.getLength(from) - start);
    System.arraycopy(from, start, to, 0, first);
    System.arraycopy(from, 0, to, first, count - first);
    return to;
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
