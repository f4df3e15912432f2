package io.tapedeck.app.study;

/** A smoothed mean of numbers: it begins with the simple mean of the first {@code length}, then each new number counts for the same share. */
final class Smoothed {
  private final int length;
  private final double share;
  private int seen;
  private double sum;
  private double mean = Double.NaN;

  private Smoothed(int length, double share) {
    this.length = length;
    this.share = share;
  }

  /** Exponential: the newest counts 2 / (n + 1). */
  static Smoothed exponential(int length) {
    return new Smoothed(length, 2.0 / (length + 1));
  }

  /** As Wilder smoothed: the newest counts 1 / n. */
  static Smoothed wilder(int length) {
    return new Smoothed(length, 1.0 / length);
  }

  /** The mean with a number taken in; NaN while there are too few. */
  double next(double value, boolean keep) {
    double nextSum = seen < length ? sum + value : sum;
    double next = seen + 1 < length ? Double.NaN : seen + 1 == length ? nextSum / length : mean + share * (value - mean);
    if (keep) {
      sum = nextSum;
      mean = next;
      seen = Math.min(length, seen + 1);
    }
    return next;
  }
}
