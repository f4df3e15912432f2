package io.tapedeck.app.study;

/** ATR: height of a bar, the gap to the close before included, smoothed as Wilder did. */
final class TrueRange implements Study {
  private final Smoothed mean;
  private double before = Double.NaN;

  TrueRange(int length) {
    mean = Smoothed.wilder(length);
  }

  @Override
  public void next(StudyBar bar, boolean keep, double[] out) {
    double high = Double.isNaN(before) ? bar.high : Math.max(bar.high, before);
    double low = Double.isNaN(before) ? bar.low : Math.min(bar.low, before);
    out[0] = mean.next(high - low, keep);
    if (keep) {
      before = bar.close;
    }
  }
}
