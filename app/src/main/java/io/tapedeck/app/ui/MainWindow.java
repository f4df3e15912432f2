package io.tapedeck.app.ui;

import io.tapedeck.api.ExchangeInfo;
import io.tapedeck.api.Network;
import io.tapedeck.api.TimeSource;
import io.tapedeck.app.look.Icons;
import io.tapedeck.app.look.Tokens;
import io.tapedeck.app.model.ScreenModel;
import io.tapedeck.app.model.StreamModel;
import io.tapedeck.app.ui.health.HealthPanel;
import io.tapedeck.app.ui.health.HistoryPanel;
import io.tapedeck.app.ui.kit.Texts;
import io.tapedeck.app.ui.live.LivePage;
import java.awt.Dimension;
import java.awt.event.WindowAdapter;
import java.awt.event.WindowEvent;
import java.time.ZoneId;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javax.swing.JComponent;
import javax.swing.JDialog;
import javax.swing.JFrame;
import javax.swing.JOptionPane;
import javax.swing.KeyStroke;
import javax.swing.WindowConstants;
import org.jspecify.annotations.Nullable;

/** The window around the page: title, menu, keys, closing. Everything else lives in panels. EDT. */
public final class MainWindow extends JFrame {
  private final ScreenModel model;
  private final TimeSource clock;
  private final ZoneId zone;
  private final Runnable onClose;
  private @Nullable JDialog health;
  private Supplier<Network> network = () -> Network.DIRECT;
  private Consumer<Network> changeNetwork = chosen -> {};
  private IntConsumer keepRetention = points -> {};
  private @Nullable JDialog plugins;

  /**
   * The window, not yet visible.
   *
   * @param zone in which times are written
   * @param onClose called once when the trader closes it; the window itself is gone by then
   */
  public MainWindow(ScreenModel model, LivePage page, TimeSource clock, ZoneId zone, Runnable onClose) {
    this.model = model;
    this.clock = clock;
    this.zone = zone;
    this.onClose = onClose;
    setName("mainWindow");
    setIconImages(Icons.window());
    setDefaultCloseOperation(WindowConstants.DO_NOTHING_ON_CLOSE);
    page.onHistory(this::showHistory);
    WindowMenu menu = new WindowMenu(new RetentionMenu(model::retention, this::retain));
    for (String fault : WindowMenu.FAULTS) {
      menu.does("fault." + fault, () -> page.playFault(fault));
    }
    setJMenuBar(
        menu
            .does("quit", this::close)
            .does("theme", page::toggleTheme)
            .does("layout1", () -> page.places(1))
            .does("layout2", () -> page.places(2))
            .does("layout4", () -> page.places(4))
            .does("layout6", () -> page.places(6))
            .does("layout9", () -> page.places(9))
            .does("start", page::start)
            .does("stop", page::stop)
            .does("retry", page::retryNow)
            .does("health", this::showHealth)
            .does("history", page::showSelectedHistory)
            .does("proxy", this::showProxy)
            .does("plugins", this::showPlugins)
            .does("about", this::showAbout)
            .bar());
    setContentPane(page);
    setMinimumSize(new Dimension(Tokens.px(1024), Tokens.px(680)));
    setSize(Tokens.px(1600), Tokens.px(1000));
    addWindowListener(
        new WindowAdapter() {
          @Override
          public void windowClosing(WindowEvent e) {
            close();
          }
        });
    model.phaseChanges().listen(this::retitle);
    retitle();
  }

  /** Shows the plugins, good and bad; the page stays usable. */
  public void showPlugins() {
    if (plugins == null) {
      plugins = beside("pluginsWindow", Texts.of("plugins"), new PluginsPanel(model));
    }
    plugins.setVisible(true);
  }

  /** Shows how every stream is, and where the time goes; the page stays usable. */
  public void showHealth() {
    if (health == null) {
      health = beside("healthWindow", Texts.of("health"), new HealthPanel(model, clock, zone, this::showHistory));
    }
    health.setVisible(true);
  }

  /** Says how the way to the network is asked for and changed. */
  public void onProxy(Supplier<Network> current, Consumer<Network> change) {
    network = current;
    changeNetwork = change;
  }

  /** Says who remembers how many points are kept in each series. */
  public void onRetention(IntConsumer keep) {
    keepRetention = keep;
  }

  private void retain(int points) {
    model.retain(points);
    keepRetention.accept(points);
  }

  /** Shows how the exchanges are reached; the page stays usable. */
  public void showProxy() {
    JDialog dialog = beside("proxyWindow", Texts.of("proxy"), new ProxyPanel(network.get(), changeNetwork));
    dialog.setDefaultCloseOperation(WindowConstants.DISPOSE_ON_CLOSE);
    dialog.setVisible(true);
  }

  /** Shows what was thought of a stream so far; the page stays usable. */
  public void showHistory(StreamModel stream) {
    String title = Texts.of("history.title", stream.instrument().key());
    JDialog dialog = beside("historyWindow", title, new HistoryPanel(stream, clock, zone));
    dialog.setDefaultCloseOperation(WindowConstants.DISPOSE_ON_CLOSE);
    dialog.setVisible(true);
  }

  /** A window beside this one, closed with Escape. */
  private JDialog beside(String name, String title, JComponent content) {
    JDialog dialog = new JDialog(this, title, false);
    dialog.setName(name);
    dialog.setContentPane(content);
    dialog.getRootPane().registerKeyboardAction(
        e -> dialog.dispatchEvent(new WindowEvent(dialog, WindowEvent.WINDOW_CLOSING)),
        KeyStroke.getKeyStroke("ESCAPE"),
        JComponent.WHEN_ANCESTOR_OF_FOCUSED_COMPONENT);
    dialog.pack();
    dialog.setSize(Math.min(dialog.getWidth(), getWidth()), Math.min(dialog.getHeight(), getHeight()));
    dialog.setLocationRelativeTo(this);
    return dialog;
  }

  private void showAbout() {
    JOptionPane pane = new JOptionPane(Texts.of("about.text"), JOptionPane.PLAIN_MESSAGE);
    pane.setIcon(Icons.app(48));
    JDialog dialog = pane.createDialog(this, Texts.of("about.title"));
    dialog.setModal(false);
    dialog.setVisible(true);
  }

  private void retitle() {
    String names = model.exchanges().stream().map(ExchangeInfo::name).collect(Collectors.joining(", "));
    String title = names.isEmpty() ? Texts.of("app") : Texts.of("title", names);
    String full = model.demo() ? Texts.of("title.demo", title) : title;
    if (!full.equals(getTitle())) {
      setTitle(full);
    }
  }

  private void close() {
    if (isDisplayable()) {
      dispose();
      onClose.run();
    }
  }
}
