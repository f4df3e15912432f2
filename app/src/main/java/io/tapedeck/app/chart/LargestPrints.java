package io.tapedeck.app.chart;

import io.tapedeck.api.Side;
import io.tapedeck.app.model.TradeRing;
import java.util.Arrays;

/** The largest print of each side in each pixel column: more than that nobody can see, however busy the market. EDT; reused. */
final class LargestPrints {
  private static final int NONE = -1;

  private int[] buys = new int[0];
  private int[] sells = new int[0];

  /** Looks at the prints from an index on. */
  void find(TradeRing trades, int first, TimeWindow window) {
    find(trades, first, trades.count(), window);
  }

  /** Looks at the prints from an index to before another. */
  void find(TradeRing trades, int first, int end, TimeWindow window) {
    if (buys.length < window.pixels()) {
      buys = new int[window.pixels()];
      sells = new int[window.pixels()];
    }
    Arrays.fill(buys, NONE);
    Arrays.fill(sells, NONE);
    for (int i = first; i < end; i++) {
      int column = window.column(trades.received(i));
      if (column >= 0 && column < window.pixels()) {
        int[] side = trades.taker(i) == Side.BUY ? buys : sells;
        int known = side[column];
        if (known == NONE || trades.sizeValue(i) >= trades.sizeValue(known)) {
          side[column] = i;
        }
      }
    }
  }

  /** Index of the largest buy of a column, negative when there is none. */
  int buy(int column) {
    return buys[column];
  }

  /** Index of the largest sell of a column, negative when there is none. */
  int sell(int column) {
    return sells[column];
  }
}
