package io.tapedeck.app.model;

/**
 * Lowest and highest of every 64 points, of every 64 of those, and so on: the range of any stretch of a ring is found in about as many steps for ten million
 * points as for a hundred. Points are named by a running number that never wraps; a node is taken over when its number comes round. One thread.
 */
final class MinMaxPyramid {
  private static final int BITS = 6;
  private static final int FAN = 1 << BITS;

  private final Points points;
  private final DoubleColumn[] lows;
  private final DoubleColumn[] highs;
  private final int[] nodes;
  private final double[] growingLow;
  private final double[] growingHigh;

  /** The points under the pyramid, by running number. NaN where there is a gap. */
  interface Points {
    double low(long number);

    double high(long number);

    /** Adds the points from one number to before another to a range; fewer than 64 at a time. */
    default void range(long from, long to, Extent into) {
      for (long number = from; number < to; number++) {
        into.include(low(number), high(number));
      }
    }
  }

  MinMaxPyramid(int capacity, Points points) {
    this.points = points;
    int levels = 0;
    for (long covered = FAN; covered < capacity; covered <<= BITS) {
      levels++;
    }
    lows = new DoubleColumn[levels];
    highs = new DoubleColumn[levels];
    nodes = new int[levels];
    growingLow = new double[levels];
    growingHigh = new double[levels];
    for (int level = 0; level < levels; level++) {
      // Two more than fit the capacity: the oldest node is begun and the newest not full. A power of two, so that a mask finds the place.
      nodes[level] = Integer.highestOneBit((int) (capacity / span(level)) + 2) * 2;
      lows[level] = new DoubleColumn(nodes[level]);
      highs[level] = new DoubleColumn(nodes[level]);
    }
  }

  /** Takes in the point with the next number. A node is written when it is full: until then nobody asks for it, and a point touches no more memory than it must. */
  void append(long number, double low, double high) {
    double least = low;
    double most = high;
    for (int level = 0; level < nodes.length; level++) {
      int child = (int) (number >>> (BITS * level)) & (FAN - 1);
      if (child > 0) {
        double before = growingLow[level];
        least = least < before || Double.isNaN(before) ? least : before;
        double above = growingHigh[level];
        most = most > above || Double.isNaN(above) ? most : above;
      }
      growingLow[level] = least;
      growingHigh[level] = most;
      if (child < FAN - 1) {
        return;
      }
      int node = slot(level, number);
      lows[level].set(node, least);
      highs[level].set(node, most);
    }
  }

  /** Adds the range of the points from one number to before another, all of them kept, to an extent. */
  void range(long from, long to, Extent into) {
    long at = from;
    while (at < to) {
      int level = -1;
      // The highest node that begins here and ends inside.
      while (level + 1 < nodes.length
          && (at & (span(level + 1) - 1)) == 0
          && at + span(level + 1) <= to) {
        level++;
      }
      if (level < 0) {
        // Up to where the next node begins.
        long edge = nodes.length == 0 ? to : Math.min(to, (at | (FAN - 1)) + 1);
        points.range(at, edge, into);
        at = edge;
      } else {
        int node = slot(level, at);
        into.include(lows[level].get(node), highs[level].get(node));
        at += span(level);
      }
    }
  }

  /** Points under a node of a level. */
  private static long span(int level) {
    return (long) FAN << (BITS * level);
  }

  /** Where the node of a level that holds a point is kept. */
  private int slot(int level, long number) {
    return (int) (number >>> (BITS * (level + 1))) & (nodes[level] - 1);
  }
}
