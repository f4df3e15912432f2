package io.tapedeck.testkit.conformance;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A candle as an exchange keeps it, for dialects to put into words. Immutable; any thread.
 *
 * @param startMillis when it begins
 * @param open first price, as a plain decimal number
 * @param high highest price
 * @param low lowest price
 * @param close last price
 * @param volume what was traded
 * @param bought the part of it that takers bought
 * @param trades how many trades
 * @param running true while it is not over; an exchange that marks such candles must do so
 */
public record MadeUpCandle(
    long startMillis, String open, String high, String low, String close, String volume, String bought, long trades, boolean running) {

  /** When it begins, in seconds. */
  public long startSeconds() {
    return startMillis / 1_000;
  }

  /** A number as it is sent where numbers are no texts: a very small one with an exponent. What is no number stays what it is. */
  public static String number(String plain) {
    try {
      return new BigDecimal(plain).toString();
    } catch (NumberFormatException e) {
      return plain;
    }
  }

  /** The newest first, as many exchanges send them. */
  public static List<MadeUpCandle> newestFirst(List<MadeUpCandle> candles) {
    List<MadeUpCandle> turned = new ArrayList<>(candles);
    Collections.reverse(turned);
    return turned;
  }
}
