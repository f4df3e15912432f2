package io.tapedeck.app.study;

/** Mean of the newest closes. */
final class SimpleAverage implements Study {
  private final double[] window;
  private int seen;
  private int at;
  private double sum;

  SimpleAverage(int length) {
    window = new double[length];
  }

  @Override
  public void next(StudyBar bar, boolean keep, double[] out) {
    boolean full = seen >= window.length;
    double nextSum = sum + bar.close - (full ? window[at] : 0);
    out[0] = seen + 1 >= window.length ? nextSum / window.length : Double.NaN;
    if (keep) {
      window[at] = bar.close;
      seen = Math.min(window.length, seen + 1);
      sum = nextSum;
      at++;
      if (at == window.length) {
        at = 0;
        resum();
      }
    }
  }

  /** Rounding errors of a running sum must not grow with the number of bars. */
  private void resum() {
    sum = 0;
    for (double value : window) {
      sum += value;
    }
  }
}
