package io.tapedeck.api;

/** A look at a book, best levels first. Valid only during the call it was handed to; that thread only. */
public interface BookView {

  /** Number of levels of a side; {@link Side#BUY} means bids. */
  int levels(Side side);

  /**
   * Price mantissa of a level.
   *
   * @param index 0 is the best level
   */
  long price(Side side, int index);

  /**
   * Size mantissa of a level.
   *
   * @param index 0 is the best level
   */
  long size(Side side, int index);
}
