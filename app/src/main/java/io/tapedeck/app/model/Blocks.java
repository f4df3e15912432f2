package io.tapedeck.app.model;

/** How columns are cut into blocks. Any thread. */
final class Blocks {
  static final int SHIFT = 10;
  static final int LENGTH = 1 << SHIFT;
  static final int MASK = LENGTH - 1;

  /** How many a new column has room for; most columns stay short. */
  static final int FEW = 16;

  private Blocks() {}

  static int count(int slots) {
    return (slots + MASK) >>> SHIFT;
  }

  /** A short column has a short block. */
  static int lengthOfLast(int slots) {
    int rest = slots & MASK;
    return rest == 0 ? LENGTH : rest;
  }
}
