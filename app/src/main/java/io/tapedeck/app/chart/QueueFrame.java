package io.tapedeck.app.chart;

import io.tapedeck.app.model.QueueModel;

/** What one paint of the queue chart shows: ten minutes, and the tops of its two scales. EDT; reused. */
final class QueueFrame {
  /** Time shown. */
  static final long SPAN_NANOS = QueueModel.SAMPLES * 1_000_000_000L;

  private static final long LEAST_TOP = 10;

  private final QueueModel model;
  private TimeWindow window = new TimeWindow(0, 1, 1);
  private long top = LEAST_TOP;
  private double rateTop = (double) LEAST_TOP;

  QueueFrame(QueueModel model) {
    this.model = model;
  }

  /** Settles the window for a plot of this many device pixels: the newest sample stands at the right edge. */
  void settle(int pixels) {
    int count = model.count();
    long end = count == 0 ? 0 : model.time(count - 1);
    long perPixel = SPAN_NANOS / Math.max(1, pixels);
    window = new TimeWindow(end - perPixel * (pixels - 1), perPixel, pixels);
    top = Math.max(LEAST_TOP, PriceMarks.step((double) model.peak()));
    double most = 0;
    for (int i = 0; i < count; i++) {
      most = Math.max(most, model.rate(i));
    }
    // The rate keeps to the lower three quarters, so that it is not taken for the size.
    rateTop = (double) Math.max(LEAST_TOP, PriceMarks.step(most * 4 / 3));
  }

  QueueModel model() {
    return model;
  }

  TimeWindow window() {
    return window;
  }

  /** Top of the scale of sizes, 1, 2 or 5 x 10^n. */
  long top() {
    return top;
  }

  /** Top of the scale of rates. */
  double rateTop() {
    return rateTop;
  }
}
