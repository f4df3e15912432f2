package io.tapedeck.app;

import io.tapedeck.api.TimeSource;
import io.tapedeck.app.chart.ChartLink;
import io.tapedeck.app.chart.PriceChartPanel;
import io.tapedeck.app.chart.QueueChartPanel;
import io.tapedeck.app.feed.ControlItem;
import io.tapedeck.app.feed.FeedDesk;
import io.tapedeck.app.feed.FeedEngine;
import io.tapedeck.app.feed.Judge;
import io.tapedeck.app.feed.PluginOptions;
import io.tapedeck.app.host.PluginHost;
import io.tapedeck.app.intake.FeedIntake;
import io.tapedeck.app.intake.StreamState;
import io.tapedeck.app.look.Theme;
import io.tapedeck.app.model.DelayWindow;
import io.tapedeck.app.model.MachineModel;
import io.tapedeck.app.model.ScreenModel;
import io.tapedeck.app.model.ScreenThread;
import io.tapedeck.app.pump.Budget;
import io.tapedeck.app.pump.Pump;
import io.tapedeck.app.queue.SharedQueue;
import io.tapedeck.app.settings.Folders;
import io.tapedeck.app.ui.MainWindow;
import io.tapedeck.app.ui.live.LivePage;
import java.awt.GraphicsConfiguration;
import java.awt.GraphicsEnvironment;
import java.awt.Insets;
import java.awt.Rectangle;
import java.awt.Toolkit;
import java.io.PrintWriter;
import java.time.ZoneId;
import java.util.List;
import javax.swing.SwingUtilities;
import javax.swing.Timer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The window with everything behind it, wired: one Swing Timer drives one pump. Made and used on the EDT; {@link #open} on the main thread.
 */
final class Window {
  private static final Logger LOG = LoggerFactory.getLogger(Window.class);
  private static final int MAX_STREAMS = 4_096;
  private static final int RETENTION = 1_000;
  private static final int TICK_MILLIS = 33;
  private static final long MACHINE_EVERY_NANOS = 1_000_000_000L;

  private final TimeSource clock = TimeSource.system();
  private final SharedQueue<ControlItem, StreamState> queue = new SharedQueue<>(MAX_STREAMS);
  private final ScreenModel screen =
      new ScreenModel(RETENTION, new ScreenThread(SwingUtilities::isEventDispatchThread));
  private final Pump pump = new Pump(queue, screen, clock, Budget.SCREEN);
  private final Timer timer = new Timer(TICK_MILLIS, e -> tick());
  private final FeedEngine engine;
  private final LivePage page;
  private final MainWindow frame;
  private boolean begun;
  private long machineAt;

  Window(PluginHost host, PluginOptions options, Runnable onClosed) {
    engine = new FeedEngine(host, options, queue, clock, Judge.STALL_LIMIT_NANOS, FeedIntake.LANE_CAPACITY);
    ZoneId zone = ZoneId.systemDefault();
    ChartLink link = new ChartLink(zone);
    page = new LivePage(
        screen,
        engine,
        clock,
        zone,
        stream -> new PriceChartPanel(stream, clock, link),
        model -> new QueueChartPanel(model, zone));
    frame = new MainWindow(screen, page, () -> close(onClosed));
    screen.pluginChanges().listen(this::begin);
  }

  /**
   * Opens the window.
   *
   * @return -1 when it was opened, else an exit code
   */
  static int open(Folders folders, List<String> optionTexts, PrintWriter err) {
    PluginOptions options = Wiring.options(optionTexts);
    if (GraphicsEnvironment.isHeadless()) {
      err.println("There is no display to open the window on; set DISPLAY, or use 'headless' or 'inspect'.");
      return ExitCode.MISUSE;
    }
    Thread.setDefaultUncaughtExceptionHandler(
        (thread, e) -> LOG.error("Thread {} met an error nobody expected", thread.getName(), e));
    try {
      GraphicsEnvironment.getLocalGraphicsEnvironment().getDefaultScreenDevice();
    } catch (java.awt.AWTError e) {
      err.println("The display cannot be used: " + e.getMessage() + "; set DISPLAY to one that works.");
      return ExitCode.MISUSE;
    }
    SwingUtilities.invokeLater(() -> {
      Theme.DARK.install();
      new Window(Wiring.host(folders), options, () -> System.exit(ExitCode.OK)).show();
    });
    return -1;
  }

  /** Shows the window and begins to work: plugins are loaded on the control thread, the pump ticks. */
  void show() {
    frame.setLocationByPlatform(true);
    fitScreen();
    frame.setVisible(true);
    timer.start();
    engine.loadPlugins(() -> LOG.info("Plugins are loaded"));
  }

  /** A window larger than the screen would hide its own status. */
  private void fitScreen() {
    GraphicsConfiguration screenOfFrame = frame.getGraphicsConfiguration();
    Rectangle bounds = screenOfFrame.getBounds();
    Insets taken = Toolkit.getDefaultToolkit().getScreenInsets(screenOfFrame);
    frame.setSize(
        Math.min(frame.getWidth(), bounds.width - taken.left - taken.right),
        Math.min(frame.getHeight(), bounds.height - taken.top - taken.bottom));
  }

  /** The window, for tests. */
  MainWindow frame() {
    return frame;
  }

  /** The page, for tests. */
  LivePage page() {
    return page;
  }

  /** The models, for tests. */
  ScreenModel screen() {
    return screen;
  }

  /** What the window may ask for, for tests. */
  FeedDesk desk() {
    return engine;
  }

  /** The pump, for tests. */
  Pump pump() {
    return pump;
  }

  /** First run: the demo exchange starts by itself, so that something moves without a question asked. */
  private void begin() {
    if (!begun && screen.demo()) {
      begun = true;
      page.start();
    }
  }

  private void tick() {
    try {
      pump.tick();
      long now = clock.nanos();
      if (now - machineAt >= MACHINE_EVERY_NANOS) {
        machineAt = now;
        sampleMachine();
      }
    } catch (RuntimeException e) {
      // One bad listener must not stop the timer; what it could not show it shows at the next change.
      LOG.error("A tick was not finished", e);
    }
  }

  private void sampleMachine() {
    Runtime runtime = Runtime.getRuntime();
    MachineModel machine = screen.machine();
    DelayWindow delays = machine.delays();
    machine.sample(
        pump.threadShare(),
        runtime.totalMemory() - runtime.freeMemory(),
        runtime.maxMemory(),
        delays.percentileNanos(50),
        delays.percentileNanos(99));
  }

  /** The feed ends in order on a thread of its own, as the EDT never waits. */
  private void close(Runnable onClosed) {
    timer.stop();
    Thread closer = new Thread(() -> {
      engine.close();
      onClosed.run();
    }, "tapedeck-close");
    closer.start();
  }
}
