package io.tapedeck.app.chart;

import io.tapedeck.app.feed.Verdict;
import io.tapedeck.app.look.Figures;
import io.tapedeck.app.model.Hole;
import io.tapedeck.app.model.RingSeries;
import io.tapedeck.app.model.Scaled;
import io.tapedeck.app.model.StreamModel;
import io.tapedeck.app.model.TradeRing;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one paint of a price chart shows: the window of time, the lines in pixel columns, the span of prices, the prints in view. Settled at the start of
 * the paint, so that axis, series and tags agree. EDT; reused.
 */
final class PriceFrame {
  /** A silence takes at most this share of the span; after that time stands still, so that the last data stays in view. */
  private static final double HOLE_SHARE = 0.4;

  private final StreamModel model;
  private final TimeSpan span;
  private final StepColumns bids = new StepColumns();
  private final StepColumns asks = new StepColumns();
  private final StepColumns lasts = new StepColumns();
  private final PriceSpan prices = new PriceSpan();
  private TimeWindow window = TimeWindow.endingAt(0, TimeSpan.DEFAULT_NANOS, 1);
  private long now;
  private int firstTrade;
  private long spanShown = TimeSpan.DEFAULT_NANOS;
  private int priceScale = -1;
  private double largestTrade;

  PriceFrame(StreamModel model, TimeSpan span) {
    this.model = model;
    this.span = span;
  }

  /** Settles everything for a plot of this many device pixels. */
  void settle(long epochNanos, int pixels) {
    now = Math.max(epochNanos, model.dataEpochNanos());
    if (model.hasData()) {
      RingSeries quotes = model.bids();
      boolean forgetting = quotes.appended() > quotes.capacity();
      long oldest = forgetting ? end(now) - quotes.time(0) : allNanos(end(now));
      span.fit(oldest, forgetting);
    }
    window = TimeWindow.endingAt(end(now), span.nanos(), pixels);
    long until = trusted() ? now : model.dataEpochNanos();
    List<Hole> holes = model.holes();
    bids.read(model.bids(), window, until, holes);
    asks.read(model.asks(), window, until, holes);
    lasts.read(model.lasts(), window, until, holes);
    firstTrade = tradeAtOrAfter(window.fromNanos());
    if (spanShown != span.nanos() || priceScale != model.instrument().priceScale()) {
      spanShown = span.nanos();
      priceScale = model.instrument().priceScale();
      prices.forget();
    }
    prices.fit(least(least(bids.min(), asks.min()), lasts.min()), most(most(bids.max(), asks.max()), lasts.max()), tick());
    largestTrade = largestTradeInView();
  }

  /** The newest moment a window shows, given the time now. */
  long end(long epochNanos) {
    if (!model.hasData()) {
      return epochNanos;
    }
    if (model.verdict().state() == Verdict.State.OFF) {
      return model.dataEpochNanos();
    }
    Hole hole = openHole();
    if (hole != null) {
      return Math.min(epochNanos, hole.fromEpochNanos() + (long) (span.nanos() * HOLE_SHARE));
    }
    return epochNanos;
  }

  /** From the oldest point kept to now. */
  long allNanos(long epochNanos) {
    long oldest = epochNanos;
    if (model.bids().size() > 0) {
      oldest = Math.min(oldest, model.bids().time(0));
    }
    if (model.trades().count() > 0) {
      oldest = Math.min(oldest, model.trades().received(0));
    }
    return epochNanos - oldest;
  }

  StreamModel model() {
    return model;
  }

  TimeWindow window() {
    return window;
  }

  TimeSpan span() {
    return span;
  }

  PriceSpan prices() {
    return prices;
  }

  StepColumns bids() {
    return bids;
  }

  StepColumns asks() {
    return asks;
  }

  StepColumns lasts() {
    return lasts;
  }

  long now() {
    return now;
  }

  /** True when prices may be drawn as facts. */
  boolean trusted() {
    return model.verdict().state().trusted();
  }

  /** Index of the first print in view. */
  int firstTrade() {
    return firstTrade;
  }

  /** The size that gets the largest triangle; falls slowly, so that triangles do not swell when a big print leaves. */
  double largestTrade() {
    return largestTrade;
  }

  /** Prints in view, with "+" when older ones were in view but are no longer kept. */
  String tradesInView() {
    TradeRing trades = model.trades();
    boolean more = firstTrade == 0 && trades.appended() > trades.count();
    return Figures.count(trades.count() - firstTrade) + (more ? "+" : "");
  }

  /** The smallest step of a price. */
  double tick() {
    return Scaled.toDouble(1, model.instrument().priceScale());
  }

  /** True when a time lies in a stretch without trustworthy data. */
  boolean inHole(long epochNanos) {
    for (Hole hole : model.holes()) {
      if (epochNanos > hole.fromEpochNanos() && epochNanos < hole.toEpochNanos()) {
        return true;
      }
    }
    return false;
  }

  @Nullable Hole openHole() {
    List<Hole> holes = model.holes();
    return !holes.isEmpty() && holes.get(holes.size() - 1).open() ? holes.get(holes.size() - 1) : null;
  }

  /** Index of the first print received at or after a time; the number of prints when there is none. */
  int tradeAtOrAfter(long epochNanos) {
    TradeRing trades = model.trades();
    int low = 0;
    int high = trades.count();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (trades.received(middle) < epochNanos) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private double largestTradeInView() {
    TradeRing trades = model.trades();
    double largest = 0;
    for (int i = firstTrade; i < trades.count(); i++) {
      largest = Math.max(largest, trades.sizeValue(i));
    }
    return largest > largestTrade || largest < largestTrade / 3 ? largest : largestTrade;
  }

  private static double least(double a, double b) {
    return Double.isNaN(a) ? b : Double.isNaN(b) ? a : Math.min(a, b);
  }

  private static double most(double a, double b) {
    return Double.isNaN(a) ? b : Double.isNaN(b) ? a : Math.max(a, b);
  }
}
