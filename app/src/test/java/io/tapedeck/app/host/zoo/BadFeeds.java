package io.tapedeck.app.host.zoo;

import io.tapedeck.api.BookRules;
import io.tapedeck.api.Candle;
import io.tapedeck.api.ExchangeContext;
import io.tapedeck.api.ExchangeException;
import io.tapedeck.api.ExchangeInfo;
import io.tapedeck.api.Feed;
import io.tapedeck.api.FeedSink;
import io.tapedeck.api.IdChain;
import io.tapedeck.api.Instrument;
import io.tapedeck.api.LinkSink;
import io.tapedeck.api.Problem;
import io.tapedeck.api.Side;
import io.tapedeck.api.Subscription;
import io.tapedeck.kit.Connection;
import io.tapedeck.kit.StreamFeed;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

/** Exchanges that load like any other and go wrong later. */
public final class BadFeeds {
  private BadFeeds() {}

  static void never() {
    while (true) {
      LockSupport.park();
    }
  }

  /** Not bad at all: one trade, then it waits. */
  public static class Calm extends Kitless {
    @Override
    public void run(LinkSink link, int stream) {
      snapshot(link, stream);
      goodTrade(link, stream, 1);
      while (!closed()) {
        LockSupport.parkNanos(1_000_000);
      }
    }
  }

  /** Another exchange of the same kind. */
  public static class AlsoCalm extends Calm {}

  /** Tells of the ten minutes before. */
  public static class Remembers extends Calm {
    @Override
    public List<Candle> candles(Instrument instrument, Duration interval, int count, ExchangeContext context) {
      long minute = context.clock().epochNanos() / interval.toNanos();
      List<Candle> told = new ArrayList<>();
      for (long i = minute - 10; i < minute; i++) {
        told.add(new Candle(i * interval.toNanos(), 100, 120, 90, 110, 1, 5, 0, 7, 2));
      }
      return told;
    }
  }

  public static class BlocksInCandles extends Calm {
    @Override
    public List<Candle> candles(Instrument instrument, Duration interval, int count, ExchangeContext context) {
      never();
      return List.of();
    }
  }

  public static class ForgetsCandles extends Calm {
    @Override
    public List<Candle> candles(Instrument instrument, Duration interval, int count, ExchangeContext context) throws ExchangeException {
      throw new ExchangeException(Problem.lasting(Problem.Kind.UNKNOWN_SYMBOL, "It keeps no history.", "404"));
    }
  }

  public static class ThrowsInOpen extends Calm {
    @Override
    public Feed open(Subscription subscription, FeedSink sink, ExchangeContext context) {
      throw new IllegalStateException("no mood for it");
    }
  }

  public static class OutOfMemoryInOpen extends Calm {
    @Override
    public Feed open(Subscription subscription, FeedSink sink, ExchangeContext context) {
      throw new OutOfMemoryError("made up");
    }
  }

  public static class OpensNothing extends Calm {
    @Override
    public Feed open(Subscription subscription, FeedSink sink, ExchangeContext context) {
      return null;
    }
  }

  public static class BlocksInOpen extends Calm {
    @Override
    public Feed open(Subscription subscription, FeedSink sink, ExchangeContext context) {
      never();
      return this;
    }
  }

  public static class ThrowsInClose extends Calm {
    @Override
    public void close() {
      super.close();
      throw new IllegalStateException("will not go");
    }
  }

  public static class BlocksInClose extends Calm {
    @Override
    public void close() {
      super.close();
      never();
    }
  }

  public static class LeaksThreads extends Calm {
    @Override
    public void run(LinkSink link, int stream) {
      Thread left = new Thread(BadFeeds::never, "left-behind");
      left.setDaemon(true);
      left.start();
      super.run(link, stream);
    }
  }

  public static class DiesInItsThread extends Kitless {
    @Override
    public void run(LinkSink link, int stream) {
      snapshot(link, stream);
      throw new IllegalStateException("the reader gives up");
    }
  }

  public static class LacksAClass extends Kitless {
    @Override
    public void run(LinkSink link, int stream) {
      throw new NoClassDefFoundError("some/library/Missing");
    }
  }

  public static class OverflowsInItsThread extends Kitless {
    @Override
    public void run(LinkSink link, int stream) {
      run(link, stream);
    }
  }

  public static class Floods extends Kitless {
    public static final int TRADES = 1_000_000;

    @Override
    public void run(LinkSink link, int stream) {
      for (int i = 1; i <= TRADES; i++) {
        goodTrade(link, stream, i);
      }
      while (!closed()) {
        LockSupport.parkNanos(1_000_000);
      }
    }
  }

  public static class Negatives extends Kitless {
    @Override
    public void run(LinkSink link, int stream) {
      for (int i = 0; i < 40; i++) {
        link.trade(stream, NONE, -100, 1, Side.BUY, NONE);
        link.quote(stream, NONE, 100, -1, 101, 1);
        link.bookSnapshot(stream);
        link.level(stream, Side.SELL, 100, -5);
        link.commit(stream, NONE, NONE, NONE, NONE, NONE);
      }
    }
  }

  public static class Nulls extends Kitless {
    @Override
    public void run(LinkSink link, int stream) {
      for (int i = 0; i < 20; i++) {
        link.trade(stream, NONE, 100, 1, null, NONE);
        link.notice(null);
        link.frame(null);
        link.stream(null, null);
        link.bookSnapshot(stream);
        link.level(stream, null, 100, 1);
        link.commit(stream, NONE, NONE, NONE, NONE, NONE);
      }
    }
  }

  public static class Strangers extends Kitless {
    @Override
    public void run(LinkSink link, int stream) {
      for (int i = 0; i < 50; i++) {
        link.stream(Instrument.spot("calm", "BTC/USD", "BTC", "USD", 2, 3), rules());
        link.trade(1_000 + i, NONE, 100, 1, Side.BUY, NONE);
      }
    }
  }

  public static class FewStrikes extends Calm {
    @Override
    public void run(LinkSink link, int stream) {
      for (int i = 0; i < 99; i++) {
        link.trade(stream, NONE, -100, 1, Side.BUY, NONE);
      }
      super.run(link, stream);
    }
  }

  /** Two threads change one book at the same time, for as long as they are let. */
  public static class TwoThreads extends Kitless {
    @Override
    public void run(LinkSink link, int stream) {
      snapshot(link, stream);
      Runnable hammer = () -> {
        for (int i = 0; i < 2_000_000 && !closed(); i++) {
          update(link, stream, 100 - i % 50);
        }
      };
      Thread other = new Thread(hammer, "second-caller");
      other.setDaemon(true);
      other.start();
      hammer.run();
    }
  }

  public static class ChecksumThrows extends Kitless {
    @Override
    public BookRules rules() {
      return new BookRules(
          10,
          book -> {
            throw new IllegalStateException("cannot count");
          },
          IdChain.NONE);
    }

    @Override
    public void run(LinkSink link, int stream) {
      link.bookSnapshot(stream);
      link.level(stream, Side.BUY, 100, 1_000);
      link.commit(stream, NONE, NONE, NONE, NONE, 12_345);
      goodTrade(link, stream, 1);
      while (!closed()) {
        LockSupport.parkNanos(1_000_000);
      }
    }
  }

  /** Its two threads take two locks in opposite order. */
  public static class Deadlocks extends Kitless {
    private final ReentrantLock first = new ReentrantLock();
    private final ReentrantLock second = new ReentrantLock();
    private final CyclicBarrier both = new CyclicBarrier(2);

    @Override
    public void run(LinkSink link, int stream) {
      snapshot(link, stream);
      Thread other = new Thread(() -> take(second, first), "deadlock-2");
      other.setDaemon(true);
      other.start();
      take(first, second);
    }

    private void take(ReentrantLock one, ReentrantLock then) {
      one.lock();
      try {
        both.await();
        then.lock();
      } catch (InterruptedException | BrokenBarrierException e) {
        Thread.currentThread().interrupt();
      } finally {
        one.unlock();
      }
    }
  }

  /** Uses the kit as it should, but its protocol never comes back from the second message. */
  public static class BlocksInFrame extends Kitless {
    @Override
    public void run(LinkSink link, int stream) {}

    @Override
    public Feed open(Subscription subscription, FeedSink sink, ExchangeContext context) {
      return StreamFeed.open(
          subscription, sink, context, info().id(), (name, listener) -> {
            Thread reader = context.threads(name).newThread(() -> {
              listener.frame(new byte[1]);
              listener.frame(new byte[2]);
            });
            reader.start();
            return new Silent();
          }, part -> new StuckProtocol(this));
    }
  }

  public static class Silent implements Connection {
    @Override
    public void send(String text) {}

    @Override
    public void ping() {}

    @Override
    public long lastInboundNanos() {
      return System.nanoTime();
    }

    @Override
    public void close() {}
  }

  public static class StuckProtocol implements io.tapedeck.api.WireProtocol {
    private final Kitless exchange;
    private io.tapedeck.api.MarketSink sink;

    public StuckProtocol(Kitless exchange) {
      this.exchange = exchange;
    }

    @Override
    public void opened(io.tapedeck.api.MarketSink newSink, io.tapedeck.api.WireOutput out) {
      sink = newSink;
    }

    @Override
    public void frame(byte[] frame) {
      if (frame.length == 1) {
        int stream = sink.stream(exchange.instrument("BTC/USD"), BookRules.NO_BOOK);
        sink.trade(stream, Kitless.NONE, 100, 1, Side.BUY, 1);
      } else {
        never();
      }
    }

    @Override
    public void resync(int stream) {}

    @Override
    public void subscribe(Instrument instrument) {}

    @Override
    public void unsubscribe(Instrument instrument) {}
  }

  /** Goes on offering after close returned. */
  public static class SpeaksAfterClose extends Kitless {
    @Override
    public void run(LinkSink link, int stream) {
      for (long id = 1; id < 5_000_000; id++) {
        goodTrade(link, stream, id);
        LockSupport.parkNanos(100_000);
      }
    }
  }

  public static class InfoIsNothing extends Good {
    @Override
    public ExchangeInfo info() {
      return null;
    }
  }

  public static class OutOfMemoryInInfo extends Good {
    @Override
    public ExchangeInfo info() {
      throw new OutOfMemoryError("made up");
    }
  }

  public static class LacksAClassInInfo extends Good {
    @Override
    public ExchangeInfo info() {
      throw new NoClassDefFoundError("some/library/Missing");
    }
  }

  /** What it says about its loss is nonsense too. */
  public static class LosesForNoReason extends Calm {
    @Override
    public void run(LinkSink link, int stream) {
      snapshot(link, stream);
      link.lost((Problem) null, 1_000_000_000L);
      super.run(link, stream);
    }
  }
}
