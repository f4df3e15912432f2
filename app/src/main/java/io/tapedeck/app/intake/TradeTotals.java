package io.tapedeck.app.intake;

import io.tapedeck.api.Candle;
import io.tapedeck.api.Side;
import java.math.BigDecimal;

/**
 * Exact sums over trades: count, buys, sells, volume, volume in the quote currency, open, high, low, close and times. Used for a whole session, for a
 * bar, and for prints that were folded. One thread writes; prices and sizes are mantissas.
 */
final class TradeTotals {
  private final ExactSum volume = new ExactSum();
  private final ExactSum buyVolume = new ExactSum();
  private final ExactSum quoteVolume = new ExactSum();
  private long count;
  private long buys;
  private long open;
  private long high;
  private long low;
  private long close;
  private long firstNanos;
  private long lastNanos;

  void add(long receivedEpochNanos, long price, long size, Side taker) {
    if (count == 0) {
      open = price;
      high = price;
      low = price;
      firstNanos = receivedEpochNanos;
    }
    high = Math.max(high, price);
    low = Math.min(low, price);
    close = price;
    lastNanos = receivedEpochNanos;
    count++;
    volume.add(size);
    quoteVolume.addProduct(price, size);
    if (taker == Side.BUY) {
      buys++;
      buyVolume.add(size);
    }
  }

  /** What an exchange tells of an interval; at least one trade, so that it is not empty. */
  void told(Candle candle, long untilNanos) {
    clear();
    open = candle.open();
    high = candle.high();
    low = candle.low();
    close = candle.close();
    count = Math.max(1, candle.trades());
    volume.add(candle.volume());
    buyVolume.add(Math.max(0, candle.takerBuyVolume()));
    // Halves first: four prices may be more than a long holds.
    long mean = (open / 2 + high / 2) / 2 + (low / 2 + close / 2) / 2;
    quoteVolume.addProduct(mean, candle.volume());
    firstNanos = candle.startNanos();
    lastNanos = untilNanos;
  }

  /** Adds the sums of later trades, whose prices and sizes are multiplied first. */
  void add(TradeTotals later, long priceFactor, long sizeFactor) {
    if (count == 0) {
      open = later.open * priceFactor;
      high = later.high * priceFactor;
      low = later.low * priceFactor;
      firstNanos = later.firstNanos;
    }
    high = Math.max(high, later.high * priceFactor);
    low = Math.min(low, later.low * priceFactor);
    close = later.close * priceFactor;
    lastNanos = later.lastNanos;
    count += later.count;
    buys += later.buys;
    volume.add(later.volume, sizeFactor);
    buyVolume.add(later.buyVolume, sizeFactor);
    if (priceFactor == 1 || sizeFactor == 1) {
      quoteVolume.add(later.quoteVolume, priceFactor * sizeFactor);
    } else {
      ExactSum grown = new ExactSum();
      grown.add(later.quoteVolume, priceFactor);
      quoteVolume.add(grown, sizeFactor);
    }
  }

  long count() {
    return count;
  }

  long buys() {
    return buys;
  }

  long open() {
    return open;
  }

  long high() {
    return high;
  }

  long low() {
    return low;
  }

  long close() {
    return close;
  }

  long lastNanos() {
    return lastNanos;
  }

  ExactSum volume() {
    return volume;
  }

  ExactSum buyVolume() {
    return buyVolume;
  }

  ExactSum quoteVolume() {
    return quoteVolume;
  }

  void clear() {
    volume.clear();
    buyVolume.clear();
    quoteVolume.clear();
    count = 0;
    buys = 0;
  }

  void copyTo(TradeTotals target) {
    volume.copyTo(target.volume);
    buyVolume.copyTo(target.buyVolume);
    quoteVolume.copyTo(target.quoteVolume);
    target.count = count;
    target.buys = buys;
    target.open = open;
    target.high = high;
    target.low = low;
    target.close = close;
    target.firstNanos = firstNanos;
    target.lastNanos = lastNanos;
  }

  void write(long[] row, int at) {
    row[at + BarRow.LAST] = lastNanos;
    row[at + BarRow.OPEN] = open;
    row[at + BarRow.HIGH] = high;
    row[at + BarRow.LOW] = low;
    row[at + BarRow.CLOSE] = close;
    volume.write(row, at + BarRow.VOLUME);
    buyVolume.write(row, at + BarRow.BUY_VOLUME);
    quoteVolume.write(row, at + BarRow.QUOTE_VOLUME);
    row[at + BarRow.COUNT] = count;
    row[at + BarRow.BUYS] = buys;
  }

  /** All but the time of the first trade, which the bar itself has. */
  void read(long[] row, int at) {
    firstNanos = row[at + BarRow.START];
    lastNanos = row[at + BarRow.LAST];
    open = row[at + BarRow.OPEN];
    high = row[at + BarRow.HIGH];
    low = row[at + BarRow.LOW];
    close = row[at + BarRow.CLOSE];
    volume.read(row, at + BarRow.VOLUME);
    buyVolume.read(row, at + BarRow.BUY_VOLUME);
    quoteVolume.read(row, at + BarRow.QUOTE_VOLUME);
    count = row[at + BarRow.COUNT];
    buys = row[at + BarRow.BUYS];
  }

  void multiply(long priceFactor, long sizeFactor) {
    volume.multiply(sizeFactor);
    buyVolume.multiply(sizeFactor);
    quoteVolume.multiply(priceFactor);
    quoteVolume.multiply(sizeFactor);
    open *= priceFactor;
    high *= priceFactor;
    low *= priceFactor;
    close *= priceFactor;
  }

  TradeSummary summary(int priceScale, int sizeScale) {
    return new TradeSummary(
        count,
        buys,
        count - buys,
        volume.decimal(sizeScale),
        buyVolume.decimal(sizeScale),
        quoteVolume.decimal(priceScale + sizeScale),
        BigDecimal.valueOf(open, priceScale),
        BigDecimal.valueOf(high, priceScale),
        BigDecimal.valueOf(low, priceScale),
        BigDecimal.valueOf(close, priceScale),
        firstNanos,
        lastNanos);
  }
}
