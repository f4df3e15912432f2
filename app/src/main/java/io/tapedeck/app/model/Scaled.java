package io.tapedeck.app.model;

import java.math.BigDecimal;

/** Scaled longs at the border to drawing and to text. Any thread. */
public final class Scaled {
  private static final double[] POWERS = {
    1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12
  };

  private Scaled() {}

  /** The nearest double, for drawing only. */
  public static double toDouble(long mantissa, int scale) {
    return mantissa / POWERS[scale];
  }

  /** Ten to the power of a scale. */
  static double power(int scale) {
    return POWERS[scale];
  }

  /** The same number in another scale; digits that the other scale does not have are cut off. */
  static long rescaled(long mantissa, int from, int to) {
    long result = mantissa;
    for (int i = from; i < to; i++) {
      result *= 10;
    }
    for (int i = to; i < from; i++) {
      result /= 10;
    }
    return result;
  }

  /** All digits, ungrouped, never scientific: for CSV, JSON and the clipboard. */
  public static String text(long mantissa, int scale) {
    return BigDecimal.valueOf(mantissa, scale).toPlainString();
  }
}
