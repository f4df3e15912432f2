package io.tapedeck.app.intake;

import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * A sum of longs, or of products of two longs, in 128 bits: exact for any market, without garbage. One thread writes.
 */
final class ExactSum {
  private long high;
  private long low;

  void add(long value) {
    add(value >> 63, value);
  }

  /** Adds {@code a * b}. */
  void addProduct(long a, long b) {
    add(Math.multiplyHigh(a, b), a * b);
  }

  void copyTo(ExactSum target) {
    target.high = high;
    target.low = low;
  }

  void clear() {
    high = 0;
    low = 0;
  }

  /** Multiplies the sum; for the rare change of a scale. */
  void multiply(long factor) {
    BigInteger product = value().multiply(BigInteger.valueOf(factor));
    low = product.longValue();
    high = product.shiftRight(64).longValue();
  }

  BigDecimal decimal(int scale) {
    return new BigDecimal(value(), scale);
  }

  private BigInteger value() {
    return BigInteger.valueOf(high).shiftLeft(64).add(new BigInteger(Long.toUnsignedString(low)));
  }

  private void add(long otherHigh, long otherLow) {
    long sum = low + otherLow;
    long carry = Long.compareUnsigned(sum, low) < 0 ? 1 : 0;
    low = sum;
    high += otherHigh + carry;
  }
}
