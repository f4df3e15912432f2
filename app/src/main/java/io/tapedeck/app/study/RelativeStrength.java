package io.tapedeck.app.study;

/** RSI: the share of rises in all changes, 0 to 100, both smoothed as Wilder did; 50 when nothing moved. */
final class RelativeStrength implements Study {
  private final Smoothed gains;
  private final Smoothed losses;
  private double before = Double.NaN;

  RelativeStrength(int length) {
    gains = Smoothed.wilder(length);
    losses = Smoothed.wilder(length);
  }

  @Override
  public void next(StudyBar bar, boolean keep, double[] out) {
    out[0] = Double.NaN;
    if (!Double.isNaN(before)) {
      double change = bar.close - before;
      double gain = gains.next(Math.max(0, change), keep);
      double loss = losses.next(Math.max(0, -change), keep);
      out[0] = gain + loss == 0 ? 50 : 100 * gain / (gain + loss);
    }
    if (keep) {
      before = bar.close;
    }
  }
}
