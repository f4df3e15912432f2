package io.tapedeck.bench;

import io.tapedeck.api.Side;
import io.tapedeck.api.TimeSource;
import io.tapedeck.app.intake.StreamId;
import io.tapedeck.app.intake.StreamState;
import io.tapedeck.app.model.StreamModel;
import java.math.BigDecimal;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;

/**
 * The naive screen loop (a {@link LinkedBlockingQueue}, 100 items every 100 ms) against our path, in one run: the highest input each can stand for some seconds with
 * what it shows no older than allowed and the newest values on the screen after the input ends. The naive loop is allowed 200 ms, for its
 * period alone is 100; ours 100 ms. Main thread, producers, pump.
 */
final class NaiveRun {
  private static final double[] NAIVE_RATES = {250, 500, 800, 900, 1_000, 1_100, 1_250, 1_500, 2_000};
  private static final double[] OUR_RATES =
      {50_000, 100_000, 200_000, 500_000, 1_000_000, 2_000_000, Double.POSITIVE_INFINITY};
  private static final long NAIVE_AGE = 200_000_000L;
  private static final long OUR_AGE = 100_000_000L;
  private static final int STREAMS = 200;

  /** A machine with other work to do misses a tick now and then: a step that looks too old is tried again, on both sides. */
  private static final int TRIES = 3;

  private final long nanos;

  private NaiveRun(long seconds) {
    nanos = seconds * 1_000_000_000L;
  }

  static void run(Figures figures, long seconds) {
    NaiveRun run = new NaiveRun(seconds);
    double naive = 0;
    for (double rate : NAIVE_RATES) {
      long age = run.naive(rate);
      for (int again = 1; again < TRIES && age > NAIVE_AGE; again++) {
        age = Math.min(age, run.naive(rate));
      }
      figures.figure("naive at " + Math.round(rate) + "/s: oldest shown", age / 1e6, "ms");
      naive = age <= NAIVE_AGE ? rate : naive;
    }
    double ours = 0;
    for (double rate : OUR_RATES) {
      Outcome outcome = run.ours(rate);
      for (int again = 1; again < TRIES && outcome.age() > OUR_AGE; again++) {
        Outcome other = run.ours(rate);
        outcome = other.age() < outcome.age() || other.wrong() > 0 ? other : outcome;
      }
      String name = "ours at " + (Double.isInfinite(rate) ? "full speed" : Math.round(rate) + "/s") + ": ";
      figures.figure(name + "taken in", outcome.rate(), "/s");
      figures.figure(name + "oldest shown", outcome.age() / 1e6, "ms");
      figures.figure(name + "values not the newest at the end", outcome.wrong(), "");
      boolean stands = outcome.age() <= OUR_AGE && outcome.wrong() == 0;
      ours = stands ? Math.max(ours, outcome.rate()) : ours;
    }
    figures.figure("naive: highest input it stands", naive, "/s");
    figures.figure("ours: highest input it stands", ours, "/s");
    figures.under("P4");
    figures.atLeast("ours : naive", ours / naive, "x", 200);
  }

  /** Age of the oldest item at the moment it was shown, or at the end the oldest still waiting, in nanoseconds. */
  private long naive(double rate) {
    LinkedBlockingQueue<Item> queue = new LinkedBlockingQueue<>();
    AtomicBoolean running = new AtomicBoolean(true);
    Thread producer = new Thread(() -> {
      long begin = System.nanoTime();
      long done = 0;
      while (running.get()) {
        while (done < (System.nanoTime() - begin) / 1e9 * rate) {
          queue.add(new Item((int) (done % STREAMS), done, System.nanoTime()));
          done++;
        }
        LockSupport.parkNanos(1_000_000L);
      }
    }, "bench-naive");
    producer.setDaemon(true);
    producer.start();
    long[] shown = new long[STREAMS];
    long oldest = 0;
    long end = System.nanoTime() + nanos;
    for (long next = System.nanoTime() + OUR_AGE; System.nanoTime() < end; next += OUR_AGE) {
      parkUntil(next);
      for (int i = 0; i < 100; i++) {
        Item item = queue.poll();
        if (item == null) {
          break;
        }
        shown[item.stream()] = item.value();
        oldest = Math.max(oldest, System.nanoTime() - item.nanos());
      }
    }
    running.set(false);
    Item left = queue.peek();
    return left == null ? oldest : Math.max(oldest, System.nanoTime() - left.nanos());
  }

  private Outcome ours(double rate) {
    Ticks ticks = new Ticks();
    TimeSource clock = TimeSource.system();
    Rig rig = new Rig(STREAMS, ticks.screenThread(), clock);
    Market[] markets = {new Market(rig, 0, STREAMS / 2, 1), new Market(rig, STREAMS / 2, STREAMS, 2)};
    Ages ages = new Ages(rig);
    ticks.start(rig.pump(), ages);
    double real;
    try (Feeder feeder = new Feeder(markets, rate)) {
      LockSupport.parkNanos(1_000_000_000L);
      ages.counting = true;
      long begin = System.nanoTime();
      long sent = feeder.sent();
      LockSupport.parkNanos(nanos);
      real = (feeder.sent() - sent) * 1e9 / (System.nanoTime() - begin);
      ages.counting = false;
    }
    long two = ticks.ticks() + 3;
    while (ticks.ticks() < two) {
      LockSupport.parkNanos(Ticks.TICK_NANOS / 4);
    }
    // Prints that wait are shown in order, so the newest may need more ticks than two; the quotes may not.
    long wrong = wrongQuotes(rig);
    while (rig.pump().depth() > 0) {
      LockSupport.parkNanos(Ticks.TICK_NANOS);
    }
    ticks.close();
    wrong += wrongTrades(rig, markets);
    return new Outcome(real, ages.oldest, wrong);
  }

  private static long wrongQuotes(Rig rig) {
    long wrong = 0;
    for (StreamState stream : rig.intake().streams()) {
      StreamModel model = rig.screen().stream(StreamId.of(stream.instrument())).orElseThrow();
      boolean right = model.bid() == stream.levelPrice(Side.BUY, 0) && model.ask() == stream.levelPrice(Side.SELL, 0);
      wrong += right ? 0 : 1;
    }
    return wrong;
  }

  private static long wrongTrades(Rig rig, Market[] markets) {
    long wrong = 0;
    for (int i = 0; i < STREAMS; i++) {
      StreamState stream = rig.intake().streams().get(i);
      StreamModel model = rig.screen().stream(StreamId.of(stream.instrument())).orElseThrow();
      int half = STREAMS / 2;
      boolean right = model.last() == markets[i / half].lastTrade(i % half)
          && stream.trades().volume().compareTo(BigDecimal.ZERO) > 0;
      wrong += right ? 0 : 1;
    }
    return wrong;
  }

  private static void parkUntil(long moment) {
    for (long left = moment - System.nanoTime(); left > 0; left = moment - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }

  private record Item(int stream, long value, long nanos) {}

  private record Outcome(double rate, long age, long wrong) {}

  /** How old what is on the screen has become, just before the next tick would renew it. Pump thread. */
  private static final class Ages implements Runnable {
    private final Rig rig;
    private volatile boolean counting;
    private volatile long oldest;
    private long[] seen = new long[0];

    Ages(Rig rig) {
      this.rig = rig;
    }

    @Override
    public void run() {
      long now = System.nanoTime();
      long worst = 0;
      if (seen.length == 0) {
        seen = new long[STREAMS];
      }
      int i = 0;
      for (StreamModel stream : rig.screen().eachStream()) {
        // The data of one tick were on the screen until this one: that long they grew old.
        long data = now - stream.ageNanos(now);
        if (seen[i] != 0) {
          worst = Math.max(worst, now - seen[i]);
        }
        seen[i++] = data;
      }
      if (counting) {
        oldest = Math.max(oldest, worst);
      }
    }
  }
}
