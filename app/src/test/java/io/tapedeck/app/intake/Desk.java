package io.tapedeck.app.intake;

import io.tapedeck.api.BookRules;
import io.tapedeck.api.BookView;
import io.tapedeck.api.IdChain;
import io.tapedeck.api.Instrument;
import io.tapedeck.api.LinkSink;
import io.tapedeck.api.MarketSink;
import io.tapedeck.api.Problem;
import io.tapedeck.api.Side;
import io.tapedeck.app.queue.SharedQueue;
import io.tapedeck.testkit.ManualClock;
import java.util.ArrayList;
import java.util.List;

/** An intake of some streams on one open connection, with short words for what an exchange sends. One thread. */
public final class Desk implements FeedListener {
  /** The sum of best bid and best ask prices: a checksum that a test can do in its head. */
  public static final BookRules SUMMED = new BookRules(100, Desk::sum, IdChain.NONE);

  public final ManualClock clock = new ManualClock();
  public final SharedQueue<Object, StreamState> queue = new SharedQueue<>(64);
  public final List<String> notices = new ArrayList<>();
  public final FeedIntake intake;
  public final LinkSink link;
  public int transitions;

  public Desk(String... symbols) {
    this(1_024, symbols);
  }

  public Desk(int laneCapacity, String... symbols) {
    List<Instrument> instruments = new ArrayList<>();
    for (String symbol : symbols) {
      instruments.add(instrument(symbol));
    }
    intake = new FeedIntake(instruments, false, queue, clock, this, laneCapacity);
    link = intake.link("test-ws-1", instruments);
    link.connecting(1);
    link.opened();
    link.frame(new byte[0]);
  }

  public static Instrument instrument(String symbol) {
    String[] parts = symbol.split("/");
    return Instrument.spot("test", symbol, parts[0], parts[1], 2, 3);
  }

  /** Defines the stream with these rules. */
  public int stream(String symbol, BookRules rules) {
    return link.stream(instrument(symbol), rules);
  }

  public StreamState state(int stream) {
    return intake.streams().get(stream);
  }

  public void trade(int stream, long price, long size, long id) {
    link.trade(stream, MarketSink.NO_TIME, price, size, Side.BUY, id);
  }

  /** A snapshot of one bid and one ask with the right checksum. */
  public boolean snapshot(int stream, long bid, long ask) {
    link.bookSnapshot(stream);
    link.level(stream, Side.BUY, bid, 1_000);
    link.level(stream, Side.SELL, ask, 1_000);
    return link.commit(stream, MarketSink.NO_TIME, MarketSink.NO_ID, MarketSink.NO_ID, MarketSink.NO_ID, bid + ask);
  }

  /** A change of one level, with a checksum. */
  public boolean update(int stream, Side side, long price, long size, long checksum) {
    link.bookUpdate(stream);
    link.level(stream, side, price, size);
    return link.commit(stream, MarketSink.NO_TIME, MarketSink.NO_ID, MarketSink.NO_ID, MarketSink.NO_ID, checksum);
  }

  /** A change of one level, with an id. */
  public boolean numbered(int stream, Side side, long price, long size, long id) {
    link.bookUpdate(stream);
    link.level(stream, side, price, size);
    return link.commit(stream, MarketSink.NO_TIME, id, id, MarketSink.NO_ID, MarketSink.NO_CHECKSUM);
  }

  public StreamView view(int stream) {
    StreamView view = new StreamView();
    if (!state(stream).take(view)) {
      throw new AssertionError("nobody writes, so a view must be had");
    }
    return view;
  }

  public Ledger ledger(int stream) {
    Ledger ledger = state(stream).ledger();
    if (ledger == null) {
      throw new AssertionError("nobody writes, so the ledger must be had");
    }
    return ledger;
  }

  @Override
  public void transition() {
    transitions++;
  }

  @Override
  public void notice(String cause, Problem problem) {
    notices.add(problem.text());
  }

  private static long sum(BookView book) {
    long sum = 0;
    for (Side side : Side.values()) {
      sum += book.levels(side) > 0 ? book.price(side, 0) : 0;
    }
    return sum;
  }
}
