package io.tapedeck.app.intake;

import io.tapedeck.api.BookRules;
import io.tapedeck.api.Instrument;
import io.tapedeck.api.MarketSink;
import io.tapedeck.api.Problem;
import io.tapedeck.api.Side;
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
  private final Book book = new Book();
  private final BookProof proof = new BookProof();
  private final StagedLevels staged = new StagedLevels();
  private final TradeTotals totals = new TradeTotals();
  private final TradeTotals foldedTotals = new TradeTotals();
  private final StreamBars bars = new StreamBars();
  private TradeSummary carried = TradeSummary.NONE;
  private TradeSummary carriedFolded = TradeSummary.NONE;
  private BookState bookState = BookState.NONE;
  private long bookSince;
  private String bookReason = "";
  private boolean stagedSnapshot;
  private boolean staging;
  private @Nullable String stagedFault;
  private boolean hasQuote;
  private long quoteBid;
  private long quoteBidSize;
  private long quoteAsk;
  private long quoteAskSize;
  private boolean hasLast;
  private long last;
  private long lastTradeId = MarketSink.NO_ID;
  private long dataNanos;
  private long dataEpochNanos;
  private boolean dataOnThisLink;
  private long exchangeNanos = MarketSink.NO_TIME;
  private long exchangeReceived;
  private long received;
  private long rejected;
  private long dropped;
  private long discarded;
  private long folded;
  private long bookEvents;
  private long quoteEvents;
  private long resyncs;
  private long opens;
  private LinkState link = LinkState.IDLE;
  private long linkSince;
  private int attempt;
  private @Nullable Problem problem;
  private long retryAt;
  private boolean willRetry = true;
  private boolean subscribed;
  private @Nullable Problem refusal;
  private @Nullable LinkIntake carrier;

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
    proof.rules(rules);
    if (!rules.hasBook()) {
      bookState = BookState.NONE;
    } else if (bookState == BookState.NONE && link == LinkState.OPEN) {
      bookState = BookState.AWAITING_SNAPSHOT;
      bookSince = nowNanos;
    }
    end();
    news();
  }

  void trade(Arrival arrival, long exchangeTime, long price, long size, Side taker, long tradeId) {
    begin();
    if (counted()) {
      if (!validPrice(price) || size <= 0) {
        rejected++;
      } else if (tradeId != MarketSink.NO_ID && lastTradeId != MarketSink.NO_ID && tradeId <= lastTradeId) {
        // An exchange repeats its newest trades after a reconnect; counted twice they would falsify the volume.
        dropped++;
      } else {
        lastTradeId = tradeId == MarketSink.NO_ID ? lastTradeId : tradeId;
        arrived(arrival, exchangeTime);
        hasLast = true;
        last = price;
        totals.add(arrival.epochNanos(), price, size, taker);
        bars.add(arrival.epochNanos(), price, instrument.priceScale(), size, instrument.sizeScale(), taker);
        folded += lane.put(
            arrival.epochNanos(),
            exchangeTime,
            price,
            instrument.priceScale(),
            size,
            instrument.sizeScale(),
            taker,
            foldedTotals);
      }
    }
    end();
    news();
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
    news();
  }

  void bookBegins(boolean snapshot) {
    staged.clear();
    staging = true;
    stagedSnapshot = snapshot;
    stagedFault = null;
  }

  void level(Side side, long price, long size) {
    if (!validPrice(price) || size < 0) {
      stagedFault = "invalid level";
    } else {
      staged.add(side, price, size);
    }
  }

  boolean commit(
      Arrival arrival, long exchangeTime, long firstId, long lastId, long previousId, long checksum) {
    if (stagedFault != null || !staging) {
      return reject(arrival, stagedFault == null ? "book message without a beginning" : stagedFault);
    }
    staging = false;
    begin();
    boolean inStep = true;
    if (counted()) {
      if (!stagedSnapshot && !bookState.inStep()) {
        // It changes a book we do not have; only the snapshot helps.
        dropped++;
      } else {
        inStep = applyStaged(arrival, exchangeTime, firstId, lastId, previousId, checksum);
      }
    }
    end();
    news();
    return inStep;
  }

  /** An event that cannot be read; a begun book message is thrown away, and then the book lost step. */
  boolean reject(Arrival arrival, String reason) {
    boolean lostBook = staging && bookState.inStep();
    staging = false;
    staged.clear();
    begin();
    if (counted()) {
      rejected++;
      if (lostBook) {
        loseStep(arrival.nanos(), "A book message could not be read: " + reason);
      }
    } else {
      lostBook = false;
    }
    end();
    news();
    return !lostBook;
  }

  /** The frame in which a book message began could not be read to its end. */
  void abandonStaged(Arrival arrival) {
    if (staging) {
      reject(arrival, "cut off");
    }
  }

  void subscribed() {
    begin();
    subscribed = true;
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
    refusal = null;
    dataOnThisLink = false;
    opens++;
    clearBook(nowNanos, proof.rules().hasBook() ? BookState.AWAITING_SNAPSHOT : BookState.NONE);
    end();
    news();
    intake.transition();
  }

  void lost(Problem why, long retryInNanos, long nowNanos) {
    begin();
    link = LinkState.LOST;
    linkSince = nowNanos;
    problem = why;
    willRetry = retryInNanos >= 0;
    retryAt = nowNanos + Math.max(0, retryInNanos);
    clearBook(nowNanos, BookState.NONE);
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
        long books = bookEvents;
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

  /** Hands over finished bars and the growing ones of this view. The pumping thread, after {@link #take}. */
  public void takeBars(StreamView view, BarSink sink) {
    bars.take(view.bars, sink);
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
        copy.fill(book, bookState, instrument.priceScale(), instrument.sizeScale());
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
    discardedByTaker += bookEvents - bookTaken;
    bookTaken = bookEvents;
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
            dropped,
            rejected,
            discarded + discardedByTaker,
            (bookEvents - bookTaken) + (quoteEvents - quoteTaken) + lane.size());
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
            dataEpochNanos != 0,
            bookState,
            bookSince,
            bookReason,
            proof.kind());
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
    long ok = proof.rules().checksum() != null ? proof.checksumsRight : proof.idsRight;
    return new ProofCounts(
        proof.kind(), ok, proof.checksumsWrong, proof.gaps, proof.repeats, proof.crossings, resyncs);
  }

  /** Exact sums over all trades. Exact on the writer's thread and after the feed has ended. */
  public TradeSummary trades() {
    return carried.plus(totals.summary(instrument.priceScale(), instrument.sizeScale()));
  }

  /** Exact sums over the prints that were folded. Exact on the writer's thread and after the feed has ended. */
  public TradeSummary foldedTrades() {
    return carriedFolded.plus(foldedTotals.summary(instrument.priceScale(), instrument.sizeScale()));
  }

  /** Number of levels on a side. Exact on the writer's thread and after the feed has ended. */
  public int levels(Side side) {
    return book.levels(side);
  }

  /** Price of a level, 0 the best. Exact on the writer's thread and after the feed has ended. */
  public long levelPrice(Side side, int level) {
    return book.price(side, level);
  }

  /** Size of a level, 0 the best. Exact on the writer's thread and after the feed has ended. */
  public long levelSize(Side side, int level) {
    return book.size(side, level);
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
    // The full fence orders the state before the flag; without it a change could hide behind a flag that is being cleared.
    VarHandle.fullFence();
    if ((int) DIRTY.getOpaque(this) == 0 && DIRTY.compareAndSet(this, 0, 1)) {
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

  private void arrived(Arrival arrival, long exchangeTime) {
    dataNanos = arrival.nanos();
    dataEpochNanos = arrival.epochNanos();
    if (exchangeTime != MarketSink.NO_TIME) {
      exchangeNanos = exchangeTime;
      exchangeReceived = arrival.epochNanos();
    }
    if (!dataOnThisLink) {
      dataOnThisLink = true;
      intake.transition();
    }
  }

  private boolean validPrice(long price) {
    return price > 0 || instrument.negativePrices();
  }

  private boolean applyStaged(
      Arrival arrival, long exchangeTime, long firstId, long lastId, long previousId, long checksum) {
    BookProof.Finding finding = proof.chain(stagedSnapshot, firstId, lastId, previousId);
    if (finding == BookProof.Finding.REPEAT) {
      dropped++;
      return true;
    }
    bookEvents++;
    arrived(arrival, exchangeTime);
    if (finding == BookProof.Finding.GAP) {
      loseStep(arrival.nanos(), "A book message was lost");
      return false;
    }
    if (stagedSnapshot) {
      book.clear();
    }
    staged.applyTo(book);
    book.cut(proof.rules().depth());
    staged.clear();
    if (!proof.checksumHolds(book, checksum)) {
      loseStep(arrival.nanos(), "Checksum differed");
      return false;
    }
    if (!proof.uncrossed(book.crossed(), arrival.nanos())) {
      loseStep(arrival.nanos(), "Bid stayed above ask");
      return false;
    }
    if (!bookState.inStep()) {
      bookState = proof.proves() ? BookState.PROVEN : BookState.UNPROVEN;
      bookSince = arrival.nanos();
      bookReason = "";
      intake.transition();
    }
    return true;
  }

  private void loseStep(long nowNanos, String reason) {
    bookState = BookState.RESYNC;
    bookSince = nowNanos;
    bookReason = reason;
    resyncs++;
    proof.reset();
    intake.transition();
  }

  private void clearBook(long nowNanos, BookState next) {
    book.clear();
    proof.reset();
    staged.clear();
    staging = false;
    bookState = next;
    bookSince = nowNanos;
    bookReason = "";
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
    if (!book.multiply(priceFactor, sizeFactor) && proof.rules().hasBook()) {
      bookState = BookState.AWAITING_SNAPSHOT;
    }
    staged.multiply(priceFactor, sizeFactor);
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
    if (bookState != BookState.NONE && book.levels(Side.BUY) + book.levels(Side.SELL) > 0) {
      bookState = BookState.AWAITING_SNAPSHOT;
    }
    book.clear();
    staged.clear();
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
    view.book = bookState;
    view.received = received;
    view.rejected = rejected;
    view.dropped = dropped;
    view.resyncs = resyncs;
    view.reconnects = Math.max(0, opens - 1);
    view.folded = folded;
    bars.copyTo(view.bars);
    boolean fromBook = bookState.inStep();
    boolean fromQuote = !fromBook && hasQuote && bookState != BookState.RESYNC;
    int bidLevels = fromBook ? book.levels(Side.BUY) : 0;
    int askLevels = fromBook ? book.levels(Side.SELL) : 0;
    view.hasBid = bidLevels > 0 || (fromQuote && quoteBidSize > 0);
    view.hasAsk = askLevels > 0 || (fromQuote && quoteAskSize > 0);
      view.bid = bidLevels > 0 ? book.price(Side.BUY, 0) : quoteBid;
    view.bidSize = bidLevels > 0 ? book.size(Side.BUY, 0) : quoteBidSize;
    view.ask = askLevels > 0 ? book.price(Side.SELL, 0) : quoteAsk;
    view.askSize = askLevels > 0 ? book.size(Side.SELL, 0) : quoteAskSize;
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
