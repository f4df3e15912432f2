package io.tapedeck.app.chart;

/**
 * The stretch of prices a chart shows: it grows at once, and shrinks only when the data needs less than 70 % of it, so that the picture does not
 * jitter. EDT.
 */
final class PriceSpan {
  private static final double MARGIN = 0.08;
  private static final double EDGE = 0.02;
  private static final double SHRINK_BELOW = 0.7;
  private static final int LEAST_TICKS = 6;

  private double low = Double.NaN;
  private double high = Double.NaN;

  /** Takes in what is visible; NaN when nothing is, which changes nothing. */
  void fit(double min, double max, double tick) {
    if (Double.isNaN(min) || Double.isNaN(max)) {
      return;
    }
    double height = Math.max(max - min, LEAST_TICKS * tick);
    // Far from zero a tick may be smaller than what a double can tell apart.
    height = Math.max(height, 64 * Math.ulp(Math.max(Math.abs(min), Math.abs(max))));
    double middle = (min + max) / 2;
    double wantedLow = middle - height * (0.5 + MARGIN);
    double wantedHigh = middle + height * (0.5 + MARGIN);
    if (Double.isNaN(low)) {
      low = wantedLow;
      high = wantedHigh;
      return;
    }
    double edge = (high - low) * EDGE;
    double nextLow = min < low + edge ? Math.min(low, wantedLow) : low;
    double nextHigh = max > high - edge ? Math.max(high, wantedHigh) : high;
    boolean tooTall = wantedHigh - wantedLow < SHRINK_BELOW * (nextHigh - nextLow);
    low = tooTall ? wantedLow : nextLow;
    high = tooTall ? wantedHigh : nextHigh;
  }

  /** Forgets the past: another span of time is shown. */
  void forget() {
    low = Double.NaN;
    high = Double.NaN;
  }

  boolean known() {
    return !Double.isNaN(low);
  }

  double low() {
    return low;
  }

  double high() {
    return high;
  }

  /** Place of a price in a plot of this height, 0 at the upper edge. */
  double y(double price, double height) {
    return (high - price) / (high - low) * height;
  }

  /** The price at a place. */
  double price(double y, double height) {
    return high - y / height * (high - low);
  }
}
