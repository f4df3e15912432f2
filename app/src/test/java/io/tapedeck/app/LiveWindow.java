package io.tapedeck.app;

import io.tapedeck.api.ConnectionMode;
import io.tapedeck.api.TimeSource;
import io.tapedeck.app.diag.DistinctErrors;
import io.tapedeck.app.feed.FeedPhase;
import io.tapedeck.app.feed.PluginOptions;
import io.tapedeck.app.feed.Verdict;
import io.tapedeck.app.host.PluginHost;
import io.tapedeck.app.intake.Ledger;
import io.tapedeck.app.model.StreamModel;
import io.tapedeck.app.settings.Folders;
import io.tapedeck.app.settings.SettingsStore;
import java.awt.Component;
import java.awt.Container;
import java.awt.Dimension;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import javax.swing.JButton;
import javax.swing.JLabel;
import org.assertj.swing.edt.GuiActionRunner;
import org.assertj.swing.fixture.FrameFixture;
import org.awaitility.Awaitility;

/** The real window with the real plugins, for tests: everything asked of it is asked on the EDT. */
final class LiveWindow implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final DistinctErrors errors = new DistinctErrors(TimeSource.system());
  private final Window window;
  private final FrameFixture fixture;
  private final CountDownLatch closed = new CountDownLatch(1);

  private LiveWindow(Path data, List<String> options) {
    Thread.setDefaultUncaughtExceptionHandler(errors);
    SettingsStore settings = new SettingsStore(data.resolve("config"), Clock.systemUTC());
    window = GuiActionRunner.execute(() -> {
      LiveSettings.before(settings);
      PluginHost host = new PluginHost(
          Path.of(System.getProperty("tapedeck.plugins")), data.resolve("plugins"), data.resolve("cache"),
          PluginHost.LOAD_LIMIT);
      return new Window(
          Folders.find(data), host, PluginOptions.parse(options), errors, settings, closed::countDown);
    });
    fixture = new FrameFixture(window.frame());
    boolean first = settings.settings().window().isEmpty();
    GuiActionRunner.execute(() -> {
      if (first) {
        window.frame().setSize(new Dimension(1600, 1000));
      }
      window.show();
    });
  }

  /** The window as it opens: the demo exchange starts by itself. */
  static LiveWindow opened(Path data, String... options) {
    LiveWindow live = new LiveWindow(data, List.of(options));
    live.await(() -> live.phase() == FeedPhase.RUNNING);
    return live;
  }

  /** The window, whatever it does by itself. */
  static LiveWindow shown(Path data, String... options) {
    return new LiveWindow(data, List.of(options));
  }

  /** The window with the demo stopped again. */
  static LiveWindow atRest(Path data, String... options) {
    LiveWindow live = opened(data, options);
    live.click("stopButton");
    live.await(() -> live.phase() == FeedPhase.STOPPED);
    return live;
  }

  FrameFixture fixture() {
    return fixture;
  }

  Window window() {
    return window;
  }

  void choose(String exchange, ConnectionMode mode, String... symbols) {
    GuiActionRunner.execute(() -> window.page().choose(exchange, mode, List.of(symbols)));
  }

  /** Presses a button as a mouse would, without depending on where the pointer is. */
  void click(String button) {
    GuiActionRunner.execute(() -> find(button, JButton.class).doClick(0));
  }

  void start() {
    click("startButton");
    await(() -> phase() == FeedPhase.RUNNING);
  }

  void stop() {
    click("stopButton");
    await(() -> phase() == FeedPhase.STOPPED);
  }

  FeedPhase phase() {
    return ask(() -> window.screen().phase());
  }

  Verdict verdict(String symbol) {
    return ask(() -> stream(symbol).verdict());
  }

  Ledger ledger(String symbol) {
    return ask(() -> stream(symbol).ledger());
  }

  /** Waits until a stream has this state. */
  void awaitVerdict(String symbol, Verdict.State state) {
    await(() -> verdict(symbol).state() == state);
  }

  /** The stream with this symbol, or this text of exchange and symbol. */
  StreamModel stream(String symbol) {
    return window.screen().streams().stream()
        .filter(s -> s.id().symbol().equals(symbol) || s.id().text().equals(symbol)).findFirst()
        .orElseThrow(() -> new AssertionError("no stream " + symbol));
  }

  String queueLine() {
    return ask(() -> find("queueLine", JLabel.class).getText());
  }

  /** What a component looks like. */
  BufferedImage picture(String name) {
    return ask(() -> {
      Component component = find(name, Component.class);
      BufferedImage image = new BufferedImage(component.getWidth(), component.getHeight(), BufferedImage.TYPE_INT_RGB);
      component.printAll(image.createGraphics());
      return image;
    });
  }

  <T> T ask(Callable<T> question) {
    return GuiActionRunner.execute(question);
  }

  void await(BooleanSupplier condition) {
    Awaitility.await().atMost(PATIENCE).pollInterval(Duration.ofMillis(20)).until(condition::getAsBoolean);
  }

  /** For what takes its time by nature. */
  void awaitLong(BooleanSupplier condition) {
    Awaitility.await().atMost(PATIENCE.multipliedBy(3)).pollInterval(Duration.ofMillis(100)).until(condition::getAsBoolean);
  }

  <T extends Component> T find(String name, Class<T> type) {
    T found = find(window.frame(), name, type);
    if (found == null) {
      throw new AssertionError("no " + type.getSimpleName() + " is named " + name);
    }
    return found;
  }

  boolean has(String name) {
    return ask(() -> find(window.frame(), name, Component.class) != null);
  }

  /** Names of the threads alive whose name contains this. */
  static Set<String> threads(String part) {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(Thread::isAlive)
        .map(Thread::getName)
        .filter(name -> name.contains(part))
        .collect(Collectors.toSet());
  }

  @Override
  public void close() {
    GuiActionRunner.execute(() -> window.frame().dispatchEvent(
        new java.awt.event.WindowEvent(window.frame(), java.awt.event.WindowEvent.WINDOW_CLOSING)));
    try {
      if (!closed.await(20, TimeUnit.SECONDS)) {
        throw new AssertionError("the window did not close in order");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      fixture.cleanUp();
      Thread.setDefaultUncaughtExceptionHandler(null);
    }
  }

  /** The component of this name in a container; null when there is none. */
  static Component in(Container container, String name) {
    return find(container, name, Component.class);
  }

  private static <T extends Component> T find(Container container, String name, Class<T> type) {
    for (Component child : container.getComponents()) {
      if (name.equals(child.getName()) && type.isInstance(child)) {
        return type.cast(child);
      }
      if (child instanceof Container inner) {
        T found = find(inner, name, type);
        if (found != null) {
          return found;
        }
      }
    }
    return null;
  }
}
