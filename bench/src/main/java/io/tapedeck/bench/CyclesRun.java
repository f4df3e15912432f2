package io.tapedeck.bench;

import io.tapedeck.api.ConnectionMode;
import io.tapedeck.api.ExchangeException;
import io.tapedeck.api.Feed;
import io.tapedeck.api.Instrument;
import io.tapedeck.api.Problem;
import io.tapedeck.api.Subscription;
import io.tapedeck.api.TimeSource;
import io.tapedeck.app.feed.ControlItem;
import io.tapedeck.app.feed.HostContext;
import io.tapedeck.app.feed.PluginOptions;
import io.tapedeck.app.intake.FeedIntake;
import io.tapedeck.app.intake.FeedListener;
import io.tapedeck.app.intake.StreamState;
import io.tapedeck.app.model.ScreenModel;
import io.tapedeck.app.model.StreamModel;
import io.tapedeck.app.pump.Budget;
import io.tapedeck.app.pump.Pump;
import io.tapedeck.app.queue.SharedQueue;
import io.tapedeck.plugin.demo.DemoAdapter;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * P16, second half: subscribe to the demo exchange and stop, again and again with one queue, one pump and one screen; afterwards no stream of any cycle may be
 * left in memory. Main thread,
 * the demo's threads, pump.
 */
final class CyclesRun implements FeedListener {
  private static final int STREAMS = 8;
  private static final long PATIENCE_NANOS = 20_000_000_000L;

  private final TimeSource clock = TimeSource.system();
  private final SharedQueue<ControlItem, StreamState> queue = new SharedQueue<>(4_096);
  private final Ticks ticks = new Ticks();
  private final ScreenModel screen = new ScreenModel(1_000, ticks.screenThread());
  private final Pump pump = new Pump(queue, screen, clock, Budget.SCREEN);
  private final DemoAdapter demo = new DemoAdapter();
  private final HostContext context = new HostContext(demo.info(), PluginOptions.parse(List.of("demo.rate=20000")), clock);
  private final List<WeakReference<Object>> made = new ArrayList<>();

  private CyclesRun() {}

  static void run(Figures figures, long cycles) throws ExchangeException {
    new CyclesRun().measure(figures, cycles);
  }

  private void measure(Figures figures, long cycles) throws ExchangeException {
    List<Instrument> instruments = demo.instruments(context).subList(0, STREAMS);
    ticks.start(pump, () -> {});
    long early = 0;
    for (long i = 1; i <= cycles; i++) {
      cycle(instruments);
      if (i == Math.max(1, cycles / 5)) {
        empty();
        early = Meter.heapAfterGc();
      }
    }
    empty();
    long late = Meter.heapAfterGc();
    long left = made.stream().filter(each -> each.get() != null).count();
    for (long until = System.nanoTime() + PATIENCE_NANOS; left > 0 && System.nanoTime() < until; ) {
      System.gc();
      left = made.stream().filter(each -> each.get() != null).count();
    }
    ticks.close();
    figures.figure("streams made", made.size() / 2.0, "");
    figures.under("P16");
    figures.atLeast("cycles of subscribe and stop", (double) cycles, "", (double) cycles);
    figures.atMost("streams and their models left in memory", left, "", 0);
    figures.atMost("heap after collection, growth from a fifth of the cycles to the end", (late - early) * 100.0 / early, "%", 2);
    figures.under("");
  }

  private void cycle(List<Instrument> instruments) throws ExchangeException {
    FeedIntake intake = new FeedIntake(instruments, false, queue, clock, this, 1_024);
    queue.putControl(new ControlItem.FeedOpened(demo.info(), intake));
    Feed feed = demo.open(Subscription.of(instruments, ConnectionMode.WEBSOCKET_PER_SYMBOL), intake, context);
    long until = System.nanoTime() + PATIENCE_NANOS;
    while (screen.streams().stream().filter(StreamModel::hasData).count() < STREAMS && System.nanoTime() < until) {
      LockSupport.parkNanos(Ticks.TICK_NANOS);
    }
    intake.streams().forEach(stream -> made.add(new WeakReference<>(stream)));
    screen.streams().forEach(stream -> made.add(new WeakReference<>(stream)));
    intake.stop();
    feed.close();
    queue.putControl(new ControlItem.FeedClosed(intake));
    long tick = ticks.ticks();
    while (ticks.ticks() < tick + 2) {
      LockSupport.parkNanos(Ticks.TICK_NANOS);
    }
  }

  /** A feed without a stream takes the place of the last one. */
  private void empty() {
    queue.putControl(new ControlItem.FeedOpened(demo.info(), new FeedIntake(List.of(), true, queue, clock, this, 1_024)));
    long tick = ticks.ticks();
    while (ticks.ticks() < tick + 2) {
      LockSupport.parkNanos(Ticks.TICK_NANOS);
    }
  }

  @Override
  public void transition() {
    // Nobody judges here.
  }

  @Override
  public void notice(String cause, Problem problem) {
    throw new IllegalStateException("The demo has nothing to complain of: " + problem.text());
  }
}
