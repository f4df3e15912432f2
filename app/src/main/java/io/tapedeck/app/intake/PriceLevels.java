package io.tapedeck.app.intake;

import io.tapedeck.api.Side;
import java.util.Arrays;

/**
 * One side of a book: prices and sizes in two arrays, sorted so that the best level is the last. Most changes happen near the best, so they move little.
 * Written by one thread; see {@link StreamState} for how others read it.
 */
final class PriceLevels {
  private static final int PROBES = 8;
  private static final int LARGE = 8_192;

  private final boolean bids;
  private long[] keys = new long[64];
  private long[] sizes = new long[64];
  private int count;

  PriceLevels(Side side) {
    bids = side == Side.BUY;
  }

  int count() {
    return count;
  }

  /** Levels there is room for. */
  int slots() {
    return keys.length;
  }

  /** Price of a level, 0 being the best; 0 where there is none, so that a reader who lost a race fails softly. */
  long price(int index) {
    long key = at(keys, index);
    return bids ? key : -key;
  }

  /** Size of a level, 0 being the best; 0 where there is none. */
  long size(int index) {
    return at(sizes, index);
  }

  private long at(long[] values, int index) {
    int slot = count - 1 - index;
    return slot >= 0 && slot < values.length ? values[slot] : 0;
  }

  /** Sets a level; size 0 deletes it, and deleting what is not there changes nothing. */
  void set(long price, long size) {
    // Asks are kept under the negated price, so that on both sides a larger key is a better level.
    long key = bids ? price : -price;
    int at = find(key);
    if (at >= 0) {
      if (size != 0) {
        sizes[at] = size;
      } else {
        int moved = count - at - 1;
        System.arraycopy(keys, at + 1, keys, at, moved);
        System.arraycopy(sizes, at + 1, sizes, at, moved);
        count--;
      }
    } else if (size != 0) {
      insert(-at - 1, key, size);
    }
  }

  /** Sets a level unless there is one at this price already. */
  void setIfAbsent(long price, long size) {
    long key = bids ? price : -price;
    int at = find(key);
    if (at < 0) {
      insert(-at - 1, key, size);
    }
  }

  /** Keeps the best levels only. */
  void cut(int depth) {
    int excess = count - depth;
    if (excess > 0) {
      System.arraycopy(keys, excess, keys, 0, depth);
      System.arraycopy(sizes, excess, sizes, 0, depth);
      count = depth;
      if (keys.length > LARGE && keys.length > 8 * depth) {
        // A snapshot far deeper than the book is kept must not cost memory for ever.
        keys = Arrays.copyOf(keys, 2 * Math.max(32, depth));
        sizes = Arrays.copyOf(sizes, 2 * Math.max(32, depth));
      }
    }
  }

  void clear() {
    count = 0;
  }

  /** Multiplies all prices and sizes; returns false, with nothing changed, when one would not fit. */
  boolean multiply(long priceFactor, long sizeFactor) {
    for (int i = 0; i < count; i++) {
      if (overflows(keys[i], priceFactor) || overflows(sizes[i], sizeFactor)) {
        return false;
      }
    }
    for (int i = 0; i < count; i++) {
      keys[i] *= priceFactor;
      sizes[i] *= sizeFactor;
    }
    return true;
  }

  private static boolean overflows(long value, long factor) {
    return Math.multiplyHigh(value, factor) != (value * factor) >> 63;
  }

  private void insert(int at, long key, long size) {
    if (count == keys.length) {
      int larger = keys.length * 2;
      keys = Arrays.copyOf(keys, larger);
      sizes = Arrays.copyOf(sizes, larger);
    }
    int moved = count - at;
    System.arraycopy(keys, at, keys, at + 1, moved);
    System.arraycopy(sizes, at, sizes, at + 1, moved);
    keys[at] = key;
    sizes[at] = size;
    count++;
  }

  /** Index of a key, or {@code -(place where it belongs) - 1}. */
  private int find(long key) {
    int last = count - 1;
    int first = Math.max(0, count - PROBES);
    for (int i = last; i >= first; i--) {
      if (keys[i] == key) {
        return i;
      }
      if (keys[i] < key) {
        return -(i + 1) - 1;
      }
    }
    return Arrays.binarySearch(keys, 0, first, key);
  }
}
