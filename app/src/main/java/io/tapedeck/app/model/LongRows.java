package io.tapedeck.app.model;

import java.util.Arrays;

/**
 * Rows of longs, each whole in one piece of memory, in blocks that come into being when they are first written: a row is found once and not once for each of its values.
 * One thread.
 */
final class LongRows {
  private static final int SHIFT = 7;
  private static final int IN_BLOCK = 1 << SHIFT;

  private final int width;
  private final int rows;
  private final int count; // Of blocks, when all are there.
  private long[][] blocks;

  LongRows(int rows, int width) {
    this.rows = rows;
    this.width = width;
    count = (rows + IN_BLOCK - 1) >>> SHIFT;
    blocks = new long[Math.min(count, Blocks.FEW)][];
  }

  long get(int row, int field) {
    return blocks[row >>> SHIFT][(row & IN_BLOCK - 1) * width + field];
  }

  /** The memory in which a row lies, from {@link #offset} on; it is made when there is none yet. */
  @SuppressWarnings("NullAway") // A block is null until it is first written; the language cannot say so of an array's elements.
  long[] block(int row) {
    int number = row >>> SHIFT;
    if (number >= blocks.length) {
      blocks = Arrays.copyOf(blocks, Math.min(count, Math.max(number + 1, 2 * blocks.length)));
    }
    if (blocks[number] == null) {
      blocks[number] = new long[Math.min(IN_BLOCK, rows - (number << SHIFT)) * width];
    }
    return blocks[number];
  }

  /** Where in its block a row begins. */
  int offset(int row) {
    return (row & IN_BLOCK - 1) * width;
  }

  /** Copies a row of others that are as wide. */
  void copy(LongRows other, int from, int to) {
    System.arraycopy(other.block(from), other.offset(from), block(to), offset(to), width);
  }
}
