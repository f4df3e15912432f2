package io.tapedeck.plugin.demo;

import io.tapedeck.api.BookView;
import io.tapedeck.api.Side;
import java.util.Arrays;

/**
 * A limit order book that matches by price, then time. Prices and sizes are scaled longs. One thread at a time.
 *
 * <p>Orders live in parallel arrays and are known by their slot, so that a busy market makes no garbage. Which levels were touched
 * since {@link #clearChanges()} is remembered, in the order of the first touch: that is the next book message.
 */
final class MatchingBook implements BookView {

  /** Is told of each fill, best price and oldest order first. */
  @FunctionalInterface
  interface Fills {
    /** The maker's price and what was traded. */
    void filled(long price, long size);
  }

  /** Nothing rests. */
  static final int NO_ORDER = BookSide.NONE;

  private final BookSide bids = new BookSide(Side.BUY);
  private final BookSide asks = new BookSide(Side.SELL);

  private long[] orderPrice = new long[2048];
  private long[] orderSize = new long[2048];
  private Side[] orderSide = new Side[2048];
  private int[] next = new int[2048];
  private int[] previous = new int[2048];
  private int[] place = new int[2048];
  private int[] live = new int[2048];
  private int[] free = new int[2048];
  private int liveCount;
  private int freeCount;
  private int used;

  private long[] changedPrice = new long[64];
  private Side[] changedSide = new Side[64];
  private int changes;

  /** Number of resting orders. */
  int orders() {
    return liveCount;
  }

  /** The n-th resting order in no particular order: a fair draw for random cancels. */
  int order(int index) {
    return live[index];
  }

  /** Oldest order of a level; 0 is the best. */
  int oldest(Side side, int level) {
    return side(side).head(level);
  }

  /** Newest order of a level; 0 is the best. */
  int newest(Side side, int level) {
    return side(side).tail(level);
  }

  /** Matches what crosses and rests the remainder. Returns the resting order's slot or {@link #NO_ORDER}. */
  int limit(Side side, long price, long size, Fills fills) {
    long left = size - take(side, price, size, Integer.MAX_VALUE, fills);
    return left == 0 ? NO_ORDER : rest(side, price, left);
  }

  /** Takes what is there up to a limit price and a number of fills, rests nothing, and returns what was traded. */
  long take(Side side, long limit, long size, int maxFills, Fills fills) {
    BookSide makers = side(side.opposite());
    long left = size;
    int count = 0;
    while (left > 0 && count < maxFills && makers.crosses(limit)) {
      int slot = makers.bestSlot();
      int maker = makers.headAt(slot);
      long traded = Math.min(left, orderSize[maker]);
      long price = orderPrice[maker];
      touched(side.opposite(), price);
      reduce(makers, slot, maker, traded);
      left -= traded;
      count++;
      fills.filled(price, traded);
    }
    return size - left;
  }

  /** Takes an order out of the book. */
  void cancel(int order) {
    Side side = orderSide[order];
    BookSide levels = side(side);
    touched(side, orderPrice[order]);
    reduce(levels, levels.slotOf(orderPrice[order]), order, orderSize[order]);
  }

  /** Size resting at a price. */
  long sizeAt(Side side, long price) {
    return side(side).sizeAt(price);
  }

  @Override
  public int levels(Side side) {
    return side(side).levels();
  }

  @Override
  public long price(Side side, int index) {
    return side(side).price(index);
  }

  @Override
  public long size(Side side, int index) {
    return side(side).size(index);
  }

  /** Number of levels touched since {@link #clearChanges()}. */
  int changes() {
    return changes;
  }

  Side changedSide(int index) {
    return changedSide[index];
  }

  long changedPrice(int index) {
    return changedPrice[index];
  }

  void clearChanges() {
    changes = 0;
  }

  private BookSide side(Side side) {
    return side == Side.BUY ? bids : asks;
  }

  private int rest(Side side, long price, long size) {
    BookSide levels = side(side);
    int slot = levels.slotOf(price);
    if (slot < 0) {
      slot = -slot - 1;
      levels.open(slot, price);
    }
    int order = newSlot();
    orderPrice[order] = price;
    orderSize[order] = size;
    orderSide[order] = side;
    next[order] = NO_ORDER;
    previous[order] = levels.tailAt(slot);
    if (previous[order] == NO_ORDER) {
      levels.headAt(slot, order);
    } else {
      next[previous[order]] = order;
    }
    levels.tailAt(slot, order);
    levels.grow(slot, size);
    touched(side, price);
    return order;
  }

  private void reduce(BookSide levels, int slot, int order, long by) {
    orderSize[order] -= by;
    boolean empty = levels.grow(slot, -by) == 0;
    if (orderSize[order] == 0) {
      unlink(levels, slot, order);
      freeSlot(order);
    }
    if (empty) {
      levels.remove(slot);
    }
  }

  private void unlink(BookSide levels, int slot, int order) {
    if (previous[order] == NO_ORDER) {
      levels.headAt(slot, next[order]);
    } else {
      next[previous[order]] = next[order];
    }
    if (next[order] == NO_ORDER) {
      levels.tailAt(slot, previous[order]);
    } else {
      previous[next[order]] = previous[order];
    }
  }

  private int newSlot() {
    if (freeCount == 0 && used == orderPrice.length) {
      grow(used * 2);
    }
    int order = freeCount > 0 ? free[--freeCount] : used++;
    place[order] = liveCount;
    live[liveCount++] = order;
    return order;
  }

  private void freeSlot(int order) {
    int last = live[--liveCount];
    live[place[order]] = last;
    place[last] = place[order];
    free[freeCount++] = order;
  }

  private void grow(int length) {
    orderPrice = Arrays.copyOf(orderPrice, length);
    orderSize = Arrays.copyOf(orderSize, length);
    orderSide = Arrays.copyOf(orderSide, length);
    next = Arrays.copyOf(next, length);
    previous = Arrays.copyOf(previous, length);
    place = Arrays.copyOf(place, length);
    live = Arrays.copyOf(live, length);
    free = Arrays.copyOf(free, length);
  }

  private void touched(Side side, long price) {
    for (int i = 0; i < changes; i++) {
      if (changedPrice[i] == price && changedSide[i] == side) {
        return;
      }
    }
    if (changes == changedPrice.length) {
      changedPrice = Arrays.copyOf(changedPrice, changes * 2);
      changedSide = Arrays.copyOf(changedSide, changes * 2);
    }
    changedPrice[changes] = price;
    changedSide[changes++] = side;
  }
}
