package io.tapedeck.app.chart;

import io.tapedeck.app.look.Figures;
import io.tapedeck.app.model.Scaled;
import java.util.ArrayList;
import java.util.List;

/** Chooses the labels of a price axis: steps 1, 2, 5 x 10^n of the smallest price step, all decimals. Any thread. */
final class PriceMarks {
  private static final double SAFE = 9e18;

  private PriceMarks() {}

  /** Marks from low to high, at least {@code gap} apart on a plot of this height; lowest first. */
  static List<Mark> between(double low, double high, int scale, double height, double gap) {
    double unit = Scaled.toDouble(1, scale);
    long step = step((high - low) / unit * gap / Math.max(1, height));
    List<Mark> marks = new ArrayList<>();
    if (Math.abs(low) / unit > SAFE || Math.abs(high) / unit > SAFE) {
      return marks; // Beyond what a mantissa holds: no exchange's price.
    }
    long last = Math.floorDiv((long) Math.floor(high / unit), step);
    for (long i = -Math.floorDiv(-(long) Math.ceil(low / unit), step); i <= last; i++) {
      marks.add(new Mark(Scaled.toDouble(i * step, scale), Figures.price(i * step, scale), false));
    }
    return marks;
  }

  /** The smallest of 1, 2, 5 x 10^n that is not below {@code least}. */
  static long step(double least) {
    long power = 1;
    while (power < 1_000_000_000_000_000_000L) {
      if (power >= least) {
        return power;
      }
      if (2 * power >= least) {
        return 2 * power;
      }
      if (5 * power >= least) {
        return 5 * power;
      }
      power *= 10;
    }
    return power;
  }
}
