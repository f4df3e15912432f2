package io.tapedeck.app.intake;

import java.math.BigDecimal;

/**
 * Exact sums over some trades. Immutable; any thread.
 *
 * @param count number of trades
 * @param buys trades in which the taker bought
 * @param sells trades in which the taker sold
 * @param volume sum of sizes
 * @param buyVolume sum of sizes of the buys
 * @param quoteVolume sum of price times size
 * @param open first price; 0 when there was no trade
 * @param high highest price
 * @param low lowest price
 * @param close last price
 * @param firstEpochNanos receive time of the first trade
 * @param lastEpochNanos receive time of the last trade
 */
public record TradeSummary(
    long count,
    long buys,
    long sells,
    BigDecimal volume,
    BigDecimal buyVolume,
    BigDecimal quoteVolume,
    BigDecimal open,
    BigDecimal high,
    BigDecimal low,
    BigDecimal close,
    long firstEpochNanos,
    long lastEpochNanos) {

  /** No trade. */
  public static final TradeSummary NONE = new TradeSummary(
      0,
      0,
      0,
      BigDecimal.ZERO,
      BigDecimal.ZERO,
      BigDecimal.ZERO,
      BigDecimal.ZERO,
      BigDecimal.ZERO,
      BigDecimal.ZERO,
      BigDecimal.ZERO,
      0,
      0);

  /** These trades and later ones together. */
  public TradeSummary plus(TradeSummary later) {
    if (count == 0) {
      return later;
    }
    if (later.count == 0) {
      return this;
    }
    return new TradeSummary(
        count + later.count,
        buys + later.buys,
        sells + later.sells,
        volume.add(later.volume),
        buyVolume.add(later.buyVolume),
        quoteVolume.add(later.quoteVolume),
        open,
        high.max(later.high),
        low.min(later.low),
        later.close,
        firstEpochNanos,
        later.lastEpochNanos);
  }
}
