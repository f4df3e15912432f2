package io.tapedeck.app.intake;

import io.tapedeck.api.BookRules;
import io.tapedeck.api.Instrument;
import io.tapedeck.api.MarketSink;
import io.tapedeck.api.Problem;
import io.tapedeck.api.Side;
import io.tapedeck.api.TradingStatus;
import io.tapedeck.app.intake.StreamFacts.LinkState;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/**
 * Everything the program knows of one stream left of the queue.
 *
 * <p><b>One writer</b> changes it in place: the reader thread that brings the stream's events (calls of one stream come one at a time). <b>One taker</b>, the pumping
 * thread, copies a consistent view out. They meet in a sequence lock: the writer makes {@code version} odd while it changes things; a reader
 * copies and looks whether the version stayed the same and even. Neither waits for the other: a reader that loses a few races gives up until the next tick.
 *
 * <p>When the state turns from clean to dirty the stream is put into the queue, once. The taker clears the flag first and reads then, so that
 * no change is lost.
 */
public final class StreamState {
  private static final VarHandle VERSION;
  private static final VarHandle DIRTY;
  private static final int READ_TRIES = 2_000;
  private static final long DAY_NANOS = 86_400_000_000_000L;
  /** 2009-01-03: nothing this program shows was traded before. */
  private static final long FIRST_TIME = 1_230_940_800_000_000_000L;

  static {
    try {
      MethodHandles.Lookup lookup = MethodHandles.lookup();
      VERSION = lookup.findVarHandle(StreamState.class, "version", int.class);
      DIRTY = lookup.findVarHandle(StreamState.class, "dirty", int.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private final FeedIntake intake;
  private final int index;
  private final PrintLane lane;

  @SuppressWarnings("unused") // by VERSION
  private int version;

  @SuppressWarnings("unused") // by DIRTY
  private int dirty;

  // Below: changed by the writer alone, inside the sequence lock.
  private Instrument instrument;
  private final StreamBook book = new StreamBook();
  private final Rhythm rhythm = new Rhythm();
  private final TradeIds tradeIds = new TradeIds();
  private final TradeTotals totals = new TradeTotals();
  private final TradeTotals foldedTotals = new TradeTotals();
  private final StreamBars bars = new StreamBars();
  private TradeSummary carried = TradeSummary.NONE;
  private TradeSummary carriedFolded = TradeSummary.NONE;
  private boolean hasQuote;
  private long quoteBid;
  private long quoteBidSize;
  private long quoteAsk;
  private long quoteAskSize;
  private boolean hasLast;
  private long last;
  private long dataNanos;
  private long dataEpochNanos;
  private boolean dataOnThisLink;
  private long lifeNanos;
  private long exchangeNanos = MarketSink.NO_TIME;
  private long exchangeReceived;
  private long received;
  private long rejected;
  private long dropped;
  private long discarded;
  private long folded;
  private long quoteEvents;
  private long suspectTimes;
  private long opens;
  private long losses;
  private String lastLoss = "";
  private boolean lossIsNewer;
  private LinkState link = LinkState.IDLE;
  private long linkSince;
  private int attempt;
  private @Nullable Problem problem;
  private long retryAt;
  private boolean willRetry = true;
  private boolean subscribed;
  private long subscribedSince;
  private @Nullable Problem refusal;
  private @Nullable LinkIntake carrier;

  // When the news that wait were received, and when they were put into the queue: by whoever puts them. For measuring only.
  private long newsReceived;
  private long newsQueued;

  // Below: changed by the taker alone.
  private long bookTaken;
  private long quoteTaken;
  private long shown;
  private long mergedByTaker;
  private long discardedByTaker;

  StreamState(FeedIntake intake, int index, Instrument instrument, int laneCapacity) {
    this.intake = intake;
    this.index = index;
    this.instrument = instrument;
    lane = new PrintLane(laneCapacity);
  }

  /** Its place in the feed's list, from 0. */
  public int index() {
    return index;
  }

  /** The intake it belongs to. */
  public FeedIntake intake() {
    return intake;
  }

  /** The instrument, with the scales of now. Exact on the writer's thread and after the feed has ended. */
  public Instrument instrument() {
    return instrument;
  }

  void carriedBy(LinkIntake link) {
    carrier = link;
  }

  // ---- the writer -------------------------------------------------------------------------------------------------

  void define(Instrument next, BookRules rules, long nowNanos) {
    begin();
    rescaleTo(next);
    book.rules(rules, link == LinkState.OPEN, nowNanos);
    end();
    news();
  }

  void trade(Arrival arrival, long exchangeTime, long price, long size, Side taker, long tradeId) {
    begin();
    if (counted()) {
      if (!validPrice(price) || size <= 0) {
        rejected++;
      } else if (tradeId != MarketSink.NO_ID && !tradeIds.add(tradeId)) {
        // An exchange repeats its newest trades after a reconnect; counted twice they would falsify the volume.
        dropped++;
        lifeNanos = arrival.nanos();
      } else {
        long time = arrived(arrival, exchangeTime);
        if (tradeId == MarketSink.NO_ID || tradeIds.highest(tradeId)) {
          // One that comes late counts, but the last price never goes back in time.
          hasLast = true;
          last = price;
        }
        totals.add(arrival.epochNanos(), price, size, taker);
        bars.add(arrival.epochNanos(), price, instrument.priceScale(), size, instrument.sizeScale(), taker);
        folded += lane.put(
            arrival.epochNanos(),
            time,
            price,
            instrument.priceScale(),
            size,
            instrument.sizeScale(),
            taker,
            foldedTotals);
      }
    }
    end();
    news(arrival.nanos());
  }

  void quote(Arrival arrival, long exchangeTime, long bid, long bidSize, long ask, long askSize) {
    begin();
    if (counted()) {
      boolean badBid = bidSize < 0 || (bidSize > 0 && !validPrice(bid));
      boolean badAsk = askSize < 0 || (askSize > 0 && !validPrice(ask));
      if (badBid || badAsk) {
        rejected++;
      } else {
        arrived(arrival, exchangeTime);
        hasQuote = true;
        quoteBid = bid;
        quoteBidSize = bidSize;
        quoteAsk = ask;
        quoteAskSize = askSize;
        quoteEvents++;
      }
    }
    end();
    news(arrival.nanos());
  }

  void bookBegins(boolean snapshot) {
    book.begin(snapshot);
  }

  void level(Side side, long price, long size) {
    if (!validPrice(price) || size < 0) {
      book.spoil("invalid level");
    } else {
      book.stage(side, price, size);
    }
  }

  boolean commit(
      Arrival arrival, long exchangeTime, long firstId, long lastId, long previousId, long checksum) {
    String fault = book.fault();
    if (fault != null) {
      return reject(arrival, fault);
    }
    StreamBook.Outcome outcome = StreamBook.Outcome.NOT_APPLIED;
    BookState before = book.state();
    begin();
    if (counted()) {
      outcome = book.commit(arrival.nanos(), firstId, lastId, previousId, checksum);
      lossIsNewer &= !lost(outcome);
      lifeNanos = arrival.nanos();
      if (outcome != StreamBook.Outcome.NOT_APPLIED) {
        arrived(arrival, exchangeTime);
      }
    } else {
      book.abandon();
    }
    end();
    if (book.state() != before || lost(outcome)) {
      intake.transition();
    }
    news(arrival.nanos());
    return outcome != StreamBook.Outcome.LOST;
  }

  /** An event that cannot be read; a begun book message is thrown away, and then the book lost step. */
  boolean reject(Arrival arrival, String reason) {
    StreamBook.Outcome outcome = StreamBook.Outcome.NOT_APPLIED;
    begin();
    boolean needed = book.abandon();
    if (counted()) {
      rejected++;
      if (needed) {
        outcome = book.lose(arrival.nanos(), "A book message could not be read: " + reason);
        lossIsNewer = false;
      }
    }
    end();
    if (outcome != StreamBook.Outcome.NOT_APPLIED) {
      intake.transition();
    }
    news();
    return outcome != StreamBook.Outcome.LOST;
  }

  /** The frame in which a book message began could not be read to its end; true when one had begun, which is counted then. */
  boolean abandonStaged(Arrival arrival) {
    if (!book.staging()) {
      return false;
    }
    if (!reject(arrival, "cut off")) {
      // The protocol does not know which stream it was, so nobody has asked for the snapshot yet.
      begin();
      book.nobodyAsked();
      end();
    }
    return true;
  }

  void subscribed(long nowNanos) {
    begin();
    subscribed = true;
    subscribedSince = nowNanos;
    end();
    intake.transition();
  }

  void refused(Problem why) {
    begin();
    refusal = why;
    end();
    news();
    intake.transition();
  }

  void connecting(int newAttempt, long nowNanos) {
    begin();
    link = LinkState.CONNECTING;
    linkSince = nowNanos;
    attempt = newAttempt;
    problem = null;
    end();
    intake.transition();
  }

  void opened(long nowNanos) {
    begin();
    link = LinkState.OPEN;
    linkSince = nowNanos;
    subscribed = false;
    subscribedSince = 0;
    refusal = null;
    dataOnThisLink = false;
    lifeNanos = 0;
    opens++;
    rhythm.pause();
    clearBook(nowNanos, true);
    end();
    news();
    intake.transition();
  }

  void lost(Problem why, long retryInNanos, long nowNanos) {
    begin();
    link = LinkState.LOST;
    linkSince = nowNanos;
    problem = why;
    losses++;
    lastLoss = why.text();
    lossIsNewer = true;
    willRetry = retryInNanos >= 0;
    retryAt = nowNanos + Math.max(0, retryInNanos);
    clearBook(nowNanos, false);
    bars.interrupted();
    end();
    news();
    intake.transition();
  }

  boolean dataSeen() {
    return dataOnThisLink;
  }

  // ---- the taker --------------------------------------------------------------------------------------------------

  /**
   * Copies the newest state out, and books what it stands for as shown or merged. The pumping thread.
   *
   * @return false when the writer was too busy to be read; the stream is back in the queue then
   */
  public boolean take(StreamView view) {
    DIRTY.setVolatile(this, 0);
    VarHandle.fullFence();
    for (int tries = 0; tries < READ_TRIES; tries++) {
      int before = (int) VERSION.getAcquire(this);
      if ((before & 1) == 0) {
        copyTo(view);
        long books = book.applied();
        long quotes = quoteEvents;
        VarHandle.acquireFence();
        if ((int) VERSION.getOpaque(this) == before) {
          bookTaken = account(books, bookTaken);
          quoteTaken = account(quotes, quoteTaken);
          return true;
        }
      }
      Thread.onSpinWait();
    }
    news();
    return false;
  }

  /** Hands over waiting prints, oldest first. The pumping thread. */
  public int takePrints(int limit, PrintSink sink) {
    int taken = lane.take(limit, sink);
    shown += taken;
    return taken;
  }

  /**
   * Hands over finished bars and the growing ones of this view; without growing ones nobody looks, and finished ones are handed over when half of their lane is full. The
   * pumping thread, after {@link #take}.
   */
  public void takeBars(StreamView view, BarSink sink) {
    if (view.withFormingBars) {
      bars.take(view.bars, sink);
    } else {
      bars.takeMany(sink);
    }
  }

  /**
   * Hands over finished bars and the growing ones as they are now, for somebody who begins to look between two pieces of news. The pumping thread.
   *
   * @param view lent for the time of the call; only its bars are filled
   */
  public void refreshBars(StreamView view, BarSink sink) {
    for (int tries = 0; tries < READ_TRIES; tries++) {
      int before = (int) VERSION.getAcquire(this);
      if ((before & 1) == 0) {
        bars.copyTo(view.bars);
        VarHandle.acquireFence();
        if ((int) VERSION.getOpaque(this) == before) {
          bars.take(view.bars, sink);
          return;
        }
      }
      Thread.onSpinWait();
    }
    // The writer is busy, so there will be news in a moment.
  }

  /**
   * Copies the best levels of both sides out. The pumping thread.
   *
   * @return false when the writer was too busy to be read; the copy is void then
   */
  public boolean copyBook(BookCopy copy) {
    for (int tries = 0; tries < READ_TRIES; tries++) {
      int before = (int) VERSION.getAcquire(this);
      if ((before & 1) == 0) {
        copy.fill(book.levels(), book.state(), instrument.priceScale(), instrument.sizeScale());
        VarHandle.acquireFence();
        if ((int) VERSION.getOpaque(this) == before) {
          return true;
        }
      }
      Thread.onSpinWait();
    }
    return false;
  }

  /** Prints waiting. The pumping thread. */
  public int printsWaiting() {
    return lane.size();
  }

  /** Puts the stream back into the queue: it has more than one tick could take. The pumping thread. */
  public void requeue() {
    news();
  }

  /** Ends what still waits, after Stop: it is discarded and counted. The pumping thread, after the feed has ended. */
  public void discardWaiting() {
    DIRTY.setVolatile(this, 0);
    discardedByTaker += book.applied() - bookTaken;
    bookTaken = book.applied();
    discardedByTaker += book.discardWaiting();
    discardedByTaker += quoteEvents - quoteTaken;
    quoteTaken = quoteEvents;
    discardedByTaker += lane.take(Integer.MAX_VALUE, (r, e, p, ps, s, ss, t) -> {});
  }

  /** The account at this moment; null when the writer was too busy to be read. The pumping thread. */
  public @Nullable Ledger ledger() {
    for (int tries = 0; tries < READ_TRIES; tries++) {
      int before = (int) VERSION.getAcquire(this);
      if ((before & 1) == 0) {
        Ledger ledger = new Ledger(
            received,
            shown,
            mergedByTaker + folded,
            dropped + book.dropped(),
            rejected,
            discarded + discardedByTaker,
            (book.applied() - bookTaken) + book.waiting() + (quoteEvents - quoteTaken) + lane.size());
        VarHandle.acquireFence();
        if ((int) VERSION.getOpaque(this) == before) {
          return ledger;
        }
      }
      Thread.onSpinWait();
    }
    return null;
  }

  // ---- any thread -------------------------------------------------------------------------------------------------

  /** What the verdict is made of; null when the writer was too busy to be read. */
  public @Nullable StreamFacts facts() {
    for (int tries = 0; tries < READ_TRIES; tries++) {
      int before = (int) VERSION.getAcquire(this);
      if ((before & 1) == 0) {
        StreamFacts facts = new StreamFacts(
            link,
            linkSince,
            attempt,
            problem,
            retryAt,
            willRetry,
            subscribed || dataOnThisLink,
            refusal,
            carrier == null ? 0 : carrier.frameNanos(),
            dataOnThisLink ? dataNanos : 0,
            lifeNanos,
            dataEpochNanos != 0,
            book.state(),
            book.since(),
            book.reason(),
            book.proof().kind(),
            book.suspect(),
            book.unasked(),
            book.resyncs() + losses,
            lossIsNewer ? lastLoss : book.lastLoss(),
            book.proof().crossedNanos(),
            subscribedSince,
            rhythm.usualNanos(),
            instrument.status() == TradingStatus.HALTED);
        VarHandle.acquireFence();
        if ((int) VERSION.getOpaque(this) == before) {
          return facts;
        }
      }
      Thread.onSpinWait();
    }
    return null;
  }

  /** What the proofs found. Exact on the writer's thread and after the feed has ended. */
  public ProofCounts proofCounts() {
    BookProof proof = book.proof();
    long ok = proof.rules().checksum() != null ? proof.checksumsRight : proof.idsRight;
    return new ProofCounts(
        proof.kind(), ok, proof.checksumsWrong, proof.gaps, proof.repeats, proof.crossings, book.resyncs());
  }

  /** Exact sums over all trades. Exact on the writer's thread and after the feed has ended. */
  public TradeSummary trades() {
    return carried.plus(totals.summary(instrument.priceScale(), instrument.sizeScale()));
  }

  /** Exact sums over the prints that were folded. Exact on the writer's thread and after the feed has ended. */
  public TradeSummary foldedTrades() {
    return carriedFolded.plus(foldedTotals.summary(instrument.priceScale(), instrument.sizeScale()));
  }

  /** Id of the newest book message applied, or {@link MarketSink#NO_ID}; for tests. */
  long lastBookId() {
    return book.proof().lastId();
  }

  /** Levels the book has room for; for tests. */
  int bookSlots() {
    return book.levels().slots();
  }

  /** Number of levels on a side. Exact on the writer's thread and after the feed has ended. */
  public int levels(Side side) {
    return book.levels().levels(side);
  }

  /** Price of a level, 0 the best. Exact on the writer's thread and after the feed has ended. */
  public long levelPrice(Side side, int level) {
    return book.levels().price(side, level);
  }

  /** Size of a level, 0 the best. Exact on the writer's thread and after the feed has ended. */
  public long levelSize(Side side, int level) {
    return book.levels().size(side, level);
  }

  // ---- inside -----------------------------------------------------------------------------------------------------

  private void begin() {
    VERSION.setOpaque(this, (int) VERSION.getOpaque(this) + 1);
    VarHandle.releaseFence();
  }

  private void end() {
    VERSION.setRelease(this, (int) VERSION.getOpaque(this) + 1);
  }

  private void news() {
    news(0);
  }

  /** Tells the queue; {@code receivedNanos} is when the news came from the exchange, 0 when they are of another kind. */
  private void news(long receivedNanos) {
    // The full fence orders the state before the flag; without it a change could hide behind a flag that is being cleared.
    VarHandle.fullFence();
    if ((int) DIRTY.getOpaque(this) == 0 && DIRTY.compareAndSet(this, 0, 1)) {
      newsReceived = receivedNanos;
      newsQueued = intake.clock().nanos();
      intake.news(this);
    }
  }

  /** Counts an arrival; false when it came after Stop and is discarded. */
  private boolean counted() {
    received++;
    if (intake.stopped()) {
      discarded++;
      return false;
    }
    return true;
  }

  /** Valid data came; answers with the exchange's time if it makes sense. */
  private long arrived(Arrival arrival, long exchangeTime) {
    dataNanos = arrival.nanos();
    lifeNanos = dataNanos;
    dataEpochNanos = arrival.epochNanos();
    rhythm.event(dataNanos);
    long time = exchangeTime;
    if (time != MarketSink.NO_TIME && !plausible(time, dataEpochNanos)) {
      time = MarketSink.NO_TIME;
      suspectTimes++;
      intake.suspectTime(instrument);
    }
    if (time != MarketSink.NO_TIME) {
      exchangeNanos = time;
      exchangeReceived = dataEpochNanos;
    }
    if (!dataOnThisLink) {
      dataOnThisLink = true;
      intake.transition();
    }
    return time;
  }

  /** Seconds taken for milliseconds, or a clock at 0 or in another century, are no times; a clock that is an hour off is one. */
  private static boolean plausible(long exchangeTime, long receivedEpochNanos) {
    // A recording without times of receipt is read on a clock that begins in 1970: nothing can be compared then.
    return receivedEpochNanos < FIRST_TIME
        || (exchangeTime >= FIRST_TIME && exchangeTime <= receivedEpochNanos + DAY_NANOS);
  }

  private boolean validPrice(long price) {
    return price > 0 || instrument.negativePrices();
  }

  private static boolean lost(StreamBook.Outcome outcome) {
    return outcome == StreamBook.Outcome.LOST || outcome == StreamBook.Outcome.LOST_AGAIN;
  }

  private void clearBook(long nowNanos, boolean linkOpen) {
    book.clear(nowNanos, linkOpen);
    hasQuote = false;
  }

  private void rescaleTo(Instrument named) {
    // A guess made before the exchange declared anything must not undo a declaration.
    Instrument next = named.inferred() && !instrument.inferred()
        ? named.withScales(
            Math.max(named.priceScale(), instrument.priceScale()), Math.max(named.sizeScale(), instrument.sizeScale()))
        : named;
    int priceSteps = next.priceScale() - instrument.priceScale();
    int sizeSteps = next.sizeScale() - instrument.sizeScale();
    if (priceSteps < 0 || sizeSteps < 0) {
      shrink(priceSteps);
    } else if (priceSteps > 0 || sizeSteps > 0) {
      grow(Powers.ten(priceSteps), Powers.ten(sizeSteps));
    }
    instrument = next;
  }

  private void grow(long priceFactor, long sizeFactor) {
    book.multiply(priceFactor, sizeFactor);
    totals.multiply(priceFactor, sizeFactor);
    foldedTotals.multiply(priceFactor, sizeFactor);
    quoteBid *= priceFactor;
    quoteAsk *= priceFactor;
    quoteBidSize *= sizeFactor;
    quoteAskSize *= sizeFactor;
    last *= priceFactor;
  }

  /** Fewer digits: what was held cannot be kept exactly, so sums are put aside as decimals and the book waits for its snapshot. */
  private void shrink(int priceSteps) {
    carried = trades();
    carriedFolded = foldedTrades();
    totals.clear();
    foldedTotals.clear();
    long divisor = Powers.ten(Math.max(0, -priceSteps));
    last = last / divisor * Powers.ten(Math.max(0, priceSteps));
    book.forget();
    hasQuote = false;
  }

  private void copyTo(StreamView view) {
    view.instrument = instrument;
    view.dataNanos = dataNanos;
    view.dataEpochNanos = dataEpochNanos;
    view.exchangeNanos = exchangeNanos;
    view.exchangeReceivedNanos = exchangeReceived;
    view.hasLast = hasLast;
    view.last = last;
    view.book = book.state();
    view.received = received;
    view.rejected = rejected;
    view.dropped = dropped + book.dropped();
    view.resyncs = book.resyncs();
    view.reconnects = Math.max(0, opens - 1);
    view.folded = folded;
    view.suspectTimes = suspectTimes;
    view.newsReceivedNanos = newsReceived;
    view.newsQueuedNanos = newsQueued;
    copyProofTo(view);
    if (view.withFormingBars) {
      bars.copyTo(view.bars);
    }
    Book levels = book.levels();
    boolean fromBook = view.book.inStep();
    boolean fromQuote = !fromBook && hasQuote && view.book != BookState.RESYNC;
    int bidLevels = fromBook ? levels.levels(Side.BUY) : 0;
    int askLevels = fromBook ? levels.levels(Side.SELL) : 0;
    view.hasBid = bidLevels > 0 || (fromQuote && quoteBidSize > 0);
    view.hasAsk = askLevels > 0 || (fromQuote && quoteAskSize > 0);
    view.bid = bidLevels > 0 ? levels.price(Side.BUY, 0) : quoteBid;
    view.bidSize = bidLevels > 0 ? levels.size(Side.BUY, 0) : quoteBidSize;
    view.ask = askLevels > 0 ? levels.price(Side.SELL, 0) : quoteAsk;
    view.askSize = askLevels > 0 ? levels.size(Side.SELL, 0) : quoteAskSize;
  }

  private void copyProofTo(StreamView view) {
    BookProof proof = book.proof();
    view.proofKind = proof.kind();
    view.proofsRight = proof.rules().checksum() != null ? proof.checksumsRight : proof.idsRight;
    view.proofsWrong = proof.checksumsWrong;
    view.gaps = proof.gaps;
    view.repeats = proof.repeats;
    view.crossings = proof.crossings;
  }

  private long account(long events, long taken) {
    long fresh = events - taken;
    if (fresh > 0) {
      shown++;
      mergedByTaker += fresh - 1;
    }
    return events;
  }
}
