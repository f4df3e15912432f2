package io.tapedeck.app.model;

/** A column of doubles in blocks that come into being when they are first written; see {@link LongColumn}. One thread. */
final class DoubleColumn {
  private final double[][] blocks;
  private final int last; // Length of the last block.

  DoubleColumn(int slots) {
    blocks = new double[Blocks.count(slots)][];
    last = Blocks.lengthOfLast(slots);
  }

  double get(int slot) {
    return blocks[slot >>> Blocks.SHIFT][slot & Blocks.MASK];
  }

  @SuppressWarnings("NullAway") // See LongColumn.
  void set(int slot, double value) {
    int block = slot >>> Blocks.SHIFT;
    if (blocks[block] == null) {
      blocks[block] = new double[block == blocks.length - 1 ? last : Blocks.LENGTH];
    }
    blocks[block][slot & Blocks.MASK] = value;
  }
}
