package io.tapedeck.kit;

import io.tapedeck.api.Candle;
import io.tapedeck.api.FrameException;
import io.tapedeck.api.MarketSink;
import org.jspecify.annotations.Nullable;

/** A candle as it was sent, number by number. One thread. */
final class SentCandle {
  /** Below the smallest size of any exchange, and it leaves room for ten billion before the point. */
  private static final int VOLUME_DIGITS = 8;

  private final SentNumber open = new SentNumber();
  private final SentNumber high = new SentNumber();
  private final SentNumber low = new SentNumber();
  private final SentNumber close = new SentNumber();
  private final SentNumber volume = new SentNumber();
  private final SentNumber bought = new SentNumber();
  private final SentNumber[] prices = {open, high, low, close};
  private long start = MarketSink.NO_TIME;
  private long trades = Candle.UNKNOWN;
  private boolean running;

  /** Reads one part of it, the value the reader stands at. */
  void read(SentCandles.Part part, JsonReader json) throws FrameException {
    switch (part) {
      case SECONDS -> start = WireText.seconds(json);
      case MILLIS -> start = WireText.millis(json);
      case OPEN -> open.read(json);
      case HIGH -> high.read(json);
      case LOW -> low.read(json);
      case CLOSE -> close.read(json);
      case VOLUME -> volume.readSum(json, VOLUME_DIGITS);
      case TAKER_BUY_VOLUME -> bought.readSum(json, VOLUME_DIGITS);
      case TRADES -> trades = WireText.whole(json, Candle.UNKNOWN);
      case CONFIRMED -> running |= WireText.whole(json, 1) == 0;
      case OTHER -> json.skipValue();
    }
  }

  /** Why it cannot be told; null when it can. */
  @Nullable String fault(boolean negativePrices) {
    for (SentNumber price : prices) {
      if (!price.isKnown()) {
        return Faults.PRICE_UNREADABLE;
      }
      if (price.isNegative() && !negativePrices) {
        return Faults.PRICE_NEGATIVE;
      }
    }
    return !volume.isKnown() ? Faults.SIZE_UNREADABLE : volume.isNegative() ? Faults.SIZE_NEGATIVE : null;
  }

  /** When it begins, or {@link MarketSink#NO_TIME}. */
  long start() {
    return start;
  }

  /** True when the exchange itself says that it is not over. */
  boolean isRunning() {
    return running;
  }

  /** Fraction digits its prices cannot do without. */
  int priceScale() {
    int needed = 0;
    for (SentNumber price : prices) {
      needed = Math.max(needed, price.neededScale());
    }
    return needed;
  }

  /** Fraction digits its volumes cannot do without. */
  int sizeScale() {
    return Math.max(volume.neededScale(), bought.isKnown() ? bought.neededScale() : 0);
  }

  /** True when its prices fit into this scale. */
  boolean pricesFit(int scale) {
    for (SentNumber price : prices) {
      if (price.at(scale) == Decimals.INEXACT) {
        return false;
      }
    }
    return true;
  }

  /** True when its volumes fit into this scale. */
  boolean sizesFit(int scale) {
    return volume.at(scale) != Decimals.INEXACT && (!bought.isKnown() || bought.at(scale) != Decimals.INEXACT);
  }

  /** The candle in these scales, which must fit. */
  Candle at(int priceScale, int sizeScale) throws FrameException {
    try {
      return new Candle(
          start, open.at(priceScale), high.at(priceScale), low.at(priceScale), close.at(priceScale), priceScale,
          volume.at(sizeScale), sizeScale, trades, bought.isKnown() ? bought.at(sizeScale) : Candle.UNKNOWN);
    } catch (IllegalArgumentException e) {
      throw new FrameException("candle that contradicts itself");
    }
  }
}
