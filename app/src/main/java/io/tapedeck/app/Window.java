package io.tapedeck.app;

import io.tapedeck.api.ExchangeInfo;
import io.tapedeck.api.Network;
import io.tapedeck.api.TimeSource;
import io.tapedeck.app.chart.ChartLink;
import io.tapedeck.app.chart.PriceChartPanel;
import io.tapedeck.app.chart.QueueChartPanel;
import io.tapedeck.app.diag.BuildFacts;
import io.tapedeck.app.diag.DistinctErrors;
import io.tapedeck.app.diag.StallWatch;
import io.tapedeck.app.diag.Watch;
import io.tapedeck.app.feed.ControlItem;
import io.tapedeck.app.feed.FeedDesk;
import io.tapedeck.app.feed.FeedEngine;
import io.tapedeck.app.feed.NetworkProbe;
import io.tapedeck.app.feed.PluginOptions;
import io.tapedeck.app.feed.StallLimits;
import io.tapedeck.app.host.PluginHost;
import io.tapedeck.app.intake.FeedIntake;
import io.tapedeck.app.intake.StreamState;
import io.tapedeck.app.model.ClockZone;
import io.tapedeck.app.model.DelayWindow;
import io.tapedeck.app.model.MachineModel;
import io.tapedeck.app.model.ScreenModel;
import io.tapedeck.app.model.ScreenThread;
import io.tapedeck.app.pump.Budget;
import io.tapedeck.app.pump.Pump;
import io.tapedeck.app.queue.SharedQueue;
import io.tapedeck.app.settings.Folders;
import io.tapedeck.app.settings.Preferences;
import io.tapedeck.app.settings.ProfileLock;
import io.tapedeck.app.settings.SettingsStore;
import io.tapedeck.app.tape.RecordingException;
import io.tapedeck.app.tape.TapeFiles;
import io.tapedeck.app.tape.TapeRecorder;
import io.tapedeck.app.ui.MainWindow;
import io.tapedeck.app.ui.replay.FileDrop;
import org.jspecify.annotations.Nullable;
import io.tapedeck.app.ui.kit.Texts;
import io.tapedeck.app.ui.live.LivePage;
import io.tapedeck.app.ui.settings.Preferred;
import io.tapedeck.app.ui.settings.SettingsDesk;
import java.awt.Frame;
import java.awt.GraphicsConfiguration;
import java.awt.Insets;
import java.awt.Rectangle;
import java.awt.Toolkit;
import java.awt.event.WindowAdapter;
import java.awt.event.WindowEvent;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
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
  private static final Duration PROBE_LIMIT = Duration.ofSeconds(10);
  private static final long MACHINE_EVERY_NANOS = 1_000_000_000L;

  private final TimeSource clock = TimeSource.system();
  private final SharedQueue<ControlItem, StreamState> queue = new SharedQueue<>(MAX_STREAMS);
  private final ScreenModel screen;
  private final Pump pump;
  private final Timer timer = new Timer(TICK_MILLIS, e -> tick());
  private final DistinctErrors errors;
  private final Watch watch;
  private final FeedEngine engine;
  private final LivePage page;
  private final MainWindow frame;
  private final SettingsStore settings;
  private final WindowMemory memory;
  private final FirstPaint firstPaint;
  private final Recordings recordings;
  private final Replays replays;
  private final LiveSettings live;
  private boolean begun;
  private long machineAt;

  Window(Folders folders, PluginHost host, PluginOptions options, DistinctErrors errors, SettingsStore settings, Runnable onClosed) {
    this.errors = errors;
    this.settings = settings;
    Preferences preferences = new Preferences(settings);
    screen = new ScreenModel(settings.settings().retention().orElse(RETENTION), new ScreenThread(SwingUtilities::isEventDispatchThread));
    pump = new Pump(queue, screen, clock, Budget.SCREEN);
    errors.listen((cause, sentence, times) ->
        queue.putControl(new ControlItem.SaidOften(cause, sentence, true, times)));
    pump.onFault(errors::record);
    engine = new FeedEngine(host, options, queue, clock, StallLimits.DEFAULT, FeedIntake.LANE_CAPACITY);
    engine.choose(preferences.options());
    CountDownLatch pluginsLoaded = new CountDownLatch(1);
    engine.loadPlugins(() -> { // On the control thread, while the window is made.
      LOG.info("Plugins are loaded");
      pluginsLoaded.countDown();
    });
    FeedEngine feeds = engine;
    watch = new Watch(clock, SwingUtilities::invokeLater, errors, jump -> feeds.clockJumped(jump.sentence(), jump.mayHaveSlept()));
    ClockZone zone = new ClockZone(ZoneId.systemDefault());
    ChartLink link = new ChartLink(zone);
    page = new LivePage(
        screen,
        engine,
        clock,
        zone,
        stream -> new PriceChartPanel(stream, clock, link),
        model -> new QueueChartPanel(model, zone));
    recordings = new Recordings(engine, screen, folders.recordings(), clock, zone, page::say);
    replays = new Replays(host, pluginsLoaded, screen, folders, zone, errors);
    page.actions().does("record", recordings::toggle).does("openTape", this::askForTape);
    FileDrop.onto(page, files -> files.forEach(this::open));
    frame = new MainWindow(screen, page, clock, zone, () -> close(onClosed));
    frame.onProxy(feeds::network);
    live = new LiveSettings(preferences, screen, zone, timer);
    page.actions().does("theme", live::otherTheme);
    frame.addWindowListener(new WindowAdapter() {
      @Override
      public void windowActivated(WindowEvent e) {
        live.lookAgain();
      }
    });
    frame.onSettings(new SettingsDesk(preferences, screen, feeds::network, this::reachBy, this::probe, frame::retain, folders, options::of, () -> feeds.choose(preferences.options()), page.export()::copyText));
    frame.onSupport(() -> settings.settings().told(), id -> feeds.options().of(id), folders.logs(), folders.pictures());
    List<String> unanswered = page.actions().unanswered();
    if (!unanswered.isEmpty()) {
      throw new IllegalStateException("Nobody said what these actions do: " + unanswered);
    }
    page.actions().onKeyChoice((action, key) -> settings.change(kept -> kept.withKey(action, key)));
    List<String> unused = page.actions().restoreKeys(settings.settings().keys());
    if (!unused.isEmpty()) {
      String sentence = Texts.of("keys.notUsed", String.join("; ", unused));
      queue.putControl(new ControlItem.Said("keys", sentence, true));
    }
    List<String> nonsense = preferences.nonsense(Preferred.ALL);
    if (!nonsense.isEmpty()) {
      queue.putControl(new ControlItem.Said("preferences", Texts.of("settings.nonsense", String.join("; ", nonsense)), true));
    }
    frame.onRetention(points -> settings.change(kept -> kept.withRetention(points)));
    memory = new WindowMemory(settings, frame, page);
    firstPaint = new FirstPaint(() -> frame.dispatchEvent(new WindowEvent(frame, WindowEvent.WINDOW_CLOSING)));
    settings.listen(sentence -> queue.putControl(new ControlItem.Said("settings: " + sentence, sentence, true)));
    screen.pluginChanges().listen(this::begin);
  }

  /**
   * Opens the window.
   *
   * @return -1 when it was opened, else an exit code
   */
  static int open(Folders folders, Opening opening, PrintWriter err) {
    PluginOptions options = Wiring.options(opening.options());
    Path tape = opening.tape() == null ? null : opening.tape().toAbsolutePath();
    if (tape != null) {
      try {
        TapeFiles.check(tape);
      } catch (RecordingException e) {
        err.println(e.sentence());
        return e.misuse() ? ExitCode.MISUSE : ExitCode.FAILURE;
      }
    }
    Optional<String> noDisplay = Display.problem();
    if (noDisplay.isPresent()) {
      err.println(noDisplay.get());
      return ExitCode.MISUSE;
    }
    ProfileLock.Attempt attempt = ProfileLock.take(folders.config(), tape);
    if (attempt instanceof ProfileLock.Attempt.Taken taken) {
      DistinctErrors errors = new DistinctErrors(TimeSource.system());
      Thread.setDefaultUncaughtExceptionHandler(errors);
      SettingsStore settings = opening.safe() ? SettingsStore.ofNobody() : new SettingsStore(folders.config(), Clock.systemUTC());
      SwingUtilities.invokeLater(() -> {
        try {
          begin(folders, options, opening, errors, settings, taken.lock());
        } catch (RuntimeException | LinkageError e) {
          errors.record(e);
          err.println("The window cannot be opened: " + e + ". The log has the details.");
          LastExit.with(ExitCode.FAILURE);
        }
      });
      return -1;
    }
    if (attempt instanceof ProfileLock.Attempt.Busy busy && busy.raised()) {
      if (tape != null) {
        err.println("Tapedeck is running already; " + tape.getFileName() + " opens there.");
        return ExitCode.OK;
      }
      err.println("Tapedeck is running already; its window was brought to the front. For a second one name another folder with --data-dir.");
      return ExitCode.OK;
    }
    err.println("Tapedeck is running already with the settings in " + folders.config()
        + "; close it first, or name another folder with --data-dir.");
    return ExitCode.FAILURE;
  }

  private static void begin(
      Folders folders,
      PluginOptions options,
      Opening opening,
      DistinctErrors errors,
      SettingsStore settings,
      ProfileLock lock) {
    LiveSettings.before(settings);
    PluginHost host = opening.safe() ? Wiring.bundledOnly(folders) : Wiring.host(folders);
    Window window = new Window(folders, host, options, errors, settings, () -> {
      lock.close();
      ClassArchive.isWorthKeeping();
      LastExit.with(ExitCode.OK);
    });
    opening.network().or(() -> settings.settings().network().map(NetworkWords::of)).ifPresent(window.engine::network);
    if (opening.safe()) {
      window.safeMode();
    }
    UpdateCheck.address().ifPresent(window::updates);
    lock.onRaise(file -> SwingUtilities.invokeLater(() -> window.raise(file)));
    window.show();
    Path tape = opening.tape();
    if (tape != null) {
      window.open(tape);
    }
  }

  /** Shows the window and begins to work: the pump ticks. */
  void show() {
    if (!memory.restoreFrame()) {
      frame.setLocationByPlatform(true);
      fitScreen();
    }
    frame.setVisible(true);
    timer.start();
    watch.start();
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

  /** Nothing of the user's own is used. */
  void safeMode() {
    frame.safeMode();
    queue.putControl(new ControlItem.Said("safe", Texts.of("safe.mode"), false));
  }

  /** This build can ask for newer versions: the trader may say whether it does. */
  void updates(String address) {
    frame.onUpdates(settings.settings().asksForUpdates(), ask -> settings.change(kept -> kept.withUpdates(ask)));
    if (settings.settings().asksForUpdates()) {
      new UpdateCheck(address, BuildFacts.number(), engine::network).ask(newer ->
          queue.putControl(new ControlItem.Said("update", Texts.of("updates.newer", newer, BuildFacts.number()), false)));
    }
  }

  private void askForTape() {
    replays.ask(frame);
  }

  /** Opens a recording in a window of its own. */
  void open(Path tape) {
    replays.open(tape, frame);
  }

  /** The replays, for tests. */
  Replays replays() {
    return replays;
  }

  /** The program was started again: the window it has is shown, or the file that was named opens. */
  private void raise(@Nullable Path file) {
    if (file != null) {
      open(file);
      return;
    }
    frame.setExtendedState(frame.getExtendedState() & ~Frame.ICONIFIED);
    frame.toFront();
    frame.requestFocus();
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

  /** The time between two pictures, for tests. */
  int pictureMillis() {
    return timer.getDelay();
  }

  /** The way to the network, for tests. */
  Network network() {
    return engine.network();
  }

  /** What is known of the screen's thread. */
  StallWatch.Facts stalls() {
    return watch.stalls();
  }

  /** The pump, for tests. */
  Pump pump() {
    return pump;
  }

  /** The choice is as it was. On the demo exchange it starts by itself, so that something moves without a question asked. */
  private void begin() {
    if (!begun && page.choice().exchange() != null) {
      begun = true;
      memory.restoreChoice();
      if (page.choice().exchanges().stream().allMatch(ExchangeInfo::demo)) {
        page.start();
      }
    }
  }

  private void reachBy(Network chosen) {
    engine.network(chosen);
    settings.change(kept -> kept.withNetwork(NetworkWords.kept(chosen)));
  }

  /** Tries a way to an exchange; what became of it is told here. */
  private void probe(String exchange, Network way, SettingsDesk.Outcome outcome) {
    Optional<ExchangeInfo> info = page.choice().ready().stream().filter(each -> each.id().equals(exchange)).findFirst();
    if (info.isEmpty()) {
      outcome.is(false, Texts.of("settings.network.gone")); // Its plugin ended meanwhile.
      return;
    }
    new NetworkProbe(clock, PROBE_LIMIT).reach(info.get(), engine.options(), way, over ->
        SwingUtilities.invokeLater(() -> outcome.is(over.reached(), over.sentence())));
  }

  private void tick() {
    try {
      if (pump.tick()) {
        // Behind the paints that the announcement asked for.
        SwingUtilities.invokeLater(this::painted);
      }
      long now = clock.nanos();
      if (now - machineAt >= MACHINE_EVERY_NANOS) {
        machineAt = now;
        sampleMachine();
        recordings.sample();
        memory.remember();
      }
    } catch (RuntimeException | StackOverflowError | LinkageError e) {
      // One bad item must not stop the timer; what it could not show it shows at the next change.
      errors.record(e);
    }
  }

  private void painted() {
    pump.painted();
    firstPaint.painted(screen);
  }

  /** What the machine has to do for a screen. */
  static void sampleMachine(ScreenModel screen, Pump pump) {
    Runtime runtime = Runtime.getRuntime();
    DelayWindow delays = screen.machine().delays();
    screen.machine().sample(
        pump.threadShare(),
        runtime.totalMemory() - runtime.freeMemory(),
        runtime.maxMemory(),
        delays.percentileNanos(50),
        delays.percentileNanos(99));
  }

  private void sampleMachine() {
    sampleMachine(screen, pump);
    MachineModel machine = screen.machine();
    StallWatch.Facts held = watch.stalls();
    machine.stalls(held.stalls(), held.longestNanos(), held.lastGuilty());
  }

  /** The feed ends in order on a thread of its own, as the EDT never waits. */
  private void close(Runnable onClosed) {
    timer.stop();
    watch.close();
    memory.remember();
    replays.close();
    TapeRecorder last = recordings.recorder();
    Thread closer = new Thread(() -> {
      settings.close(); // First, as it cannot be held up by a plugin.
      engine.close();
      Recordings.close(last);
      onClosed.run();
    }, "tapedeck-close");
    closer.start();
  }
}
