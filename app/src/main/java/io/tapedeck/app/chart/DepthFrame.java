package io.tapedeck.app.chart;

import io.tapedeck.api.Side;
import io.tapedeck.app.intake.BookCopy;
import io.tapedeck.app.model.Scaled;
import io.tapedeck.app.model.StreamModel;

/** What one paint of a depth chart shows: both sides of the book added up from the best outwards, as far as the shallower reaches. EDT; reused. */
final class DepthFrame {
  private static final double STEP = 1.25;
  private static final double LEAST_REACH = 0.02;

  private final StreamModel model;
  private final double[] prices = new double[2 * BookCopy.DEPTH];
  private final double[] sums = new double[2 * BookCopy.DEPTH];
  private int bids;
  private int asks;
  private double low;
  private double high;
  private double top = 1;
  private double reach = 1;

  DepthFrame(StreamModel model) {
    this.model = model;
  }

  StreamModel model() {
    return model;
  }

  void settle() {
    BookCopy book = model.depth().book();
    bids = add(book, Side.BUY, 0);
    asks = add(book, Side.SELL, BookCopy.DEPTH);
    if (!known()) {
      return;
    }
    double middle = (price(Side.BUY, 0) + price(Side.SELL, 0)) / 2;
    double wide = Math.min(middle - price(Side.BUY, bids - 1), price(Side.SELL, asks - 1) - middle) * reach;
    wide = Math.max(wide, (price(Side.SELL, 0) - price(Side.BUY, 0)) * 2 + Scaled.toDouble(4, book.priceScale()));
    wide = Math.max(wide, 64 * Math.ulp(middle));
    low = middle - wide;
    high = middle + wide;
    double most = Math.max(sumAt(Side.BUY, low), sumAt(Side.SELL, high));
    // The scale holds still until it is passed or far too tall.
    if (most * 1.05 > top || most < top * 0.6) {
      top = Math.max(most * 1.15, Scaled.toDouble(1, book.sizeScale()));
    }
  }

  private int add(BookCopy book, Side side, int at) {
    double sum = 0;
    int count = book.levels(side);
    for (int i = 0; i < count; i++) {
      sum += Scaled.toDouble(book.size(side, i), book.sizeScale());
      prices[at + i] = Scaled.toDouble(book.price(side, i), book.priceScale());
      sums[at + i] = sum;
    }
    return count;
  }

  /** True when both sides are there. */
  boolean known() {
    return bids > 0 && asks > 0;
  }

  int levels(Side side) {
    return side == Side.BUY ? bids : asks;
  }

  double price(Side side, int level) {
    return prices[(side == Side.BUY ? 0 : BookCopy.DEPTH) + level];
  }

  /** Sizes from the best to a level, added up. */
  double sum(Side side, int level) {
    return sums[(side == Side.BUY ? 0 : BookCopy.DEPTH) + level];
  }

  /** What one would trade from the best to a price. */
  double sumAt(Side side, double limit) {
    int level = -1;
    for (int i = 0; i < levels(side); i++) {
      if (side == Side.BUY ? price(side, i) < limit : price(side, i) > limit) {
        break;
      }
      level = i;
    }
    return level < 0 ? 0 : sum(side, level);
  }

  double low() {
    return low;
  }

  double high() {
    return high;
  }

  double top() {
    return top;
  }

  boolean trusted() {
    return model.verdict().state().trusted() && model.depth().book().state().inStep();
  }

  void zoom(double notches) {
    reach = Math.max(LEAST_REACH, Math.min(1, reach * Math.pow(STEP, notches)));
  }

  void reset() {
    reach = 1;
  }
}
