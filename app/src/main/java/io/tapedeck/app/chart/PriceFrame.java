package io.tapedeck.app.chart;

import io.tapedeck.app.feed.Verdict;
import io.tapedeck.app.look.Figures;
import io.tapedeck.app.model.BarInterval;
import io.tapedeck.app.model.Extent;
import io.tapedeck.app.model.Hole;
import io.tapedeck.app.model.RingSeries;
import io.tapedeck.app.model.Scaled;
import io.tapedeck.app.model.StreamModel;
import io.tapedeck.app.model.TradeRing;
import io.tapedeck.app.study.StudyKind;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What one paint of a price chart shows: the window of time, the lines or bars in it, the span of prices, the prints in view. Settled at the start of
 * the paint, so that axis, series and tags agree. EDT; reused.
 */
final class PriceFrame {
  /** A silence takes at most this share of the span; after that time stands still, so that the last data stays in view. */
  private static final double HOLE_SHARE = 0.4;

  /** Share of the height that volume bars take. */
  static final double VOLUME_SHARE = 0.16;

  /** Room for the strip of the book beside a liquidity map, as a share of the span. */
  private static final double STRIP_SHARE = 0.09;

  private final StreamModel model;
  private final TimeView view;
  private final BarFrame bars;
  private final Studies studies = new Studies();
  private final StepColumns bids = new StepColumns();
  private final StepColumns asks = new StepColumns();
  private final StepColumns lasts = new StepColumns();
  private final PriceSpan prices = new PriceSpan();
  private final Extent range = new Extent();
  private @Nullable HeatMap heat;
  private ChartKind kind = ChartKind.BID_ASK;
  private TimeWindow window = TimeWindow.endingAt(0, TimeSpan.DEFAULT_NANOS, 1);
  private long now;
  private int firstTrade;
  private int endTrade;
  private long spanShown = TimeSpan.DEFAULT_NANOS;
  private int priceScale = -1;
  private double largestTrade;
  private final NewPrints newPrints = new NewPrints();
  private double largestSeen;
  private double topShare;

  PriceFrame(StreamModel model, TimeSpan span) {
    this.model = model;
    view = new TimeView(span);
    bars = new BarFrame(model);
  }

  /** Shows something else of the stream; time and prices are fitted anew. */
  void show(ChartKind next, BarInterval interval) {
    if (next == kind && interval.equals(bars.interval())) {
      return;
    }
    kind = next;
    if (!interval.equals(bars.interval())) {
      bars.interval(interval);
      studies.restart(bars.series());
    }
    if (kind.ofBars()) {
      view.span().usual(bars.usualSpan(), bars.leastSpan());
    } else {
      view.span().usual();
    }
    heat = kind == ChartKind.LIQUIDITY ? new HeatMap() : null;
    reset();
  }

  /** Shows these indicators. */
  void studies(Set<StudyKind> kinds) {
    studies.choose(kinds, bars.series());
    prices.forget();
  }

  /** Time and prices as they were at first. */
  void reset() {
    view.reset();
    prices.automatic(true);
    prices.forget();
  }

  /** Share of the plot above the prices, for the read-out. */
  void topShare(double share) {
    topShare = Math.min(0.25, share);
  }

  /** Settles everything for a plot of this many device pixels. */
  void settle(long epochNanos, int pixels) {
    now = Math.max(epochNanos, model.dataEpochNanos());
    range.clear();
    if (kind.ofBars()) {
      settleBars(pixels);
    } else {
      settleLines(pixels);
    }
    if (spanShown != view.span().nanos() || priceScale != model.instrument().priceScale()) {
      spanShown = view.span().nanos();
      priceScale = model.instrument().priceScale();
      prices.forget();
    }
    double free = bottomShare();
    double unit = (range.max() - range.min()) / (1 - free - topShare);
    prices.fit(range.min() - unit * free, range.max() + unit * topShare, tick());
  }

  private void settleBars(int pixels) {
    bars.refresh();
    window = view.settle(bars.end(end(now)), bars.oldest(now), span -> Math.max(bars.room(), TimeWindow.room(span)), pixels);
    bars.settle(window, range);
    studies.catchUp(bars.series());
    studies.range(bars.from(), bars.to(), range);
    firstTrade = tradeAtOrAfter(bars.time(window.fromNanos()));
    endTrade = tradeAtOrAfter(bars.time(window.toNanos()) + 1);
  }

  private void settleLines(int pixels) {
    if (model.hasData()) {
      RingSeries quotes = model.bids();
      boolean forgetting = quotes.appended() > quotes.capacity();
      long oldest = forgetting ? end(now) - quotes.time(0) : allNanos(end(now));
      view.span().fit(oldest, forgetting);
    }
    boolean map = kind == ChartKind.LIQUIDITY;
    window = view.settle(
        end(now), end(now) - allNanos(end(now)), span -> map ? (long) (span * STRIP_SHARE) : TimeWindow.room(span), pixels);
    long until = trusted() ? now : model.dataEpochNanos();
    List<Hole> holes = model.holes();
    if (kind != ChartKind.LINE) {
      bids.read(model.bids(), window, until, holes);
      asks.read(model.asks(), window, until, holes);
      bids.range(range);
      asks.range(range);
    }
    lasts.read(model.lasts(), window, until, holes);
    lasts.range(range);
    if (heat != null) {
      heat.widen(range);
    }
    firstTrade = tradeAtOrAfter(window.fromNanos());
    endTrade = tradeAtOrAfter(window.toNanos() + 1);
    largestTrade = kind == ChartKind.LINE ? 0 : largestTradeInView();
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
      return Math.min(epochNanos, hole.fromEpochNanos() + (long) (view.span().nanos() * HOLE_SHARE));
    }
    return epochNanos;
  }

  /** Where the axis ends at a time, if it follows the data. */
  long liveEnd(long epochNanos) {
    return kind.ofBars() ? bars.end(end(epochNanos)) : end(epochNanos);
  }

  /** From the oldest point kept to now. */
  long allNanos(long epochNanos) {
    long oldest = epochNanos;
    if (model.bids().size() > 0) {
      oldest = Math.min(oldest, model.bids().time(0));
    }
    if (model.trades().count() > 0) {
      oldest = Math.min(oldest, model.lasts().time(0));
    }
    return epochNanos - oldest;
  }

  /** From the oldest place on the axis to the newest. */
  long allPlaces() {
    return kind.ofBars() ? bars.end(now) - bars.oldest(now) : allNanos(now);
  }

  StreamModel model() {
    return model;
  }

  ChartKind kind() {
    return kind;
  }

  TimeView view() {
    return view;
  }

  BarFrame bars() {
    return bars;
  }

  Studies studies() {
    return studies;
  }

  /** The liquidity map; null in other kinds of chart. */
  @Nullable HeatMap heat() {
    return heat;
  }

  TimeWindow window() {
    return window;
  }

  TimeSpan span() {
    return view.span();
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

  /** Height of the part that shows prices, in a plot of this height; panes stand below. */
  int priceHeight(int height) {
    return kind.ofBars() ? (int) Math.rint(height * (1 - studies.paneShare())) : height;
  }

  /** The time of a place on the axis. */
  long time(long place) {
    return kind.ofBars() ? bars.time(place) : place;
  }

  /** True when places on the axis are times. */
  boolean timed() {
    return !kind.ofBars() || bars.interval().timed();
  }

  /** Stretches without trustworthy data, where the axis has a place for them. */
  List<Hole> holes() {
    return timed() ? model.holes() : List.of();
  }

  /** True when prices may be drawn as facts. */
  boolean trusted() {
    return model.verdict().state().trusted();
  }

  /** Index of the first print in view. */
  int firstTrade() {
    return firstTrade;
  }

  /** Index after the last print in view. */
  int endTrade() {
    return endTrade;
  }

  /** The size that gets the largest triangle; falls slowly, so that triangles do not swell when a big print leaves. */
  double largestTrade() {
    return largestTrade;
  }

  /** Prints in view, with "+" when older ones were in view but are no longer kept. */
  String tradesInView() {
    TradeRing trades = model.trades();
    boolean more = firstTrade == 0 && trades.appended() > trades.count();
    return Figures.count(endTrade - firstTrade) + (more ? "+" : "");
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

  /** Share of the plot below the prices: volume and panes. */
  private double bottomShare() {
    if (!kind.ofBars()) {
      return 0;
    }
    double panes = studies.paneShare();
    return panes + VOLUME_SHARE * (1 - panes);
  }

  private double largestTradeInView() {
    TradeRing trades = model.trades();
    int begin = newPrints.look(trades, firstTrade, endTrade, window);
    double largest = newPrints.anew() ? 0 : largestSeen;
    for (int i = begin; i < endTrade; i++) {
      largest = Math.max(largest, trades.sizeValue(i));
    }
    largestSeen = largest;
    return largest > largestTrade || largest < largestTrade / 3 ? largest : largestTrade;
  }
}
