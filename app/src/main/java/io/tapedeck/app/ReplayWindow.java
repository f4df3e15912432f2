package io.tapedeck.app;

import io.tapedeck.api.TimeSource;
import io.tapedeck.app.chart.ChartLink;
import io.tapedeck.app.chart.PriceChartPanel;
import io.tapedeck.app.chart.QueueChartPanel;
import io.tapedeck.app.diag.DistinctErrors;
import io.tapedeck.app.feed.ControlItem;
import io.tapedeck.app.host.LoadedAdapter;
import io.tapedeck.app.intake.StreamState;
import io.tapedeck.app.model.ClockZone;
import io.tapedeck.app.model.ScreenModel;
import io.tapedeck.app.model.ScreenThread;
import io.tapedeck.app.pump.Budget;
import io.tapedeck.app.pump.Pump;
import io.tapedeck.app.queue.SharedQueue;
import io.tapedeck.app.replay.Replay;
import io.tapedeck.app.replay.ReplayState;
import io.tapedeck.app.ui.live.LivePage;
import io.tapedeck.app.ui.replay.ReplayBar;
import io.tapedeck.app.ui.replay.ReplayFrame;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.swing.SwingUtilities;
import javax.swing.Timer;

/**
 * The window of one replay with everything behind it: the page of a live feed, fed from a tape. Playing again makes all of it anew but the window, so that nothing of the first time is
 * left. EDT.
 */
final class ReplayWindow {
  private static final int MAX_STREAMS = 8_192;
  private static final int TICK_MILLIS = 33;
  private static final long MACHINE_EVERY_NANOS = 1_000_000_000L;

  /** What of the page works by its usual keys here. */
  private static final List<String> KEYS = List.of(
      "theme", "layout1", "layout2", "layout4", "layout6", "layout9", "nextPanel", "previousPanel", "panelMenu", "savePanel", "copyPanel", "screenshot", "copyWindow");

  private final Path file;
  private final Function<String, Optional<LoadedAdapter>> plugins;
  private final int retention;
  private final ClockZone zone;
  private final Path pictures;
  private final DistinctErrors errors;
  private final TimeSource real = TimeSource.system();
  private final ReplayFrame frame;
  private final Timer timer = new Timer(TICK_MILLIS, e -> tick());
  private Showing showing;
  private boolean failed;
  private long machineAt;

  /** One time the tape is played: the queue, what is shown of it, and who plays. */
  private final class Showing {
    final SharedQueue<ControlItem, StreamState> queue = new SharedQueue<>(MAX_STREAMS);
    final ScreenModel screen = new ScreenModel(retention, new ScreenThread(SwingUtilities::isEventDispatchThread));
    final Replay replay = new Replay(file, plugins, queue, real);
    final Pump pump = new Pump(queue, screen, replay.clock(), real, Budget.ALL);
    final ReplayBar bar;
    final LivePage page;

    Showing(ReplayBar.Wishes wishes) {
      pump.onFault(errors::record);
      screen.replayed();
      ChartLink link = new ChartLink(zone);
      page = new LivePage(screen, new ReplayDesk(replay), replay.clock(), zone,
          stream -> new PriceChartPanel(stream, replay.clock(), link), model -> new QueueChartPanel(model, zone));
      bar = new ReplayBar(name(), zone, wishes);
      page.head(bar);
      page.export().pictures(pictures);
      page.actions()
          .does("screenshot", () -> page.export().screenshot(frame))
          .does("copyWindow", () -> page.export().copyWindow(frame));
      page.actions().bindWindow(page, KEYS);
    }

    boolean tick() {
      boolean announced = pump.tick();
      replay.taken();
      bar.show(replay.state());
      return announced;
    }
  }

  /**
   * A window that is not seen yet.
   *
   * @param plugins the adapter of an exchange, by plugin id; may wait, as it is not asked on the EDT
   * @param onClosed called once
   */
  ReplayWindow(
      Path file,
      Function<String, Optional<LoadedAdapter>> plugins,
      int retention,
      ClockZone zone,
      Path pictures,
      DistinctErrors errors,
      Consumer<ReplayWindow> onClosed) {
    this.file = file;
    this.plugins = plugins;
    this.retention = retention;
    this.zone = zone;
    this.pictures = pictures;
    this.errors = errors;
    frame = new ReplayFrame(name(), () -> {
      stop();
      onClosed.accept(this);
    });
    showing = new Showing(new Wishes());
    frame.page(showing.page);
  }

  /** Shows the window beside another one, and plays. */
  void show(java.awt.Window beside) {
    frame.setSize(beside.getSize());
    frame.setLocationRelativeTo(beside);
    frame.setVisible(true);
    raise();
    showing.replay.start();
    timer.start();
  }

  /** Brings the window to the front. */
  void raise() {
    frame.setExtendedState(frame.getExtendedState() & ~java.awt.Frame.ICONIFIED);
    frame.toFront();
    frame.requestFocus();
  }

  /** Closes the window. */
  void close() {
    frame.dispose();
  }

  /** The file that is played. */
  Path file() {
    return file;
  }

  /** The window, for tests. */
  ReplayFrame frame() {
    return frame;
  }

  /** What is shown, for tests. */
  ScreenModel screen() {
    return showing.screen;
  }

  /** The pump, for tests. */
  Pump pump() {
    return showing.pump;
  }

  /** Where it stands, for tests. */
  ReplayState state() {
    return showing.replay.state();
  }

  private String name() {
    return String.valueOf(file.getFileName());
  }

  private void tick() {
    try {
      if (showing.tick()) {
        SwingUtilities.invokeLater(showing.pump::painted);
      }
      long now = real.nanos();
      if (now - machineAt >= MACHINE_EVERY_NANOS) {
        machineAt = now;
        Window.sampleMachine(showing.screen, showing.pump);
      }
      ReplayState state = showing.replay.state();
      if (state.phase() == ReplayState.Phase.FAILED && !failed) {
        failed = true;
        frame.sentence(showing.bar, state.sentence());
      }
    } catch (RuntimeException | StackOverflowError | LinkageError e) {
      errors.record(e); // One bad item must not stop the timer.
    }
  }

  private void stop() {
    timer.stop();
    showing.replay.close();
  }

  private void again() {
    Showing before = showing;
    before.replay.close();
    Showing next = new Showing(new Wishes());
    next.page.restoreCharts(before.page.charts());
    next.page.places(before.page.places());
    next.replay.speed(before.replay.state().speed());
    showing = next;
    failed = false;
    frame.page(next.page);
    next.replay.start();
  }

  /** What the bar asks for. */
  private final class Wishes implements ReplayBar.Wishes {
    @Override
    public void toggle() {
      switch (showing.replay.state().phase()) {
        case ENDED -> ReplayWindow.this.again();
        case PAUSED -> showing.replay.play(true);
        case OPENING, PLAYING, FAILED -> showing.replay.play(false);
      }
    }

    @Override
    public void speed(Replay.Speed speed) {
      showing.replay.speed(speed);
    }

    @Override
    public void again() {
      ReplayWindow.this.again();
    }
  }
}
