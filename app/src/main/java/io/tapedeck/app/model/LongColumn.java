package io.tapedeck.app.model;

/**
 * A column of longs in blocks that come into being when they are first written: what may hold ten million values costs little while it holds a
 * thousand, and growing copies nothing. One thread.
 */
final class LongColumn {
  private final long[][] blocks;
  private final int last; // Length of the last block.

  LongColumn(int slots) {
    blocks = new long[Blocks.count(slots)][];
    last = Blocks.lengthOfLast(slots);
  }

  long get(int slot) {
    return blocks[slot >>> Blocks.SHIFT][slot & Blocks.MASK];
  }

  @SuppressWarnings("NullAway") // A block is null until it is first written; the language cannot say so of an array's elements.
  void set(int slot, long value) {
    int block = slot >>> Blocks.SHIFT;
    if (blocks[block] == null) {
      blocks[block] = new long[block == blocks.length - 1 ? last : Blocks.LENGTH];
    }
    blocks[block][slot & Blocks.MASK] = value;
  }
}
