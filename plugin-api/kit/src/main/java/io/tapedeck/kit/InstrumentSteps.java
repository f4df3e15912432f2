package io.tapedeck.kit;

import io.tapedeck.api.FrameException;
import io.tapedeck.api.Instrument;
import java.math.BigDecimal;

/** From the steps exchanges declare ({@code 0.0005}, {@code 1e-8}, {@code 5}) to scales. Any thread. */
public final class InstrumentSteps {

  private InstrumentSteps() {}

  /** Decimal digits of a step, reading the value the reader stands at; -1 when it is no positive number or has too many. */
  public static int scale(JsonReader json) throws FrameException {
    boolean known = json.tryDecimal();
    return known && json.mantissa() > 0 ? scale(json.mantissa(), json.scale()) : -1;
  }

  private static int scale(long mantissa, int scale) {
    int needed = Math.max(0, BigDecimal.valueOf(mantissa, scale).stripTrailingZeros().scale());
    return needed <= Instrument.MAX_SCALE ? needed : -1;
  }
}
