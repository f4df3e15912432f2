package io.tapedeck.app.study;

/** MACD: a quick exponential mean less a slow one, the mean of that, and the difference of both. */
final class AverageDivergence implements Study {
  private final Smoothed quick;
  private final Smoothed slow;
  private final Smoothed signal;

  AverageDivergence(int quick, int slow, int signal) {
    this.quick = Smoothed.exponential(quick);
    this.slow = Smoothed.exponential(slow);
    this.signal = Smoothed.exponential(signal);
  }

  @Override
  public void next(StudyBar bar, boolean keep, double[] out) {
    double difference = quick.next(bar.close, keep) - slow.next(bar.close, keep);
    double average = Double.isNaN(difference) ? Double.NaN : signal.next(difference, keep);
    out[0] = difference;
    out[1] = average;
    out[2] = difference - average;
  }
}
