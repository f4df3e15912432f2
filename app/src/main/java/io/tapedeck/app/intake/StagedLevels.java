package io.tapedeck.app.intake;

import io.tapedeck.api.Side;
import java.util.Arrays;

/**
 * The levels of a book message until its end arrives, so that a message is applied as a whole or not at all. The stream's writer.
 */
final class StagedLevels {
  private static final int FIRST_CAPACITY = 256;
  /** Room for more is given back after the message: one huge snapshot must not cost memory for ever. */
  private static final int KEPT_CAPACITY = 16_384;

  private long[] prices;
  private long[] sizes;
  private boolean[] bids;
  private int count;
  private boolean deletes;

  StagedLevels() {
    this(FIRST_CAPACITY);
  }

  private StagedLevels(int capacity) {
    prices = new long[capacity];
    sizes = new long[capacity];
    bids = new boolean[capacity];
  }

  void add(Side side, long price, long size) {
    if (count == prices.length) {
      prices = Arrays.copyOf(prices, count * 2);
      sizes = Arrays.copyOf(sizes, count * 2);
      bids = Arrays.copyOf(bids, count * 2);
    }
    prices[count] = price;
    sizes[count] = size;
    bids[count] = side == Side.BUY;
    deletes |= size == 0;
    count++;
  }

  int count() {
    return count;
  }

  void clear() {
    count = 0;
    deletes = false;
    if (prices.length > KEPT_CAPACITY) {
      prices = new long[FIRST_CAPACITY];
      sizes = new long[FIRST_CAPACITY];
      bids = new boolean[FIRST_CAPACITY];
    }
  }

  /** The same levels in memory of their own, as little as holds them. */
  StagedLevels copy() {
    StagedLevels copy = new StagedLevels(Math.max(1, count));
    System.arraycopy(prices, 0, copy.prices, 0, count);
    System.arraycopy(sizes, 0, copy.sizes, 0, count);
    System.arraycopy(bids, 0, copy.bids, 0, count);
    copy.count = count;
    copy.deletes = deletes;
    return copy;
  }

  void multiply(long priceFactor, long sizeFactor) {
    for (int i = 0; i < count; i++) {
      prices[i] *= priceFactor;
      sizes[i] *= sizeFactor;
    }
  }

  /** Changes a book by these levels; the last entry for a price wins. */
  void applyTo(Book book) {
    for (int i = 0; i < count; i++) {
      book.set(side(i), prices[i], sizes[i]);
    }
  }

  /**
   * Fills an empty book with these levels. Most exchanges name the best level first, and a book keeps it last: read backwards, each level is just
   * appended, where otherwise each would move all before it.
   */
  void fill(Book book) {
    if (deletes || !bestFirst()) {
      applyTo(book);
      return;
    }
    for (int i = count - 1; i >= 0; i--) {
      book.setIfAbsent(side(i), prices[i], sizes[i]);
    }
  }

  private boolean bestFirst() {
    long firstBid = 0;
    long lastBid = 0;
    long firstAsk = 0;
    long lastAsk = 0;
    boolean bidSeen = false;
    boolean askSeen = false;
    for (int i = 0; i < count; i++) {
      if (bids[i]) {
        firstBid = bidSeen ? firstBid : prices[i];
        lastBid = prices[i];
        bidSeen = true;
      } else {
        firstAsk = askSeen ? firstAsk : prices[i];
        lastAsk = prices[i];
        askSeen = true;
      }
    }
    return firstBid > lastBid || firstAsk < lastAsk;
  }

  private Side side(int index) {
    return bids[index] ? Side.BUY : Side.SELL;
  }
}
