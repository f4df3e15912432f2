package io.tapedeck.app.study;

/** Exponential mean of the closes. */
final class ExponentialAverage implements Study {
  private final Smoothed mean;

  ExponentialAverage(int length) {
    mean = Smoothed.exponential(length);
  }

  @Override
  public void next(StudyBar bar, boolean keep, double[] out) {
    out[0] = mean.next(bar.close, keep);
  }
}
