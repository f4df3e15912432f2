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
  private boolean automatic = true;

  /** Takes in what is visible; NaN when nothing is, which changes nothing. */
  void fit(double min, double max, double tick) {
    if (Double.isNaN(min) || Double.isNaN(max) || (!automatic && known())) {
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
    if (!automatic) {
      return; // The trader set it.
    }
    low = Double.NaN;
    high = Double.NaN;
  }

  /** True while it follows the data. */
  boolean automatic() {
    return automatic;
  }

  /** Follows the data, or stays as it is. */
  void automatic(boolean on) {
    automatic = on;
  }

  /** Makes it taller (above 1) or lower around its middle; from then on it does not follow the data. */
  void stretch(double factor) {
    double middle = (low + high) / 2;
    double half = (high - low) / 2 * factor;
    double least = 32 * Math.ulp(Math.max(Math.abs(low), Math.abs(high)));
    if (known() && half > least && half < 1e18) {
      automatic = false;
      low = middle - half;
      high = middle + half;
    }
  }

  /** Moves it by a share of its height, up when positive; it must not follow the data. */
  void shift(double share) {
    double by = (high - low) * share;
    if (known() && !automatic && Math.abs(high + by) < 1e18 && Math.abs(low + by) < 1e18) {
      low += by;
      high += by;
    }
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
