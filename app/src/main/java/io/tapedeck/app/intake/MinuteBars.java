package io.tapedeck.app.intake;

import io.tapedeck.api.Side;
import java.util.ArrayList;
import java.util.List;

/**
 * The newest bars of one minute each, made from every trade on arrival, so that they are exact whatever becomes of single prints. A minute without trades has no bar.
 * The stream's writer.
 */
final class MinuteBars {
  static final long MINUTE_NANOS = 60_000_000_000L;

  private final TradeTotals[] totals;
  private final long[] starts;
  private long begun;

  MinuteBars(int kept) {
    totals = new TradeTotals[kept];
    starts = new long[kept];
    for (int i = 0; i < kept; i++) {
      totals[i] = new TradeTotals();
    }
  }

  void add(long epochNanos, long price, long size, Side taker) {
    long start = Math.floorDiv(epochNanos, MINUTE_NANOS) * MINUTE_NANOS;
    // A clock that is set back must not open a second bar of a minute that is over.
    if (begun == 0 || start > starts[slot(begun - 1)]) {
      begun++;
      starts[slot(begun - 1)] = start;
      totals[slot(begun - 1)].clear();
    }
    totals[slot(begun - 1)].add(epochNanos, price, size, taker);
  }

  /** Scales grew: what is held grows with them. */
  void multiply(long priceFactor, long sizeFactor) {
    for (long bar = first(); bar < begun; bar++) {
      totals[slot(bar)].multiply(priceFactor, sizeFactor);
    }
  }

  /** Forgets all bars: scales shrank, and the old mantissas mean something else now. */
  void clear() {
    begun = 0;
  }

  /** The bars kept, oldest first; the last may still grow. */
  List<Bar> bars(int priceScale, int sizeScale) {
    List<Bar> bars = new ArrayList<>();
    for (long bar = first(); bar < begun; bar++) {
      bars.add(new Bar(starts[slot(bar)], totals[slot(bar)].summary(priceScale, sizeScale)));
    }
    return bars;
  }

  private long first() {
    return Math.max(0, begun - totals.length);
  }

  private int slot(long bar) {
    return (int) (bar % totals.length);
  }
}
