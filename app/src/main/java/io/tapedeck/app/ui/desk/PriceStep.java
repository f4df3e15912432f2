package io.tapedeck.app.ui.desk;

import io.tapedeck.api.Side;

/** Steps that prices are grouped by: 1, 2, 5 times powers of ten, in units of the last decimal. Any thread. */
final class PriceStep {
  /** Number of steps: the coarsest is 5 x 10^15. */
  static final int COUNT = 48;

  private PriceStep() {}

  /** The step of an index: 1, 2, 5, 10, 20, 50, 100 and so on. */
  static long of(int index) {
    long step = index % 3 == 0 ? 1 : index % 3 == 1 ? 2 : 5;
    for (int i = 0; i < index / 3; i++) {
      step *= 10;
    }
    return step;
  }

  /** The coarsest step that still leaves a price some rows: at most a fiftieth of it. */
  static int coarsest(long price) {
    long most = price == Long.MIN_VALUE ? Long.MAX_VALUE : Math.abs(price) / 50;
    int index = 0;
    while (index + 1 < COUNT && of(index + 1) <= most) {
      index++;
    }
    return index;
  }

  /**
   * The group a price belongs to, named by its worst price: bids downwards, asks upwards. So no group promises a better price than its levels, and the groups of both sides never
   * overlap.
   */
  static long group(Side side, long price, long step) {
    long down = Math.floorDiv(price, step) * step;
    if (side == Side.BUY || down == price) {
      return down;
    }
    return down > Long.MAX_VALUE - step ? price : down + step;
  }
}
