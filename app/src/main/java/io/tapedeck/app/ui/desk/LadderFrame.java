package io.tapedeck.app.ui.desk;

import io.tapedeck.api.Side;
import io.tapedeck.app.intake.BookCopy;
import java.util.Arrays;

/**
 * What one paint of a ladder shows: the best levels of both sides, grouped by price, with sizes added up from the best outwards. Mantissas in the scales of the book; exact, and
 * what does not fit a long is {@link #TOO_LARGE}. EDT; reused, makes no garbage.
 */
final class LadderFrame {
  /** Stands for a sum that no long holds; drawn as an en dash. */
  static final long TOO_LARGE = Long.MIN_VALUE;

  /** A size of so many medians of the sizes in sight is large. */
  static final long LARGE = 3;

  /** A size of so many medians of the sizes in sight is very large. */
  static final long HUGE = 8;

  /** With fewer levels in sight a median says nothing. */
  private static final int FEWEST = 4;

  private final Rows bids = new Rows();
  private final Rows asks = new Rows();
  private final long[] sorted = new long[2 * BookCopy.DEPTH];
  private long median;
  private long largest;

  /** One side. */
  private static final class Rows {
    final long[] price = new long[BookCopy.DEPTH];
    final long[] size = new long[BookCopy.DEPTH];
    final long[] sum = new long[BookCopy.DEPTH];
    int count;
  }

  LadderFrame() {}

  /** Takes the book over: at most {@code most} groups of each side. */
  void settle(BookCopy book, long step, int most) {
    fill(bids, book, Side.BUY, step, most);
    fill(asks, book, Side.SELL, step, most);
  }

  private static void fill(Rows rows, BookCopy book, Side side, long step, int most) {
    rows.count = 0;
    long sum = 0;
    for (int i = 0; i < book.levels(side); i++) {
      long group = PriceStep.group(side, book.price(side, i), step);
      long size = book.size(side, i);
      int last = rows.count - 1;
      sum = plus(sum, size);
      if (last >= 0 && rows.price[last] == group) {
        rows.size[last] = plus(rows.size[last], size);
        rows.sum[last] = sum;
      } else if (rows.count == most) {
        return;
      } else {
        rows.price[rows.count] = group;
        rows.size[rows.count] = size;
        rows.sum[rows.count] = sum;
        rows.count++;
      }
    }
  }

  /** A sum that says so when it does not fit. */
  static long plus(long a, long b) {
    long sum = a + b;
    return a == TOO_LARGE || b == TOO_LARGE || ((a ^ sum) & (b ^ sum)) < 0 ? TOO_LARGE : sum;
  }

  /** Looks at the levels in sight: so many of each side from a first one on. */
  void weigh(int firstBid, int bidRows, int firstAsk, int askRows) {
    int count = gather(bids, firstBid, bidRows, 0);
    count = gather(asks, firstAsk, askRows, count);
    Arrays.sort(sorted, 0, count);
    median = count < FEWEST ? 0 : sorted[(count - 1) / 2];
    largest = count == 0 ? 0 : sorted[count - 1];
  }

  private int gather(Rows rows, int first, int many, int at) {
    int to = at;
    for (int i = first; i < Math.min(rows.count, first + many); i++) {
      sorted[to++] = rows.size[i] == TOO_LARGE ? Long.MAX_VALUE : rows.size[i];
    }
    return to;
  }

  /** Rows of a side. */
  int count(Side side) {
    return side(side).count;
  }

  /** Price of a row, 0 the best. */
  long price(Side side, int row) {
    return side(side).price[row];
  }

  /** Size of a row. */
  long size(Side side, int row) {
    return side(side).size[row];
  }

  /** Sizes from the best to this row. */
  long sum(Side side, int row) {
    return side(side).sum[row];
  }

  /** The row of a price's group; -1 when there is none. */
  int row(Side side, long group) {
    Rows rows = side(side);
    int low = 0;
    int high = rows.count - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      int order = Long.compare(rows.price[middle], group);
      if (order == 0) {
        return middle;
      }
      boolean before = side == Side.BUY ? order > 0 : order < 0;
      low = before ? middle + 1 : low;
      high = before ? high : middle - 1;
    }
    return -1;
  }

  /** The median of the sizes in sight, the lower of two; 0 when there are too few. */
  long median() {
    return median;
  }

  /** How a size stands out: 0 not, 1 large, 2 very large. */
  int mark(long size) {
    if (median <= 0) {
      return 0;
    }
    long times = (size == TOO_LARGE ? Long.MAX_VALUE : size) / median;
    return times >= HUGE ? 2 : times >= LARGE ? 1 : 0;
  }

  /** A size as a share of the largest in sight, 0 to 1. */
  double share(long size) {
    return largest <= 0 ? 0 : size == TOO_LARGE ? 1 : Math.max(0, Math.min(1, (double) size / largest));
  }

  private Rows side(Side side) {
    return side == Side.BUY ? bids : asks;
  }
}
