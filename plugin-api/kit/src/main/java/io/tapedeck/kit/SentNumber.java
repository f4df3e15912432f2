package io.tapedeck.kit;

import io.tapedeck.api.FrameException;
import io.tapedeck.api.Instrument;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** A number as it was sent, or the lack of one. Used again for each message; one thread. */
public final class SentNumber {

  private long mantissa;
  private int scale;
  private boolean known;

  /** Nothing was sent. */
  public void clear() {
    known = false;
  }

  /** As if it had been sent. */
  public void set(long newMantissa, int newScale) {
    mantissa = newMantissa;
    scale = newScale;
    known = true;
  }

  /** Reads the value the reader stands at: a number, or a text that holds one. */
  public void read(JsonReader json) throws FrameException {
    known = json.tryDecimal();
    if (known) {
      mantissa = json.mantissa();
      scale = json.scale();
    }
  }

  /**
   * Reads a sum, which some exchanges add up in floating point and send with digits that nobody traded: exact where it fits, else rounded to so many fraction digits.
   */
  void readSum(JsonReader json, int most) throws FrameException {
    read(json);
    if (known && neededScale() <= Instrument.MAX_SCALE) {
      return;
    }
    known = false;
    BigDecimal sent = json.anyDecimal();
    if (sent != null) {
      BigDecimal rounded = sent.setScale(most, RoundingMode.HALF_EVEN).stripTrailingZeros();
      if (rounded.scale() < 0) {
        rounded = rounded.setScale(0);
      }
      if (rounded.unscaledValue().bitLength() < Long.SIZE) {
        set(rounded.unscaledValue().longValueExact(), rounded.scale());
      }
    }
  }

  /** Drops the sign, where it says something else than the size. */
  public void makePositive() {
    mantissa = Math.abs(mantissa);
  }

  /** False when it was absent, null, or nothing that fits. */
  public boolean isKnown() {
    return known;
  }

  /** True when it is below zero. */
  public boolean isNegative() {
    return mantissa < 0;
  }

  /** True when it is above zero. */
  public boolean isPositive() {
    return mantissa > 0;
  }

  /** The digits without the point. */
  public long mantissa() {
    return mantissa;
  }

  /** The fraction digits as sent. */
  public int scale() {
    return scale;
  }

  /** The number in another scale, or {@link Decimals#INEXACT}. */
  public long at(int otherScale) {
    return Decimals.rescale(mantissa, scale, otherScale);
  }

  /** Fraction digits it cannot do without. */
  public int neededScale() {
    return neededScale(mantissa, scale);
  }

  /** Fraction digits a number cannot do without. */
  static int neededScale(long mantissa, int scale) {
    int needed = scale;
    for (long rest = mantissa; needed > 0 && rest % 10 == 0; rest /= 10) {
      needed--;
    }
    return needed;
  }
}
