package io.tapedeck.app.model;

import java.util.Arrays;

/** A column of doubles in blocks that come into being when they are first written; see {@link LongColumn}. One thread. */
final class DoubleColumn {
  private final int count; // Of blocks, when all are there.
  private final int last; // Length of the last block.
  private double[][] blocks;

  DoubleColumn(int slots) {
    count = Blocks.count(slots);
    blocks = new double[Math.min(count, Blocks.FEW)][];
    last = Blocks.lengthOfLast(slots);
  }

  double get(int slot) {
    return blocks[slot >>> Blocks.SHIFT][slot & Blocks.MASK];
  }

  @SuppressWarnings("NullAway") // See LongColumn.
  void set(int slot, double value) {
    int block = slot >>> Blocks.SHIFT;
    if (block >= blocks.length) {
      blocks = Arrays.copyOf(blocks, Math.min(count, Math.max(block + 1, 2 * blocks.length)));
    }
    if (blocks[block] == null) {
      blocks[block] = new double[block == count - 1 ? last : Blocks.LENGTH];
    }
    blocks[block][slot & Blocks.MASK] = value;
  }

  /** Adds the values of some slots to a range; NaN counts as no value. */
  void range(int from, int count, Extent into) {
    double min = Double.POSITIVE_INFINITY;
    double max = Double.NEGATIVE_INFINITY;
    int at = from;
    int left = count;
    while (left > 0) {
      double[] block = blocks[at >>> Blocks.SHIFT];
      int begin = at & Blocks.MASK;
      int end = Math.min(block.length, begin + left);
      for (int i = begin; i < end; i++) {
        double value = block[i];
        min = value < min ? value : min;
        max = value > max ? value : max;
      }
      at += end - begin;
      left -= end - begin;
    }
    if (min <= max) {
      into.include(min, max);
    }
  }
}
