package io.tapedeck.plugin.kraken;

import io.tapedeck.api.FrameException;
import io.tapedeck.kit.Decimals;
import io.tapedeck.kit.JsonReader;

/** A number as it was sent, or the lack of one. Used again for each message; one thread. */
final class SentNumber {

  private long mantissa;
  private int scale;
  private boolean known;

  void clear() {
    known = false;
  }

  void read(JsonReader json) throws FrameException {
    known = json.tryDecimal();
    if (known) {
      mantissa = json.mantissa();
      scale = json.scale();
    }
  }

  /** False when it was absent, null, or nothing that fits. */
  boolean isKnown() {
    return known;
  }

  boolean isNegative() {
    return mantissa < 0;
  }

  boolean isPositive() {
    return mantissa > 0;
  }

  /** The number in another scale, or {@link Decimals#INEXACT}. */
  long at(int otherScale) {
    return Decimals.rescale(mantissa, scale, otherScale);
  }

  /** Fraction digits it cannot do without. */
  int neededScale() {
    int needed = scale;
    for (long rest = mantissa; needed > 0 && rest % 10 == 0; rest /= 10) {
      needed--;
    }
    return needed;
  }
}
