package io.tapedeck.app.model;

import java.util.Arrays;

/**
 * A column of longs in blocks that come into being when they are first written: what may hold ten million values costs little while it holds a
 * thousand, and growing copies nothing. One thread.
 */
final class LongColumn {
  private final int count; // Of blocks, when all are there.
  private final int last; // Length of the last block.
  private long[][] blocks;

  LongColumn(int slots) {
    count = Blocks.count(slots);
    blocks = new long[Math.min(count, Blocks.FEW)][];
    last = Blocks.lengthOfLast(slots);
  }

  long get(int slot) {
    return blocks[slot >>> Blocks.SHIFT][slot & Blocks.MASK];
  }

  @SuppressWarnings("NullAway") // A block is null until it is first written; the language cannot say so of an array's elements.
  void set(int slot, long value) {
    int block = slot >>> Blocks.SHIFT;
    if (block >= blocks.length) {
      blocks = Arrays.copyOf(blocks, Math.min(count, Math.max(block + 1, 2 * blocks.length)));
    }
    if (blocks[block] == null) {
      blocks[block] = new long[block == count - 1 ? last : Blocks.LENGTH];
    }
    blocks[block][slot & Blocks.MASK] = value;
  }
}
