package io.tapedeck.app.model;

import io.tapedeck.api.ExchangeInfo;
import io.tapedeck.api.Candle;
import io.tapedeck.api.Instrument;
import io.tapedeck.api.MarketSink;
import io.tapedeck.api.Side;
import io.tapedeck.app.feed.Verdict;
import io.tapedeck.app.intake.BookState;
import io.tapedeck.app.intake.Ledger;
import io.tapedeck.app.intake.StreamId;
import io.tapedeck.app.intake.StreamView;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the screen knows of one stream. EDT. All prices are mantissas in the scales of {@link #instrument()}.
 *
 * <p>Lines, prints and bars go on in every tick. The prices that are written in digits are those of the last beat, ten a second ({@link #figures()}): nobody reads them faster,
 * and every panel that writes them writes the same ones.
 */
public final class StreamModel {
  /** An exchange clock further off than this is not used to compute delays. */
  public static final long SKEW_LIMIT_NANOS = 1_000_000_000L;

  private static final int MAX_HOLES = 64;

  /** Single prints are looked at one by one when they are drawn; older ones live on in lines and bars. */
  private static final int MOST_PRINTS = 100_000;

  private final ScreenThread thread;
  private boolean replayed;
  private final Changes changes = new Changes();
  private final Changes figures = new Changes();
  private final Quote newest = new Quote();
  private final Quote shown = new Quote();
  private final RingSeries bids;
  private final RingSeries asks;
  private final PrintLine lasts;
  private final TradeRing trades;
  private final BarBoard bars;
  private final DepthModel depth = new DepthModel();
  private final List<Hole> holes = new ArrayList<>();
  private final DelayWindow delays = new DelayWindow();
  private final RateMeter rate = new RateMeter();

  private final StreamId id;
  private final @Nullable ExchangeInfo exchange;
  private Instrument instrument;
  private Verdict verdict = Verdict.NOT_STARTED;
  private Ledger ledger = Ledger.EMPTY;
  private long first;
  private int firstScale;
  private boolean hasFirst;
  private long dataNanos;
  private long dataEpochNanos;
  private long resyncs;
  private long reconnects;
  private BookState book = BookState.NONE;
  private boolean clockSkewed;
  private boolean lastIsNewest;
  private final VerdictHistory history;
  private final DelayStages stages = new DelayStages();
  private final ProofModel proofs = new ProofModel();

  // For so many pieces of news a look counts.
  private static final int PATIENCE = 90;

  private int looksLeft;
  private boolean taken;
  private long takenNanos;

  /** A stream without data and without a past. */
  public StreamModel(Instrument instrument, int retention, ScreenThread thread) {
    this(instrument, retention, thread, new VerdictHistory());
  }

  /** A stream without data, of an exchange that only its id is known of; its verdicts go on where {@code history} ends. */
  public StreamModel(Instrument instrument, int retention, ScreenThread thread, VerdictHistory history) {
    this(instrument, retention, thread, history, null);
  }

  /** A stream without data; its verdicts go on where {@code history} ends. */
  public StreamModel(
      Instrument instrument, int retention, ScreenThread thread, VerdictHistory history, @Nullable ExchangeInfo exchange) {
    this.instrument = instrument;
    id = StreamId.of(instrument);
    this.exchange = exchange;
    this.thread = thread;
    this.history = history;
    bids = new RingSeries(retention);
    asks = new RingSeries(retention);
    trades = new TradeRing(Math.min(retention, MOST_PRINTS));
    lasts = new PrintLine(trades, retention);
    bars = new BarBoard(retention);
  }

  /** Listeners who draw, told once a tick. */
  public Changes changes() {
    return changes;
  }

  /** Listeners who write digits and words, told once a beat: ten times a second, and at once with a new verdict. */
  public Changes figures() {
    return figures;
  }

  /**
   * End of a tick: those who draw are told, and on a beat those who write digits; all only if something changed.
   *
   * @return true when those who write digits were told
   */
  public boolean announce(boolean beat) {
    boolean told = beat && figures.pending();
    if (told) {
      shown.copy(newest);
      figures.announce();
    }
    changes.announce();
    return told;
  }

  private void changed() {
    changes.mark();
    figures.mark();
  }

  /** Somebody has it on the screen. To be said by whoever shows it, a few times a second: what nobody looks at is brought up to date less often. */
  public void look() {
    looksLeft = PATIENCE;
  }

  /** True while somebody has it on the screen. */
  public boolean seen() {
    return looksLeft > 0;
  }

  /** True when its news should be taken now: at once while it is seen, else when the last time is long enough ago. Called by the pump. */
  public boolean due(long nowNanos, long unseenEveryNanos) {
    if (looksLeft > 0) {
      looksLeft--;
    } else if (taken && nowNanos - takenNanos < unseenEveryNanos) {
      return false;
    }
    taken = true;
    takenNanos = nowNanos;
    return true;
  }

  /** Takes over the newest state. Called by the pump at most once a tick. */
  public void apply(StreamView view) {
    thread.require();
    Instrument now = view.instrument;
    if (now != null && !now.equals(instrument)) {
      rescale(now);
    }
    newest.hasBid = view.hasBid;
    newest.bid = view.bid;
    newest.hasAsk = view.hasAsk;
    newest.ask = view.ask;
    book = view.book;
    dataNanos = view.dataNanos;
    dataEpochNanos = view.dataEpochNanos;
    resyncs = view.resyncs;
    reconnects = view.reconnects;
    proofs.take(view);
    depth.moved();
    if (view.hasLast) {
      // The state knows the newest price even while prints wait, or come out of order.
      newest.last(view.last);
      lastIsNewest = true;
    }
    if (view.book.inStep() || view.book == BookState.NONE) {
      appendQuote(view.dataEpochNanos);
    }
    changed();
  }

  /** A print, in the order of the exchange. Called by the pump. */
  public void print(
      long receivedEpochNanos, long exchangeNanos, long price, int priceScale, long size, int sizeScale, Side taker) {
    thread.require();
    trades.append(receivedEpochNanos, exchangeNanos, price, priceScale, size, sizeScale, taker);
    lasts.printed();
    if (!hasFirst) {
      hasFirst = true;
      first = price;
      firstScale = priceScale;
    }
    if (!lastIsNewest) {
      newest.last(Scaled.rescaled(price, priceScale, instrument.priceScale()));
    }
    changed();
  }

  /** The computer's clock was set back: lines and prints would lie in the future, so they begin anew. Sums and bars stay. */
  public void clockSetBack() {
    thread.require();
    bids.clear();
    asks.clear();
    trades.clear();
    lasts.clear();
    holes.clear();
    changed();
  }

  /** Keeps so many points of each line from now on; of what there is the newest stays. */
  void retain(int retention) {
    bids.retain(retention);
    asks.retain(retention);
    lasts.retain(retention);
    trades.retain(Math.min(retention, MOST_PRINTS));
    bars.retain(retention);
    changed();
  }

  /** What the exchange tells of the time before ours: bars begin with it. */
  public void history(List<Candle> minutes) {
    thread.require();
    bars.history(minutes);
    changed();
  }

  /** A delay from the exchange's clock to the screen was seen. Called by the pump at most once a tick. */
  public void delay(long nanos, long nowNanos) {
    thread.require();
    delays.record(nanos, nowNanos);
    clockSkewed = Math.abs(delays.skewNanos()) > SKEW_LIMIT_NANOS;
  }

  /** The verdict changed. */
  public void verdict(Verdict next) {
    thread.require();
    boolean trusted = next.state().trusted();
    boolean off = next.state() == Verdict.State.OFF;
    if (!trusted && !off && dataEpochNanos != 0 && !inHole() && verdict.state().trusted()) {
      holes.add(new Hole(dataEpochNanos, Hole.OPEN));
      if (holes.size() > MAX_HOLES) {
        holes.remove(0);
      }
    } else if ((trusted || off) && inHole()) {
      Hole hole = holes.remove(holes.size() - 1);
      holes.add(new Hole(hole.fromEpochNanos(), Math.max(hole.fromEpochNanos(), next.sinceEpochNanos())));
    }
    verdict = next;
    history.add(next);
    changed();
  }

  /** The account of this stream now. */
  public void ledger(Ledger next, long nowNanos) {
    thread.require();
    if (!next.equals(ledger)) {
      ledger = next;
      changed();
    }
    if (rate.sample(next.received(), nowNanos)) {
      changed();
    }
  }

  /** The instrument, with its scales of now. */
  public Instrument instrument() {
    return instrument;
  }

  /** Which stream it is. */
  public StreamId id() {
    return id;
  }

  /** True when nothing was seen of it yet, and it would not be made otherwise for this instrument and exchange. */
  boolean isFreshFor(Instrument wanted, @Nullable ExchangeInfo at) {
    return dataEpochNanos == 0
        && !newest.hasLast
        && ledger.equals(Ledger.EMPTY)
        && verdict.equals(Verdict.NOT_STARTED)
        && wanted.equals(instrument)
        && Objects.equals(at, exchange);
  }

  /** The exchange's name as the trader reads it. */
  public String exchangeName() {
    return exchange == null ? instrument.exchange() : exchange.name();
  }

  /** True when the program makes it up. */
  public boolean demo() {
    return origin() == Origin.DEMO;
  }

  /** Where its prices come from. */
  public Origin origin() {
    if (replayed) {
      return Origin.REPLAY;
    }
    return exchange != null && exchange.demo() ? Origin.DEMO : Origin.MARKET;
  }

  /** Its prices come from a recording. */
  void replayed() {
    replayed = true;
  }

  /** The verdict shown by every panel of this stream. */
  public Verdict verdict() {
    return verdict;
  }

  /** The account. */
  public Ledger ledger() {
    return ledger;
  }

  /** Events a second, over the last second or so. */
  public double rate() {
    return rate.perSecond();
  }

  /** True when there was a trade. */
  public boolean hasLast() {
    return shown.hasLast;
  }

  /** Price of the last trade. */
  public long last() {
    return shown.last;
  }

  /** True when there is a bid. */
  public boolean hasBid() {
    return shown.hasBid;
  }

  /** Best bid. */
  public long bid() {
    return shown.bid;
  }

  /** True when there is an ask. */
  public boolean hasAsk() {
    return shown.hasAsk;
  }

  /** Best ask. */
  public long ask() {
    return shown.ask;
  }

  /** Direction of the last price step: 1 up, -1 down, 0 none yet. */
  public int lastStep() {
    return shown.lastStep;
  }

  /** Change of the last price since the first trade after Start, in percent; NaN before that. */
  public double changePercent() {
    if (!hasFirst || !shown.hasLast || first == 0) {
      return Double.NaN;
    }
    double from = Scaled.toDouble(first, firstScale);
    return (Scaled.toDouble(shown.last, instrument.priceScale()) - from) / from * 100;
  }

  /** True when data ever came. */
  public boolean hasData() {
    return dataEpochNanos != 0;
  }

  /** Age of the newest data. */
  public long ageNanos(long nowNanos) {
    return Math.max(0, nowNanos - dataNanos);
  }

  /** When the newest data came, epoch nanoseconds; 0 when none came. */
  public long dataEpochNanos() {
    return dataEpochNanos;
  }

  /** Median delay from the exchange's clock to the screen in nanoseconds; -1 when unknown or when a clock is off. */
  public long delayNanos() {
    return clockSkewed ? -1 : delays.medianNanos();
  }

  /** How far the exchange's clock seems to be behind ours (negative: ahead); 0 when unknown. */
  public long skewNanos() {
    return clockSkewed ? delays.skewNanos() : 0;
  }

  /** True when the clocks differ so much that delays mean nothing. */
  public boolean clockSkewed() {
    return clockSkewed;
  }

  /** Delays of this stream, for the totals. */
  public DelayWindow delays() {
    return delays;
  }

  /** What was thought of it so far. */
  public VerdictHistory history() {
    return history;
  }

  /** Where the time goes between exchange and screen. */
  public DelayStages stages() {
    return stages;
  }

  /** What the proofs of its book found. */
  public ProofModel proofs() {
    return proofs;
  }

  /** Times the book lost step. */
  public long resyncs() {
    return resyncs;
  }

  /** Times the connection was opened again. */
  public long reconnects() {
    return reconnects;
  }

  /** State of the book. */
  public BookState book() {
    return book;
  }

  /** Best bids over time; a value of NaN means there was none. */
  public RingSeries bids() {
    return bids;
  }

  /** Best asks over time; a value of NaN means there was none. */
  public RingSeries asks() {
    return asks;
  }

  /** Trade prices over time. */
  public RingSeries lasts() {
    return lasts.series();
  }

  /** The newest prints. */
  public TradeRing trades() {
    return trades;
  }

  /** Bars of every interval. */
  public BarBoard bars() {
    return bars;
  }

  /** The book's levels, for those who watch them. */
  public DepthModel depth() {
    return depth;
  }

  /** Stretches without trustworthy data, oldest first; the last may be open. */
  public List<Hole> holes() {
    return Collections.unmodifiableList(holes);
  }

  private boolean inHole() {
    return !holes.isEmpty() && holes.get(holes.size() - 1).open();
  }

  private void appendQuote(long epochNanos) {
    double bidValue = newest.hasBid ? Scaled.toDouble(newest.bid, instrument.priceScale()) : Double.NaN;
    double askValue = newest.hasAsk ? Scaled.toDouble(newest.ask, instrument.priceScale()) : Double.NaN;
    boolean moved =
        Double.compare(bidValue, bids.lastValue()) != 0 || Double.compare(askValue, asks.lastValue()) != 0;
    if (moved && epochNanos != 0) {
      bids.append(epochNanos, bidValue);
      asks.append(epochNanos, askValue);
    }
  }

  private void rescale(Instrument now) {
    newest.rescale(instrument.priceScale(), now.priceScale());
    shown.rescale(instrument.priceScale(), now.priceScale());
    instrument = now;
  }

  /** True when an event carried a usable exchange time. */
  public static boolean timed(StreamView view) {
    return view.exchangeNanos != MarketSink.NO_TIME;
  }
}
