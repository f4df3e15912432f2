package io.tapedeck.bench;

import io.tapedeck.api.BookRules;
import io.tapedeck.api.LinkSink;
import io.tapedeck.api.MarketSink;
import io.tapedeck.api.TimeSource;
import io.tapedeck.app.model.ScreenThread;
import io.tapedeck.app.model.StreamModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;

/**
 * P6: some producers change some streams at random, and stop; two ticks later the screen must show of every stream what was published last. A quote checks
 * itself: the ask is the bid and one,
 * so that a view made of two quotes would show. Many runs, each with a seed of its own. Main thread (which ticks), producers.
 */
final class ConflationRun {
  private static final int LANE = 256;

  private ConflationRun() {}

  static void run(Figures figures, long runs) throws InterruptedException {
    long stale = 0;
    long torn = 0;
    long quotes = 0;
    long shown = 0;
    for (long seed = 1; seed <= runs; seed++) {
      One one = new One(seed);
      one.run();
      stale += one.stale;
      torn += one.torn;
      quotes += one.quotes;
      shown += one.views;
    }
    figures.figure("quotes published", quotes, "");
    figures.figure("views looked at", shown, "");
    figures.under("P6");
    figures.atLeast("random runs", (double) runs, "", (double) runs);
    figures.atMost("streams that did not show the last quote two ticks after the end", stale, "", 0);
    figures.atMost("views made of two quotes", torn, "", 0);
    figures.under("");
  }

  private static final class One {
    private final Random random;
    private final Rig rig;
    private final List<Producer> producers = new ArrayList<>();
    private long stale;
    private long torn;
    private long quotes;
    private long views;

    One(long seed) {
      random = new Random(seed);
      int streams = 1 + random.nextInt(12);
      rig = new Rig(streams, LANE, ScreenThread.current(), TimeSource.system());
      int share = 1 + random.nextInt(streams);
      for (int from = 0; from < streams; from += share) {
        producers.add(new Producer(rig, from, Math.min(streams, from + share), random.nextLong(), 1 + random.nextInt(5_000)));
      }
    }

    void run() throws InterruptedException {
      rig.pump().tick();
      producers.forEach(Thread::start);
      while (producers.stream().anyMatch(Thread::isAlive)) {
        tick();
        for (int pause = random.nextInt(2_000); pause > 0; pause--) {
          Thread.onSpinWait();
        }
      }
      for (Producer producer : producers) {
        producer.join();
      }
      tick();
      tick();
      for (Producer producer : producers) {
        for (int i = 0; i < producer.last.length; i++) {
          StreamModel model = rig.screen().streams().get(producer.from + i);
          boolean right = producer.last[i] == 0 ? !model.hasBid() : model.hasBid() && model.bid() == producer.last[i];
          stale += right ? 0 : 1;
        }
        quotes += producer.quotes;
      }
    }

    private void tick() {
      rig.pump().tick();
      for (StreamModel model : rig.screen().streams()) {
        views++;
        torn += model.hasBid() != model.hasAsk() || (model.hasBid() && model.ask() != model.bid() + 1) ? 1 : 0;
      }
    }
  }

  /** Publishes quotes of its streams. Its own thread; what it knows is read when it has ended. */
  private static final class Producer extends Thread {
    private final LinkSink link;
    private final int from;
    private final int[] streams;
    private final long[] last;
    private final int quotes;
    private final Random random;

    Producer(Rig rig, int from, int to, long seed, int quotes) {
      super("bench-producer");
      setDaemon(true);
      this.from = from;
      this.quotes = quotes;
      random = new Random(seed);
      link = rig.link(from, to);
      streams = new int[to - from];
      last = new long[streams.length];
      for (int i = 0; i < streams.length; i++) {
        streams[i] = link.stream(rig.instruments().get(from + i), BookRules.NO_BOOK);
      }
    }

    @Override
    public void run() {
      byte[] frame = new byte[64];
      for (int i = 0; i < quotes; i++) {
        int which = random.nextInt(streams.length);
        long bid = 1L + random.nextInt(1 << 30);
        link.frame(frame);
        link.quote(streams[which], MarketSink.NO_TIME, bid, 1 + (bid & 1023), bid + 1, 1 + (bid & 1023));
        last[which] = bid;
        if (random.nextInt(64) == 0) {
          LockSupport.parkNanos(1);
        }
      }
    }
  }
}
