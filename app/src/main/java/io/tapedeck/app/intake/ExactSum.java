package io.tapedeck.app.intake;

import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * A sum of longs, or of products of two longs, in 128 bits: exact for any market, without garbage. One thread writes.
 */
public final class ExactSum {
  private long high;
  private long low;

  void add(long value) {
    add(value >> 63, value);
  }

  /** Adds {@code a * b}. */
  void addProduct(long a, long b) {
    add(Math.multiplyHigh(a, b), a * b);
  }

  /** Adds another sum, times a power of ten. */
  void add(ExactSum other, long factor) {
    if (factor == 1) {
      add(other.high, other.low);
    } else {
      ExactSum grown = new ExactSum();
      other.copyTo(grown);
      grown.multiply(factor);
      add(grown.high, grown.low);
    }
  }

  /** True when the sum is not below a positive number. */
  boolean atLeast(long least) {
    return high > 0 || (high == 0 && Long.compareUnsigned(low, least) >= 0);
  }

  /** The upper 64 bits. */
  public long high() {
    return high;
  }

  /** The lower 64 bits. */
  public long low() {
    return low;
  }

  /** The nearest double, or one beside it; for drawing. */
  public double toDouble() {
    return toDouble(high, low);
  }

  /** The nearest double, or one beside it, of a sum given by its halves; for drawing. */
  public static double toDouble(long high, long low) {
    double unsigned = (low >>> 1) * 2.0 + (low & 1);
    return high * 0x1p64 + unsigned;
  }

  /** A sum given by its halves. */
  public static BigDecimal decimal(long high, long low, int scale) {
    ExactSum sum = new ExactSum();
    sum.high = high;
    sum.low = low;
    return sum.decimal(scale);
  }

  void write(long[] row, int at) {
    row[at] = low;
    row[at + 1] = high;
  }

  void read(long[] row, int at) {
    low = row[at];
    high = row[at + 1];
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
