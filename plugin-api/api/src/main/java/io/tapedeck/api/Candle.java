package io.tapedeck.api;

/**
 * What was traded in one interval, as an exchange tells it afterwards. Immutable; any thread.
 *
 * <p>Numbers are mantissas as everywhere: a price {@code p} means {@code p / 10^priceScale}, a volume {@code v} means {@code v / 10^sizeScale}. The scales are
 * the candle's own and need not be those of the {@link Instrument}: an exchange may write its history with more digits or fewer.
 *
 * @param startNanos when the interval begins, in nanoseconds since 1970-01-01T00:00Z
 * @param open the first price
 * @param high the highest price
 * @param low the lowest price
 * @param close the last price
 * @param priceScale decimal digits of the four prices, 0 to {@link Instrument#MAX_SCALE}
 * @param volume what was traded, in the unit of the instrument's sizes; 0 when nothing was. A sum that was sent with more digits than fit may be rounded to eight after the point
 * @param sizeScale decimal digits of the volumes, 0 to {@link Instrument#MAX_SCALE}
 * @param trades how many trades that were; {@link #UNKNOWN} when the exchange does not say
 * @param takerBuyVolume the part of {@code volume} that takers bought, at {@code sizeScale}; {@link #UNKNOWN} when the exchange does not say
 */
public record Candle(
    long startNanos,
    long open,
    long high,
    long low,
    long close,
    int priceScale,
    long volume,
    int sizeScale,
    long trades,
    long takerBuyVolume) {

  /** Said of {@link #trades} and {@link #takerBuyVolume} where the exchange says nothing. */
  public static final long UNKNOWN = -1;

  /** The most candles of one call of {@link ExchangeAdapter#candles}. */
  public static final int MOST = 5_000;

  /**
   * Checks that the numbers can be those of a candle.
   *
   * @throws IllegalArgumentException with what is wrong
   */
  public Candle {
    require(startNanos >= 0, "A candle cannot begin before 1970: ", startNanos);
    require(priceScale >= 0 && priceScale <= Instrument.MAX_SCALE, "Digits of prices must lie between 0 and " + Instrument.MAX_SCALE + ": ", priceScale);
    require(sizeScale >= 0 && sizeScale <= Instrument.MAX_SCALE, "Digits of volumes must lie between 0 and " + Instrument.MAX_SCALE + ": ", sizeScale);
    require(high >= low, "The high is below the low: ", high);
    require(high >= Math.max(open, close), "The high is below open or close: ", high);
    require(low <= Math.min(open, close), "The low is above open or close: ", low);
    require(volume >= 0, "A volume cannot be negative: ", volume);
    require(trades >= UNKNOWN, "A number of trades cannot be negative: ", trades);
    require(takerBuyVolume >= UNKNOWN && takerBuyVolume <= volume, "Takers cannot have bought less than nothing or more than all: ", takerBuyVolume);
  }

  private static void require(boolean holds, String complaint, long found) {
    if (!holds) {
      throw new IllegalArgumentException(complaint + found);
    }
  }
}
