package io.tapedeck.plugin.demo;

import io.tapedeck.api.Side;
import java.util.Arrays;

/**
 * The price levels of one side, in sorted arrays with the best level at the end, where most of the work is. One thread at a time.
 */
final class BookSide {

  /** No order. */
  static final int NONE = -1;

  private final int sign;
  private int count;
  private long[] keys = new long[1024];
  private long[] sizes = new long[1024];
  private int[] heads = new int[1024];
  private int[] tails = new int[1024];

  BookSide(Side side) {
    this.sign = side == Side.BUY ? 1 : -1;
  }

  int levels() {
    return count;
  }

  /** Price of a level; 0 is the best. */
  long price(int index) {
    return sign * keys[count - 1 - index];
  }

  /** Size of a level; 0 is the best. */
  long size(int index) {
    return sizes[count - 1 - index];
  }

  /** Oldest order of a level; 0 is the best. */
  int head(int index) {
    return heads[count - 1 - index];
  }

  /** Newest order of a level; 0 is the best. */
  int tail(int index) {
    return tails[count - 1 - index];
  }

  /** Size resting at a price, 0 when there is no such level. */
  long sizeAt(long price) {
    int slot = slotOf(price);
    return slot < 0 ? 0 : sizes[slot];
  }

  /** True when a taker with this limit would trade with the best level. */
  boolean crosses(long limit) {
    return count > 0 && keys[count - 1] >= sign * limit;
  }

  /** Position of a price in the arrays, or {@code -(insertion point) - 1}; short walks from the best, then halving. */
  int slotOf(long price) {
    long key = sign * price;
    for (int slot = count - 1, end = Math.max(0, count - 8); slot >= end; slot--) {
      if (keys[slot] == key) {
        return slot;
      }
      if (keys[slot] < key) {
        return -(slot + 1) - 1;
      }
    }
    return Arrays.binarySearch(keys, 0, count, key);
  }

  /** Opens a level at an insertion point. */
  void open(int slot, long price) {
    if (count == keys.length) {
      int length = count * 2;
      keys = Arrays.copyOf(keys, length);
      sizes = Arrays.copyOf(sizes, length);
      heads = Arrays.copyOf(heads, length);
      tails = Arrays.copyOf(tails, length);
    }
    int moved = count - slot;
    System.arraycopy(keys, slot, keys, slot + 1, moved);
    System.arraycopy(sizes, slot, sizes, slot + 1, moved);
    System.arraycopy(heads, slot, heads, slot + 1, moved);
    System.arraycopy(tails, slot, tails, slot + 1, moved);
    keys[slot] = sign * price;
    sizes[slot] = 0;
    heads[slot] = NONE;
    tails[slot] = NONE;
    count++;
  }

  /** Removes an empty level. */
  void remove(int slot) {
    int moved = count - slot - 1;
    System.arraycopy(keys, slot + 1, keys, slot, moved);
    System.arraycopy(sizes, slot + 1, sizes, slot, moved);
    System.arraycopy(heads, slot + 1, heads, slot, moved);
    System.arraycopy(tails, slot + 1, tails, slot, moved);
    count--;
  }

  /** Adds to the size of a level and returns what it is then. */
  long grow(int slot, long by) {
    sizes[slot] += by;
    return sizes[slot];
  }

  int headAt(int slot) {
    return heads[slot];
  }

  void headAt(int slot, int order) {
    heads[slot] = order;
  }

  int tailAt(int slot) {
    return tails[slot];
  }

  void tailAt(int slot, int order) {
    tails[slot] = order;
  }

  /** Array position of the best level. */
  int bestSlot() {
    return count - 1;
  }
}
