package io.tapedeck.app.study;

/** Mean of the newest closes and some standard deviations on both sides; the deviation is that of the population, as Bollinger has it. */
final class BollingerBands implements Study {
  private final double[] window;
  private final double width;
  private int seen;
  private int at;

  BollingerBands(int length, double width) {
    window = new double[length];
    this.width = width;
  }

  @Override
  public void next(StudyBar bar, boolean keep, double[] out) {
    double replaced = window[at];
    window[at] = bar.close;
    if (seen + 1 >= window.length) {
      // Summed anew each time: with running sums of squares the deviation of a calm market is lost in rounding.
      double mean = 0;
      for (double value : window) {
        mean += value / window.length;
      }
      double variance = 0;
      for (double value : window) {
        variance += (value - mean) * (value - mean) / window.length;
      }
      double reach = width * Math.sqrt(variance);
      out[0] = mean;
      out[1] = mean + reach;
      out[2] = mean - reach;
    } else {
      out[0] = Double.NaN;
      out[1] = Double.NaN;
      out[2] = Double.NaN;
    }
    if (keep) {
      seen = Math.min(window.length, seen + 1);
      at = at + 1 == window.length ? 0 : at + 1;
    } else {
      window[at] = replaced;
    }
  }
}
