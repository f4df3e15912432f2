package io.tapedeck.app.run;

import io.tapedeck.api.ConnectionMode;
import io.tapedeck.api.Network;
import io.tapedeck.api.TimeSource;
import io.tapedeck.app.diag.NamedThreads;
import io.tapedeck.app.feed.ControlItem;
import io.tapedeck.app.feed.FeedEngine;
import io.tapedeck.app.feed.FeedPhase;
import io.tapedeck.app.feed.PluginOptions;
import io.tapedeck.app.feed.StallLimits;
import io.tapedeck.app.feed.Verdict;
import io.tapedeck.app.host.PluginHost;
import io.tapedeck.app.intake.FeedIntake;
import io.tapedeck.app.intake.StreamId;
import io.tapedeck.app.intake.StreamState;
import io.tapedeck.app.model.Notice;
import io.tapedeck.app.model.ScreenModel;
import io.tapedeck.app.model.ScreenThread;
import io.tapedeck.app.model.StreamModel;
import io.tapedeck.app.pump.Budget;
import io.tapedeck.app.pump.Pump;
import io.tapedeck.app.queue.SharedQueue;
import io.tapedeck.app.tape.TapeRecorder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A feed without a window: the same engine, with the pump on a plain timer thread. The calling thread waits.
 */
public final class HeadlessFeed implements AutoCloseable {
  private static final int MAX_STREAMS = 4_096;
  private static final int RETENTION = 1_000;
  private static final long TICK_MILLIS = 33;
  private static final long STOP_LIMIT_SECONDS = 10;

  private final TimeSource clock = TimeSource.system();
  private final SharedQueue<ControlItem, StreamState> queue = new SharedQueue<>(MAX_STREAMS);
  private final AtomicReference<@Nullable Thread> pumping = new AtomicReference<>();
  private final ScreenModel screen =
      new ScreenModel(RETENTION, new ScreenThread(() -> Thread.currentThread() == pumping.get()));
  private final Pump pump = new Pump(queue, screen, clock, Budget.STEADY);
  private final ScheduledThreadPoolExecutor timer =
      new ScheduledThreadPoolExecutor(1, new NamedThreads("tapedeck-pump"));
  private final FeedEngine engine;
  private final CountDownLatch running = new CountDownLatch(1);
  private final CountDownLatch stopped = new CountDownLatch(1);
  private final CountDownLatch nothingLeft = new CountDownLatch(1);
  private final Map<StreamId, Verdict> lastVerdicts = new HashMap<>();
  private final AtomicReference<@Nullable RuntimeException> failure = new AtomicReference<>();
  private volatile Runnable observer = () -> {};
  private boolean wasRunning;

  /** A feed that has not begun, over a host that has loaded its plugins. */
  public HeadlessFeed(PluginHost host, PluginOptions options) {
    engine = new FeedEngine(host, options, queue, clock, StallLimits.DEFAULT, FeedIntake.LANE_CAPACITY);
  }

  /** How to reach the exchange, from the next connection attempt on. */
  public void network(Network network) {
    engine.network(network);
  }

  /** Records the run, from its first frame on, or from now on. */
  public void record(Function<List<StreamId>, TapeRecorder> recorder) {
    engine.record(recorder);
  }

  /** Ends a run before its time is over. Any thread. */
  void enough() {
    nothingLeft.countDown();
  }

  /** Called on the pumping thread after each tick. */
  void observe(Runnable eachTick) {
    observer = eachTick;
  }

  /** The models; the pumping thread, or any after the run. */
  ScreenModel screen() {
    return screen;
  }

  /** The pump; the pumping thread, or any after the run. */
  Pump pump() {
    return pump;
  }

  /**
   * Runs for some seconds, or until no stream can become live any more, and stops.
   *
   * @return the report, and the sentences of what went wrong
   */
  public Outcome run(String exchangeId, ConnectionMode mode, List<String> symbols, int seconds)
      throws InterruptedException {
    // The tick catches everything itself, so nobody needs its future.
    var unused = timer.scheduleAtFixedRate(this::tick, 0, TICK_MILLIS, TimeUnit.MILLISECONDS);
    engine.start(exchangeId, mode, symbols);
    running.await();
    nothingLeft.await(seconds, TimeUnit.SECONDS);
    engine.stop();
    if (!stopped.await(STOP_LIMIT_SECONDS, TimeUnit.SECONDS)) {
      throw new IllegalStateException("The feed did not stop within " + STOP_LIMIT_SECONDS + " s");
    }
    timer.shutdown();
    if (!timer.awaitTermination(STOP_LIMIT_SECONDS, TimeUnit.SECONDS)) {
      throw new IllegalStateException("The pump did not stop within " + STOP_LIMIT_SECONDS + " s");
    }
    RuntimeException broken = failure.get();
    if (broken != null) {
      throw broken;
    }
    return outcome(exchangeId);
  }

  @Override
  public void close() {
    engine.close();
    timer.shutdownNow();
  }

  private void tick() {
    try {
      pumping.set(Thread.currentThread());
      pump.tick();
      look();
      observer.run();
    } catch (RuntimeException e) {
      failure.compareAndSet(null, e);
      running.countDown();
      nothingLeft.countDown();
      stopped.countDown();
    }
  }

  private void look() {
    FeedPhase phase = screen.phase();
    if (phase == FeedPhase.RUNNING) {
      wasRunning = true;
      running.countDown();
      boolean over = true;
      for (StreamModel stream : screen.eachStream()) {
        lastVerdicts.put(stream.id(), stream.verdict());
        Verdict.State state = stream.verdict().state();
        over &= state == Verdict.State.REJECTED || state == Verdict.State.FAILED;
      }
      if (over) {
        nothingLeft.countDown();
      }
    } else if (phase == FeedPhase.STOPPED && (wasRunning || refused())) {
      running.countDown();
      nothingLeft.countDown();
      stopped.countDown();
    }
  }

  private boolean refused() {
    return pump.current() != null || screen.notices().newest() != null;
  }

  private Outcome outcome(String exchangeId) {
    List<StreamReport> reports = new ArrayList<>();
    List<String> problems = new ArrayList<>();
    FeedIntake intake = pump.current();
    if (intake != null && wasRunning) {
      for (StreamState stream : intake.streams()) {
        StreamModel model = screen.stream(StreamId.of(stream.instrument())).orElseThrow();
        Verdict verdict = lastVerdicts.getOrDefault(model.id(), Verdict.NOT_STARTED);
        reports.add(StreamReport.of(stream, model.ledger(), verdict));
        if (verdict.state() == Verdict.State.REJECTED || verdict.state() == Verdict.State.FAILED) {
          problems.add(verdict.reason());
        }
        if (!model.ledger().addsUp()) {
          problems.add(stream.instrument().symbol() + ": the ledger does not add up by " + model.ledger().difference() + ".");
        }
      }
    } else {
      Notice newest = screen.notices().newest();
      problems.add(newest == null ? "The feed did not start." : newest.text());
    }
    if (pump.faults() > 0) {
      problems.add(pump.faults() + " items could not be shown; see the log.");
    }
    long frames = intake == null ? 0 : intake.frames();
    long rejected = intake == null ? 0 : intake.rejectedFrames();
    return new Outcome(new RunReport(exchangeId, frames, rejected, reports), wasRunning, List.copyOf(problems));
  }

  /**
   * What came of a run.
   *
   * @param report the numbers
   * @param ran false when the feed was not even opened
   * @param problems sentences; empty when all is well
   */
  public record Outcome(RunReport report, boolean ran, List<String> problems) {}
}
