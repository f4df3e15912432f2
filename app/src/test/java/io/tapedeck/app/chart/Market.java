package io.tapedeck.app.chart;

import io.tapedeck.api.Instrument;
import io.tapedeck.api.Side;
import io.tapedeck.api.TimeSource;
import io.tapedeck.app.feed.Verdict;
import io.tapedeck.app.intake.BookCopy;
import io.tapedeck.app.intake.BookState;
import io.tapedeck.app.intake.StreamView;
import io.tapedeck.app.model.ScreenThread;
import io.tapedeck.app.model.StreamModel;
import io.tapedeck.app.support.BarsByHand;
import java.util.Random;

/** A stream with an invented market and a clock that stands until it is moved. */
final class Market implements TimeSource {
  static final long SECOND = 1_000_000_000L;
  /** 2026-03-02T13:04:30.117Z. */
  static final long START = 1_772_456_670_117_000_000L;

  final StreamModel model;
  private final BarsByHand bars;
  private final StreamView view = new StreamView();
  private final Random random = new Random(7);
  private long now = START;

  Market(Instrument instrument, int retention) {
    model = new StreamModel(instrument, retention, ScreenThread.current());
    bars = new BarsByHand(model);
    view.instrument = instrument;
    view.book = BookState.PROVEN;
  }

  static Market eth() {
    return new Market(Instrument.spot("demo", "ETH/USD", "ETH", "USD", 2, 4), 1000);
  }

  @Override
  public long nanos() {
    return now;
  }

  @Override
  public long epochNanos() {
    return now;
  }

  Market pass(long nanos) {
    now += nanos;
    return this;
  }

  Market verdict(Verdict.State state) {
    model.verdict(new Verdict(state, "because", now, now));
    return this;
  }

  Market quote(long bid, long ask) {
    view.hasBid = true;
    view.hasAsk = true;
    view.bid = bid;
    view.ask = ask;
    return apply();
  }

  Market noQuote() {
    view.hasBid = false;
    view.hasAsk = false;
    return apply();
  }

  Market trade(long price, long size, Side taker) {
    Instrument instrument = model.instrument();
    bars.trade(now, price, size, taker);
    model.print(now, now, price, instrument.priceScale(), size, instrument.sizeScale(), taker);
    return this;
  }

  /** Seconds of a walk around a price, with prints. */
  Market walk(double seconds, long from) {
    long bid = view.hasBid ? view.bid : from;
    long end = now + (long) (seconds * SECOND);
    while (now < end) {
      pass(SECOND / 10 + random.nextInt(300_000_000));
      bid += random.nextInt(7) - 3;
      long spread = 1 + random.nextInt(8);
      quote(bid, bid + spread);
      if (random.nextInt(3) == 0) {
        boolean buy = random.nextBoolean();
        long size = (long) (100 * Math.exp(random.nextGaussian() * 1.4));
        trade(buy ? bid + spread : bid, Math.max(1, size), buy ? Side.BUY : Side.SELL);
      }
    }
    return this;
  }

  /** A book of so many levels on each side around a price, with a few walls. */
  Market book(long middle, int levels) {
    BookCopy book = model.depth().book();
    book.facts(BookState.PROVEN, model.instrument().priceScale(), model.instrument().sizeScale());
    Random depth = new Random(middle / 40);
    for (int i = 0; i < levels; i++) {
      long wall = (middle + i) % 23 == 0 ? 60_000 : 0;
      book.level(Side.BUY, i, middle - i - 1, 1_000 + wall + depth.nextInt(4_000) + i * 60L);
      book.level(Side.SELL, i, middle + i + 1, 1_000 + ((middle + i) % 31 == 0 ? 90_000 : 0) + depth.nextInt(4_000) + i * 60L);
    }
    model.depth().filled();
    return this;
  }

  private Market apply() {
    view.dataNanos = now;
    view.dataEpochNanos = now;
    model.apply(view);
    return this;
  }
}
