package io.tapedeck.bench;

import io.tapedeck.api.ConnectionMode;
import io.tapedeck.api.TimeSource;
import io.tapedeck.app.chart.PriceChartPanel;
import io.tapedeck.app.chart.QueueChartPanel;
import io.tapedeck.app.feed.FeedDesk;
import io.tapedeck.app.intake.StreamId;
import io.tapedeck.app.look.Theme;
import io.tapedeck.app.model.ClockZone;
import io.tapedeck.app.model.ScreenThread;
import io.tapedeck.app.model.StreamModel;
import io.tapedeck.app.pump.Budget;
import io.tapedeck.app.ui.MainWindow;
import io.tapedeck.app.ui.live.LivePage;
import java.awt.EventQueue;
import java.awt.GraphicsEnvironment;
import java.lang.reflect.InvocationTargetException;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import javax.swing.SwingUtilities;
import javax.swing.Timer;
import org.jspecify.annotations.Nullable;

/**
 * What the screen costs its thread when the market is a hundred times faster: 200 instruments at 10 and at 1,000 updates a second each, a Swing Timer at 30 Hz on
 * the EDT, in turns. Once with the models and counting listeners alone, and, where there is a display, with the program's own window.
 * Main thread, EDT, two producers.
 */
final class ScreenShareRun {
  private static final int STREAMS = 200;
  private static final int TICK_MILLIS = 33;
  private static final long SETTLE_NANOS = 4_000_000_000L;
  private static final int ROUNDS = 3;

  private final Figures figures;
  private final long nanos;
  private final boolean withWindow;
  private final Rig rig;
  private final AtomicReference<@Nullable Thread> edt = new AtomicReference<>();
  private @Nullable MainWindow window;
  private @Nullable Timer timer;
  private long ticks;
  private long calls;
  private long toldThisTick;
  private long toldMost;

  private ScreenShareRun(Figures figures, long seconds, boolean withWindow) {
    this.figures = figures;
    this.withWindow = withWindow;
    rig = new Rig(STREAMS, new ScreenThread(SwingUtilities::isEventDispatchThread), TimeSource.system(), withWindow ? Budget.SCREEN : Budget.STEADY);
    nanos = seconds * 1_000_000_000L;
  }

  static void run(Figures figures, long seconds) {
    new ScreenShareRun(figures, seconds, false).measure();
    if (GraphicsEnvironment.isHeadless()) {
      figures.say("There is no display: the window is left out.");
    } else {
      new ScreenShareRun(figures, seconds, true).measure();
    }
  }

  private void measure() {
    onEdt(this::open);
    Market[] markets = {new Market(rig, 0, STREAMS / 2, 1), new Market(rig, STREAMS / 2, STREAMS, 2)};
    double slow = 0;
    double fast = 0;
    double slowest = Double.MAX_VALUE;
    double fastest = 0;
    String how = withWindow ? "window, " : "models, ";
    at(markets, 200_000, SETTLE_NANOS);
    for (int round = 0; round < ROUNDS; round++) {
      double one = at(markets, 2_000, nanos);
      double other = at(markets, 200_000, nanos);
      slow += one / ROUNDS;
      fast += other / ROUNDS;
      slowest = Math.min(slowest, one);
      fastest = Math.max(fastest, other);
    }
    double fastSlow = fast / slow;
    figures.figure(how + "EDT share at 2,000 updates/s", slow * 100, "%");
    if (withWindow) {
      figures.under("P3");
      figures.atMost(how + "EDT share at 200,000 updates/s", fast * 100, "%", 10);
      figures.atMost(how + "share at 200,000/s : share at 2,000/s", fastSlow, "x", 1.3);
    } else {
      figures.figure(how + "EDT share at 200,000 updates/s", fast * 100, "%");
      figures.figure(how + "share at 200,000/s : share at 2,000/s", fastSlow, "x");
    }
    figures.under("");
    figures.figure(how + "worst pairing of rounds", fastest / slowest, "x");
    figures.under("P13");
    figures.atMost(how + "most calls of one listener in one tick", toldMost, "", 1);
    figures.under("");
    figures.figure(how + "listener calls a tick", (double) calls / ticks, "");
    figures.atMost(how + "items that threw", rig.pump().faults(), "", 0);
    onEdt(this::close);
  }

  /** EDT time over wall time at this rate. */
  private double at(Market[] markets, double rate, long forNanos) {
    Thread screen = edt.get();
    if (screen == null) {
      throw new IllegalStateException("open() comes first");
    }
    try (Feeder feeder = new Feeder(markets, rate)) {
      LockSupport.parkNanos(1_000_000_000L);
      long cpu = Meter.cpuNanos(screen);
      long begin = System.nanoTime();
      long sent = feeder.sent();
      LockSupport.parkNanos(forNanos);
      long elapsed = System.nanoTime() - begin;
      double share = (double) (Meter.cpuNanos(screen) - cpu) / elapsed;
      double real = (feeder.sent() - sent) * 1e9 / elapsed;
      if (forNanos == nanos && real < rate * 0.98) {
        figures.say("The producers reached only " + Math.round(real) + " of " + Math.round(rate) + " events a second.");
      }
      return share;
    }
  }

  private void open() {
    edt.set(Thread.currentThread());
    rig.pump().tick();
    if (withWindow) {
      Theme.DARK.install();
      TimeSource clock = TimeSource.system();
      LivePage page = new LivePage(rig.screen(), new NoDesk(), clock, new ClockZone(ZoneOffset.UTC),
          stream -> new PriceChartPanel(stream, clock, ZoneOffset.UTC), queue -> new QueueChartPanel(queue, new ClockZone(ZoneOffset.UTC)));
      MainWindow made = new MainWindow(rig.screen(), page, clock, new ClockZone(ZoneOffset.UTC), () -> {});
      made.setSize(1600, 1000);
      made.setVisible(true);
      window = made;
    }
    for (StreamModel stream : rig.screen().eachStream()) {
      stream.changes().listen(new Counter());
    }
    Timer made = new Timer(TICK_MILLIS, e -> {
      ticks++;
      rig.pump().tick();
      calls += toldThisTick;
      toldThisTick = 0;
    });
    made.start();
    timer = made;
  }

  private void close() {
    if (timer != null) {
      timer.stop();
    }
    if (window != null) {
      window.dispose();
    }
  }

  private static void onEdt(Runnable work) {
    try {
      EventQueue.invokeAndWait(work);
    } catch (InterruptedException | InvocationTargetException e) {
      throw new IllegalStateException("The EDT could not do its work", e);
    }
  }

  /** Counts the announcements of one stream. EDT. */
  private final class Counter implements Runnable {
    private long tick;
    private long inTick;

    @Override
    public void run() {
      inTick = tick == ticks ? inTick + 1 : 1;
      tick = ticks;
      toldMost = Math.max(toldMost, inTick);
      toldThisTick++;
    }
  }

  /** There is no feed to start or stop. */
  static final class NoDesk implements FeedDesk {
    @Override
    public void playFault(String drill, StreamId stream) {
      // Nothing misbehaves here.
    }

    @Override
    public void start(ConnectionMode mode, List<StreamId> streams) {
      // The market runs by itself.
    }

    @Override
    public void stop() {
      // As above.
    }

    @Override
    public void loadHistory(StreamId stream) {
      // There is no past.
    }

    @Override
    public void loadInstruments(String exchangeId) {
      // There is no exchange.
    }

    @Override
    public void retryNow() {
      // As above.
    }

    @Override
    public void resync(StreamId stream) {
      // As above.
    }
  }
}
