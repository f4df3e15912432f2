package io.tapedeck.bench;

import io.tapedeck.api.BookRules;
import io.tapedeck.api.Instrument;
import io.tapedeck.api.LinkSink;
import io.tapedeck.api.MarketSink;
import io.tapedeck.api.Problem;
import io.tapedeck.api.Side;
import io.tapedeck.api.TimeSource;
import io.tapedeck.app.feed.Verdict;
import io.tapedeck.app.intake.BookCopy;
import io.tapedeck.app.intake.BookState;
import io.tapedeck.app.intake.FeedIntake;
import io.tapedeck.app.intake.FeedListener;
import io.tapedeck.app.intake.StreamState;
import io.tapedeck.app.intake.StreamView;
import io.tapedeck.app.model.ScreenThread;
import io.tapedeck.app.model.StreamModel;
import io.tapedeck.app.queue.SharedQueue;
import java.util.List;
import java.util.Random;

/** One stream with a walk of prices and a clock that is moved by hand, for charts to be painted. One thread. */
final class ChartMarket implements TimeSource, FeedListener {
  static final long START = 1_772_456_670_000_000_000L;
  static final long SECOND = 1_000_000_000L;

  private final Instrument instrument = Instrument.spot("bench", "BTC/USD", "BTC", "USD", 1, 8);
  private final StreamModel model;
  private final FeedIntake intake;
  private final LinkSink link;
  private final int stream;
  private final StreamView view = new StreamView();
  private final Random random;
  private long now = START;
  private long price = 670_000;

  ChartMarket(int retention, long seed) {
    random = new Random(seed);
    model = new StreamModel(instrument, retention, ScreenThread.current());
    intake = new FeedIntake(List.of(instrument), false, new SharedQueue<>(16), this, this, 1_024);
    link = intake.link("bench-ws-1", List.of(instrument));
    link.connecting(1);
    link.opened();
    stream = link.stream(instrument, BookRules.NO_BOOK);
    model.verdict(new Verdict(Verdict.State.LIVE, "bench", 0, START));
    view.instrument = instrument;
    view.book = BookState.PROVEN;
  }

  StreamModel model() {
    return model;
  }

  /** A quote and, when asked for, a print, after some time. */
  void point(long afterNanos, boolean print) {
    now += afterNanos;
    price += random.nextInt(21) - 10;
    view.hasBid = true;
    view.hasAsk = true;
    view.bid = price;
    view.ask = price + 1 + random.nextInt(5);
    view.dataNanos = now;
    view.dataEpochNanos = now;
    model.apply(view);
    if (print) {
      model.print(now, now, price, 1, 1 + random.nextInt(1_000_000), 8, random.nextBoolean() ? Side.BUY : Side.SELL);
    }
  }

  /** Bars of a second, each of four trades, by way of the intake. */
  void bars(int count) {
    StreamView taken = new StreamView();
    StreamState state = intake.streams().get(0);
    for (int i = 0; i < count; i++) {
      for (int trade = 0; trade < 4; trade++) {
        now += SECOND / 4;
        price += random.nextInt(21) - 10;
        link.frame(new byte[0]);
        link.trade(stream, MarketSink.NO_TIME, price, 1 + random.nextInt(1_000_000), random.nextBoolean() ? Side.BUY : Side.SELL, MarketSink.NO_ID);
      }
      if (!state.take(taken)) {
        throw new IllegalStateException("Nobody writes meanwhile");
      }
      state.takeBars(taken, model.bars());
      model.apply(view(taken));
    }
  }

  private StreamView view(StreamView taken) {
    taken.hasBid = true;
    taken.bid = price;
    return taken;
  }

  /** A book of so many levels a side around the price of now. */
  void book(int levels) {
    BookCopy book = model.depth().book();
    book.facts(BookState.PROVEN, 1, 8);
    for (int i = 0; i < levels; i++) {
      book.level(Side.BUY, i, price - 1 - i, 1_000_000L + random.nextInt(90_000_000));
      book.level(Side.SELL, i, price + 1 + i, 1_000_000L + random.nextInt(90_000_000));
    }
    model.depth().filled();
  }

  @Override
  public long nanos() {
    return now;
  }

  @Override
  public long epochNanos() {
    return now;
  }

  @Override
  public void transition() {
    // Nobody judges here.
  }

  @Override
  public void notice(String cause, Problem problem) {
    throw new IllegalStateException(cause + ": " + problem.text());
  }
}
