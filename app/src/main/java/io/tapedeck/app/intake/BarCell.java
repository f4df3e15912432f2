package io.tapedeck.app.intake;

import io.tapedeck.api.Candle;
import io.tapedeck.api.Side;
import java.math.BigDecimal;

/**
 * One bar, exact: open, high, low, close, volumes, counts and times of some trades, as mantissas with the scales it was made in. It is filled in place and copied, never
 * shared between threads. When scales change it keeps the finer ones.
 */
public final class BarCell {
  private final TradeTotals totals = new TradeTotals();
  private long start;
  private int priceScale;
  private int sizeScale;
  private int unitExponent;
  private boolean partial;
  private boolean history;
  private boolean tradesUnknown;
  private boolean sidesUnknown;

  /** An empty bar. */
  public BarCell() {}

  /** Empties it. */
  public void clear() {
    totals.clear();
    partial = false;
    noHistory();
  }

  private void noHistory() {
    history = false;
    tradesUnknown = false;
    sidesUnknown = false;
  }

  /**
   * Makes it what an exchange told afterwards. Its volume in the quote currency is that of the mean of its four prices; where the exchange does not tell trades or sides, this bar
   * says so.
   */
  public void history(Candle candle, long nanos) {
    clear();
    start = candle.startNanos();
    priceScale = candle.priceScale();
    sizeScale = candle.sizeScale();
    history = true;
    tradesUnknown = candle.trades() == Candle.UNKNOWN;
    sidesUnknown = candle.takerBuyVolume() == Candle.UNKNOWN;
    totals.told(candle, candle.startNanos() + nanos - 1);
  }

  void begin(long startNanos, boolean touched) {
    totals.clear();
    start = startNanos;
    partial = touched;
    noHistory();
  }

  void unit(int exponent) {
    unitExponent = exponent;
  }

  void touched() {
    partial = true;
  }

  void add(long receivedEpochNanos, long price, int scaleOfPrice, long size, int scaleOfSize, Side taker) {
    fit(scaleOfPrice, scaleOfSize);
    long exactPrice = price * Powers.ten(priceScale - scaleOfPrice);
    long exactSize = size * Powers.ten(sizeScale - scaleOfSize);
    totals.add(receivedEpochNanos, exactPrice, exactSize, taker);
  }

  TradeTotals totals() {
    return totals;
  }

  void facts(long startNanos, int scaleOfPrice, int scaleOfSize, int exponentOfUnit) {
    start = startNanos;
    priceScale = scaleOfPrice;
    sizeScale = scaleOfSize;
    unitExponent = exponentOfUnit;
  }

  void marks(boolean touched, boolean told, boolean withoutTrades, boolean withoutSides) {
    partial = touched;
    history = told;
    tradesUnknown = withoutTrades;
    sidesUnknown = withoutSides;
  }

  /** Makes one bar of this and a later one. */
  public void merge(BarCell later) {
    if (later.empty()) {
      partial |= later.partial;
      return;
    }
    if (empty()) {
      boolean touched = partial;
      later.copyTo(this);
      partial |= touched;
      return;
    }
    fit(later.priceScale, later.sizeScale);
    totals.add(later.totals, Powers.ten(priceScale - later.priceScale), Powers.ten(sizeScale - later.sizeScale));
    partial |= later.partial;
    history |= later.history;
    tradesUnknown |= later.tradesUnknown;
    sidesUnknown |= later.sidesUnknown;
    unitExponent = later.unitExponent;
  }

  /** Sets when its interval began. */
  public void startAt(long startNanos) {
    start = startNanos;
  }

  /** Copies all of it. */
  public void copyTo(BarCell target) {
    totals.copyTo(target.totals);
    target.start = start;
    target.priceScale = priceScale;
    target.sizeScale = sizeScale;
    target.unitExponent = unitExponent;
    target.partial = partial;
    target.history = history;
    target.tradesUnknown = tradesUnknown;
    target.sidesUnknown = sidesUnknown;
  }

  /** True when no trade is in it. */
  public boolean empty() {
    return totals.count() == 0;
  }

  /** When its second began, or when its first trade came, epoch nanoseconds. */
  public long startNanos() {
    return start;
  }

  /** When its last trade came, epoch nanoseconds. */
  public long lastNanos() {
    return totals.lastNanos();
  }

  /** Decimal digits of the prices. */
  public int priceScale() {
    return priceScale;
  }

  /** Decimal digits of the volumes. */
  public int sizeScale() {
    return sizeScale;
  }

  /** Price of the first trade. */
  public long open() {
    return totals.open();
  }

  /** Highest price. */
  public long high() {
    return totals.high();
  }

  /** Lowest price. */
  public long low() {
    return totals.low();
  }

  /** Price of the last trade. */
  public long close() {
    return totals.close();
  }

  /** Number of trades. */
  public long count() {
    return totals.count();
  }

  /** Trades in which the taker bought. */
  public long buys() {
    return totals.buys();
  }

  /** Sum of all sizes. */
  public ExactSum volume() {
    return totals.volume();
  }

  /** Sum of the sizes of the buys. */
  public ExactSum buyVolume() {
    return totals.buyVolume();
  }

  /** Sum of price times size, for drawing: its scale is that of price and size together. */
  public double quoteVolume() {
    return totals.quoteVolume().toDouble() / ((double) Powers.ten(priceScale) * Powers.ten(sizeScale));
  }

  /** Sum of all sizes as a number of its own. */
  public BigDecimal exactVolume() {
    return volume().decimal(sizeScale);
  }

  /** The power of ten that is the size of the smallest volume bar of this stream. */
  public int unitExponent() {
    return unitExponent;
  }

  /** True when the volume is at least so many of the smallest volume bar. */
  public boolean holdsUnits(long units) {
    int power = unitExponent + sizeScale;
    return power > 18 ? false : volume().atLeast(power < 0 ? 1 : units * Powers.ten(power));
  }

  /** True when the stream was interrupted in it: trades may be missing. */
  public boolean partial() {
    return partial;
  }

  /** True when at least a part of it was told by the exchange afterwards and not seen by us. */
  public boolean history() {
    return history;
  }

  /** True when the number of its trades is not known. */
  public boolean tradesUnknown() {
    return tradesUnknown;
  }

  /** True when it is not known how much of its volume takers bought. */
  public boolean sidesUnknown() {
    return sidesUnknown;
  }

  /** Takes over scales that are finer than its own. */
  private void fit(int scaleOfPrice, int scaleOfSize) {
    if (empty()) {
      priceScale = scaleOfPrice;
      sizeScale = scaleOfSize;
    } else if (scaleOfPrice > priceScale || scaleOfSize > sizeScale) {
      int nextPrice = Math.max(priceScale, scaleOfPrice);
      int nextSize = Math.max(sizeScale, scaleOfSize);
      totals.multiply(Powers.ten(nextPrice - priceScale), Powers.ten(nextSize - sizeScale));
      priceScale = nextPrice;
      sizeScale = nextSize;
    }
  }
}
