package io.tapedeck.bench;

import io.tapedeck.api.TimeSource;
import io.tapedeck.app.intake.Ledger;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;

/**
 * How long single puts take and what they allocate: 1 and 8 producers at full speed, with the screen draining and with the screen stalled for the whole time. Each
 * 16th put is timed. The same loop without a put is timed too: what it shows is the machine. Main thread, producers, pump.
 */
final class PutRun {
  private static final int SAMPLE_MASK = 15;
  private static final long WARM_UP_NANOS = 3_000_000_000L;
  private static final long LONGEST_NANOS = 60_000_000_000L;

  private final Figures figures;
  private final long nanos;

  private PutRun(Figures figures, long seconds) {
    this.figures = figures;
    nanos = seconds * 1_000_000_000L;
  }

  static void run(Figures figures, long seconds) {
    PutRun run = new PutRun(figures, seconds);
    for (int producers : new int[] {1, 8}) {
      run.show(producers, "no put", run.one(producers, true, false), false);
      run.show(producers, "drained", run.one(producers, false, false), true);
      run.show(producers, "stalled", run.one(producers, false, true), true);
    }
  }

  private void show(int producers, String how, Result result, boolean judged) {
    String name = producers + (producers == 1 ? " producer, " : " producers, ") + how + ": ";
    figures.figure(name + "puts", result.puts() / (nanos / 1e9) / 1e6, "M/s");
    figures.figure(name + "median", result.times().getValueAtPercentile(50), "ns");
    if (!judged) {
      figures.figure(name + "p99", result.times().getValueAtPercentile(99), "ns");
      figures.figure(name + "p99.9", result.times().getValueAtPercentile(99.9), "ns");
      return;
    }
    figures.under("P7");
    figures.atMost(name + "p99", result.times().getValueAtPercentile(99), "ns", 2_000);
    figures.atMost(name + "p99.9", result.times().getValueAtPercentile(99.9), "ns", 10_000);
    figures.atMost(name + "bytes allocated a put", result.bytesPerPut(), "B", 0);
    figures.atMost(name + "events the ledger misses", result.missing(), "", 0);
    figures.under("");
  }

  private Result one(int producers, boolean idle, boolean stalled) {
    Ticks ticks = new Ticks();
    Rig rig = new Rig(PutBenchmark.STREAMS, ticks.screenThread(), TimeSource.system());
    int share = PutBenchmark.STREAMS / producers;
    List<Worker> workers = new ArrayList<>();
    CyclicBarrier warm = new CyclicBarrier(producers + 1);
    for (int i = 0; i < producers; i++) {
      workers.add(new Worker(new Market(rig, i * share, (i + 1) * share, i + 1), idle, warm));
    }
    ticks.start(rig.pump(), () -> {});
    workers.forEach(Thread::start);
    LockSupport.parkNanos(WARM_UP_NANOS);
    workers.forEach(Worker::endWarmUp);
    await(warm);
    ticks.hold(stalled);
    await(warm);
    LockSupport.parkNanos(nanos);
    workers.forEach(Worker::end);
    workers.forEach(PutRun::join);
    ticks.hold(false);
    long missing = 0;
    long drainBy = System.nanoTime() + LONGEST_NANOS;
    while (rig.pump().depth() > 0 && System.nanoTime() < drainBy) {
      LockSupport.parkNanos(Ticks.TICK_NANOS);
    }
    ticks.close();
    for (var stream : rig.intake().streams()) {
      Ledger ledger = stream.ledger();
      missing += ledger == null ? 1 : Math.abs(ledger.difference()) + ledger.waiting() + ledger.rejected();
    }
    Histogram all = new Histogram(LONGEST_NANOS, 3);
    long puts = 0;
    long bytes = 0;
    for (Worker worker : workers) {
      all.add(worker.times);
      puts += worker.puts;
      bytes += worker.bytes;
    }
    return new Result(all, puts, (double) bytes / puts, missing);
  }

  private static void await(CyclicBarrier barrier) {
    try {
      barrier.await();
    } catch (InterruptedException | java.util.concurrent.BrokenBarrierException e) {
      throw new IllegalStateException("A run cannot be interrupted", e);
    }
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      throw new IllegalStateException("A run cannot be interrupted", e);
    }
  }

  private record Result(Histogram times, long puts, double bytesPerPut, long missing) {}

  /** A producer. Its own thread. */
  private static final class Worker extends Thread {
    private final Market market;
    private final boolean idle;
    private final CyclicBarrier warm;
    private final Histogram times = new Histogram(LONGEST_NANOS, 3);
    private volatile boolean warmingUp = true;
    private volatile boolean running = true;
    private long puts;
    private long bytes;

    Worker(Market market, boolean idle, CyclicBarrier warm) {
      super("bench-producer");
      setDaemon(true);
      this.market = market;
      this.idle = idle;
      this.warm = warm;
    }

    void endWarmUp() {
      warmingUp = false;
    }

    void end() {
      running = false;
    }

    @Override
    public void run() {
      while (warmingUp) {
        put();
      }
      await(warm);
      times.reset();
      puts = 0;
      await(warm);
      // The second reading of the counter in the same frame: the first call may set things up.
      bytes = Meter.allocatedHere();
      bytes = Meter.allocatedHere();
      while (running) {
        put();
      }
      bytes = Meter.allocatedHere() - bytes;
    }

    private void put() {
      if ((++puts & SAMPLE_MASK) != 0) {
        if (!idle) {
          market.frameAndEvent();
        }
        return;
      }
      long begin = System.nanoTime();
      if (!idle) {
        market.frameAndEvent();
      }
      times.recordValue(System.nanoTime() - begin);
    }
  }
}
