package io.tapedeck.app.intake;

import io.tapedeck.api.Side;
import java.util.Arrays;

/**
 * The levels of a book message until its end arrives, so that a message is applied as a whole or not at all. The stream's writer.
 */
final class StagedLevels {
  private static final int FIRST_CAPACITY = 256;

  private long[] prices = new long[FIRST_CAPACITY];
  private long[] sizes = new long[FIRST_CAPACITY];
  private boolean[] bids = new boolean[FIRST_CAPACITY];
  private int count;

  void add(Side side, long price, long size) {
    if (count == prices.length) {
      prices = Arrays.copyOf(prices, count * 2);
      sizes = Arrays.copyOf(sizes, count * 2);
      bids = Arrays.copyOf(bids, count * 2);
    }
    prices[count] = price;
    sizes[count] = size;
    bids[count] = side == Side.BUY;
    count++;
  }

  int count() {
    return count;
  }

  void clear() {
    count = 0;
  }

  void multiply(long priceFactor, long sizeFactor) {
    for (int i = 0; i < count; i++) {
      prices[i] *= priceFactor;
      sizes[i] *= sizeFactor;
    }
  }

  void applyTo(Book book) {
    for (int i = 0; i < count; i++) {
      book.set(bids[i] ? Side.BUY : Side.SELL, prices[i], sizes[i]);
    }
  }
}
