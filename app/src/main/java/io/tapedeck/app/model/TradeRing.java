package io.tapedeck.app.model;

import io.tapedeck.api.Side;
import io.tapedeck.app.intake.PrintRow;

/**
 * The newest prints of a stream, exact: mantissas and their scales as they were when the print came. EDT. Index 0 is the oldest print kept.
 */
public final class TradeRing {
  private static final int FEW = 1_000;

  private long[] rows;
  private int length; // In prints: the capacity, or fewer while there are fewer prints.
  private int capacity;
  private int start;
  private int count;
  private long appended;

  /** An empty ring that keeps the newest {@code capacity} prints. */
  public TradeRing(int capacity) {
    this.capacity = capacity;
    length = Math.min(capacity, FEW);
    rows = new long[length * PrintRow.LONGS];
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
    if (count == length && count < capacity) {
      room(Math.min(capacity, 2 * count));
    }
    int slot = start + count;
    if (slot >= capacity) {
      slot -= capacity;
    }
    PrintRow.write(
        rows, slot * PrintRow.LONGS, receivedEpochNanos, exchangeNanos, priceMantissa, scaleOfPrice, sizeMantissa, scaleOfSize, taker);
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
    start = length == 0 ? 0 : (start + dropped) % length;
    count -= dropped;
    capacity = most;
    room(Math.min(most, Math.max(count, FEW)));
  }

  /** Moves the prints to an array of another length, the oldest first. */
  private void room(int prints) {
    long[] next = new long[prints * PrintRow.LONGS];
    int first = Math.min(count, length - start);
    System.arraycopy(rows, start * PrintRow.LONGS, next, 0, first * PrintRow.LONGS);
    System.arraycopy(rows, 0, next, first * PrintRow.LONGS, (count - first) * PrintRow.LONGS);
    rows = next;
    length = prints;
    start = 0;
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
    return rows[at(index) + PrintRow.RECEIVED];
  }

  /** The exchange's time of the print, epoch nanoseconds; {@code MarketSink.NO_TIME} when it gave none. */
  public long exchangeTime(int index) {
    return rows[at(index) + PrintRow.EXCHANGE];
  }

  /** Price mantissa. */
  public long price(int index) {
    return rows[at(index) + PrintRow.PRICE];
  }

  /** Decimal digits of the price. */
  public int priceScale(int index) {
    return PrintRow.priceScale(rows[at(index) + PrintRow.ABOUT]);
  }

  /** Size mantissa. */
  public long size(int index) {
    return rows[at(index) + PrintRow.SIZE];
  }

  /** Decimal digits of the size. */
  public int sizeScale(int index) {
    return PrintRow.sizeScale(rows[at(index) + PrintRow.ABOUT]);
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
    return PrintRow.taker(rows[at(index) + PrintRow.ABOUT]);
  }

  /** Forgets all prints. */
  public void clear() {
    start = 0;
    count = 0;
  }

  /** Where the row of a print begins. */
  private int at(int index) {
    if (index < 0 || index >= count) {
      throw new IndexOutOfBoundsException(index + " of " + count);
    }
    int slot = start + index;
    return (slot >= length ? slot - length : slot) * PrintRow.LONGS;
  }
}
