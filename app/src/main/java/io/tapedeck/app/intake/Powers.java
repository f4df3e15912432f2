package io.tapedeck.app.intake;

/** Powers of ten as longs. Any thread. */
final class Powers {
  private static final long[] TEN = new long[19];

  static {
    long power = 1;
    for (int i = 0; i < TEN.length; i++) {
      TEN[i] = power;
      power *= 10;
    }
  }

  private Powers() {}

  /** Ten to the power of {@code exponent}, which is 0 to 18. */
  static long ten(int exponent) {
    return TEN[exponent];
  }
}
