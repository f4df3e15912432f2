package io.tapedeck.app.model;

/**
 * Rows of longs, each whole in one piece of memory, in blocks that come into being when they are first written: a row is found once and not once for each of its values.
 * One thread.
 */
final class LongRows {
  private static final int SHIFT = 7;
  private static final int IN_BLOCK = 1 << SHIFT;

  private final int width;
  private final int rows;
  private final long[][] blocks;

  LongRows(int rows, int width) {
    this.rows = rows;
    this.width = width;
    blocks = new long[(rows + IN_BLOCK - 1) >>> SHIFT][];
  }

  long get(int row, int field) {
    return blocks[row >>> SHIFT][(row & IN_BLOCK - 1) * width + field];
  }

  /** The memory in which a row lies, from {@link #offset} on; it is made when there is none yet. */
  @SuppressWarnings("NullAway") // A block is null until it is first written; the language cannot say so of an array's elements.
  long[] block(int row) {
    int number = row >>> SHIFT;
    if (blocks[number] == null) {
      blocks[number] = new long[Math.min(IN_BLOCK, rows - (number << SHIFT)) * width];
    }
    return blocks[number];
  }

  /** Where in its block a row begins. */
  int offset(int row) {
    return (row & IN_BLOCK - 1) * width;
  }
}
