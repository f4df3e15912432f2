package io.tapedeck.bench;

import io.tapedeck.api.TimeSource;
import io.tapedeck.app.chart.PriceChartPanel;
import io.tapedeck.app.chart.QueueChartPanel;
import io.tapedeck.app.look.Theme;
import io.tapedeck.app.model.ClockZone;
import io.tapedeck.app.model.ScreenThread;
import io.tapedeck.app.ui.MainWindow;
import io.tapedeck.app.ui.live.LivePage;
import java.awt.AWTEvent;
import java.awt.EventQueue;
import java.awt.GraphicsEnvironment;
import java.awt.Toolkit;
import java.lang.reflect.InvocationTargetException;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import javax.swing.SwingUtilities;
import javax.swing.Timer;
import org.jspecify.annotations.Nullable;

/**
 * P17 and P20: the window with four charts and the table of 200 streams at 20,000 updates a second together: what all threads allocate, and how long single
 * tasks hold the EDT. A task's time is
 * told twice: by the clock, which a busy machine makes longer, and by the processor time of the thread. Main thread, EDT, two producers.
 */
final class AppRun {
  private static final int STREAMS = 200;
  private static final int TICK_MILLIS = 33;
  private static final double RATE = 20_000;
  private static final long LONG_NANOS = 50_000_000L;
  private static final long WARM_UP_NANOS = 5_000_000_000L;

  private final Rig rig = new Rig(STREAMS, new ScreenThread(SwingUtilities::isEventDispatchThread), TimeSource.system());
  private final AtomicReference<@Nullable Thread> edt = new AtomicReference<>();
  private final Watched watched = new Watched();
  private @Nullable MainWindow window;
  private @Nullable Timer timer;

  private AppRun() {}

  static void run(Figures figures, long seconds) throws InterruptedException, InvocationTargetException {
    if (GraphicsEnvironment.isHeadless()) {
      figures.say("There is no display: P17 and P20 are not measured.");
      return;
    }
    new AppRun().measure(figures, seconds * 1_000_000_000L);
  }

  private void measure(Figures figures, long nanos) throws InterruptedException, InvocationTargetException {
    EventQueue.invokeAndWait(this::open);
    Market[] markets = {new Market(rig, 0, STREAMS / 2, 1), new Market(rig, STREAMS / 2, STREAMS, 2)};
    Thread screen = edt.get();
    if (screen == null) {
      throw new IllegalStateException("open() sets it");
    }
    double seconds;
    double all;
    double ofScreen;
    double real;
    try (Feeder feeder = new Feeder(markets, RATE)) {
      LockSupport.parkNanos(WARM_UP_NANOS);
      EventQueue.invokeAndWait(watched::begin);
      long begun = System.nanoTime();
      long sent = feeder.sent();
      long bytes = Meter.allocatedByAll();
      long screenBytes = Meter.allocated(screen);
      LockSupport.parkNanos(nanos);
      seconds = (System.nanoTime() - begun) / 1e9;
      all = (Meter.allocatedByAll() - bytes) / seconds / 1e6;
      ofScreen = (Meter.allocated(screen) - screenBytes) / seconds / 1e6;
      real = (feeder.sent() - sent) / seconds;
    }
    EventQueue.invokeAndWait(this::close);
    figures.figure("updates a second", real, "/s");
    figures.figure("allocated by the screen's thread", ofScreen, "MB/s");
    figures.figure("longest task of the EDT, processor time", watched.longestCpu / 1e6, "ms");
    figures.figure("longest task of the EDT", watched.longest / 1e6, "ms");
    figures.figure("tasks of the EDT", watched.tasks, "");
    figures.under("P17");
    figures.atMost("allocated by all threads", all, "MB/s", 25);
    figures.under("P20");
    figures.atMost("tasks of the EDT longer than 50 ms in " + Math.round(seconds) + " s", watched.tooLong, "", 0);
    figures.under("");
    figures.figure("tasks of the EDT with more than 50 ms of processor time", watched.tooLongCpu, "");
  }

  private void open() {
    edt.set(Thread.currentThread());
    Toolkit.getDefaultToolkit().getSystemEventQueue().push(watched);
    rig.pump().tick();
    Theme.DARK.install();
    TimeSource clock = TimeSource.system();
    LivePage page = new LivePage(rig.screen(), new ScreenShareRun.NoDesk(), clock, new ClockZone(ZoneOffset.UTC),
        stream -> new PriceChartPanel(stream, clock, ZoneOffset.UTC), queue -> new QueueChartPanel(queue, new ClockZone(ZoneOffset.UTC)));
    MainWindow made = new MainWindow(rig.screen(), page, clock, new ClockZone(ZoneOffset.UTC), () -> {});
    made.setSize(1600, 1000);
    made.setVisible(true);
    window = made;
    Timer ticking = new Timer(TICK_MILLIS, e -> rig.pump().tick());
    ticking.start();
    timer = ticking;
  }

  private void close() {
    if (timer != null) {
      timer.stop();
    }
    if (window != null) {
      window.dispose();
    }
  }

  /** Times every task. EDT. */
  private static final class Watched extends EventQueue {
    private boolean measuring;
    private long tasks;
    private long tooLong;
    private long tooLongCpu;
    private long longest;
    private long longestCpu;

    void begin() {
      measuring = true;
    }

    @Override
    protected void dispatchEvent(AWTEvent event) {
      Thread self = Thread.currentThread();
      long begun = System.nanoTime();
      long cpu = Meter.cpuNanos(self);
      super.dispatchEvent(event);
      long took = System.nanoTime() - begun;
      long busy = Meter.cpuNanos(self) - cpu;
      if (measuring) {
        tasks++;
        tooLong += took > LONG_NANOS ? 1 : 0;
        tooLongCpu += busy > LONG_NANOS ? 1 : 0;
        longest = Math.max(longest, took);
        longestCpu = Math.max(longestCpu, busy);
      }
    }
  }
}
