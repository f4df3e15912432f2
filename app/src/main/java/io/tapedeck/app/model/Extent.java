package io.tapedeck.app.model;

/** The lowest and highest of some values; NaN when there was none. Reused, so that asking makes no garbage. One thread. */
public final class Extent {
  private double min = Double.NaN;
  private double max = Double.NaN;

  /** Lowest value; NaN when there was none. */
  public double min() {
    return min;
  }

  /** Highest value; NaN when there was none. */
  public double max() {
    return max;
  }

  /** True when there was no value. */
  public boolean empty() {
    return Double.isNaN(min);
  }

  /** Forgets all values. */
  public void clear() {
    min = Double.NaN;
    max = Double.NaN;
  }

  /** Takes a value in; NaN changes nothing. */
  public void include(double value) {
    include(value, value);
  }

  /** Takes a stretch of values in; NaN changes nothing. */
  public void include(double low, double high) {
    if (low < min || Double.isNaN(min)) {
      min = low;
    }
    if (high > max || Double.isNaN(max)) {
      max = high;
    }
  }
}
