package io.tapedeck.app.ui;

import io.tapedeck.api.ExchangeInfo;
import io.tapedeck.api.Network;
import io.tapedeck.api.TimeSource;
import io.tapedeck.app.look.Icons;
import io.tapedeck.app.look.Tokens;
import io.tapedeck.app.model.ClockZone;
import io.tapedeck.app.model.ScreenModel;
import io.tapedeck.app.model.StreamModel;
import io.tapedeck.app.ui.action.ActionInfo;
import io.tapedeck.app.ui.action.Actions;
import io.tapedeck.app.ui.action.KeySheetPanel;
import io.tapedeck.app.ui.action.KeysPanel;
import io.tapedeck.app.ui.action.Scope;
import io.tapedeck.app.ui.export.TableActions;
import io.tapedeck.app.ui.health.HealthPanel;
import io.tapedeck.app.ui.health.HistoryPanel;
import io.tapedeck.app.ui.help.AboutPanel;
import io.tapedeck.app.ui.help.Diagnostics;
import io.tapedeck.app.ui.help.HelpPanel;
import io.tapedeck.app.ui.help.HelpTopic;
import io.tapedeck.app.ui.help.LogFolder;
import io.tapedeck.app.ui.kit.Texts;
import io.tapedeck.app.ui.kit.WindowSize;
import io.tapedeck.app.ui.live.LivePage;
import io.tapedeck.app.ui.settings.SettingsDesk;
import io.tapedeck.app.ui.settings.SettingsPanel;
import java.awt.KeyboardFocusManager;
import java.awt.Window;
import java.awt.event.WindowAdapter;
import java.awt.event.WindowEvent;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javax.swing.JCheckBoxMenuItem;
import javax.swing.JComponent;
import javax.swing.JDialog;
import javax.swing.JFrame;
import javax.swing.JMenu;
import javax.swing.KeyStroke;
import javax.swing.WindowConstants;
import org.jspecify.annotations.Nullable;

/** The window around the page: title, menu, keys, closing. Everything else lives in panels. EDT. */
public final class MainWindow extends JFrame {
  private final ScreenModel model;
  private final LivePage page;
  private final Actions actions;
  private final TableActions tables;
  private final Diagnostics diagnostics;
  private final LogFolder logFolder = new LogFolder();
  private final SymbolTyping typing;
  private final Map<String, JDialog> kept = new HashMap<>();
  private Path logs = Path.of("logs");
  private final TimeSource clock;
  private final ClockZone zone;
  private final Runnable onClose;
  private boolean safe;
  private Supplier<Network> network = () -> Network.DIRECT;
  private @Nullable SettingsDesk settings;
  private IntConsumer keepRetention = points -> {};

  /**
   * The window, not yet visible.
   *
   * @param zone in which times are written
   * @param onClose called once when the trader closes it; the window itself is gone by then
   */
  public MainWindow(ScreenModel model, LivePage page, TimeSource clock, ClockZone zone, Runnable onClose) {
    this.model = model;
    this.clock = clock;
    this.zone = zone;
    this.onClose = onClose;
    this.page = page;
    actions = page.actions();
    setName("mainWindow");
    setIconImages(Icons.window());
    setDefaultCloseOperation(WindowConstants.DO_NOTHING_ON_CLOSE);
    page.onHistory(this::showHistory);
    tables = new TableActions(actions, page.export());
    diagnostics = new Diagnostics(model, clock);
    answer();
    setJMenuBar(new WindowMenu(actions).bar(new RetentionMenu(model::retention, this::retain)));
    actions.bindWindow(getRootPane(), actions.all().stream().filter(info -> info.scope() == Scope.WINDOW).map(ActionInfo::id).toList());
    setContentPane(page);
    setMinimumSize(WindowSize.smallest());
    setSize(Tokens.px(1600), Tokens.px(1000));
    addWindowListener(
        new WindowAdapter() {
          @Override
          public void windowClosing(WindowEvent e) {
            close();
          }
        });
    typing = new SymbolTyping(this, page::searchSymbols);
    model.phaseChanges().listen(this::retitle);
    retitle();
  }

  /** What the window's own actions do; the page's are answered there. */
  private void answer() {
    actions
        .does("quit", this::close)
        .does("screenshot", () -> page.export().screenshot(active()))
        .does("copyWindow", () -> page.export().copyWindow(active()))
        .does("health", this::showHealth)
        .does("proxy", () -> showSettings("network"))
        .does("settings", () -> showSettings("look"))
        .does("plugins", this::showPlugins)
        .does("help", this::showHelp)
        .does("keySheet", () -> once("keySheetWindow", Texts.of("sheet.title"), () -> new KeySheetPanel(actions, page.export()::copyText)).setVisible(true))
        .does("keys", () -> once("keysWindow", Texts.of("keys"), () -> new KeysPanel(actions)).setVisible(true))
        .does("openLog", () -> logFolder.open(logs, this::showLogPath))
        .does("diagnostics", () -> page.export().copyText(diagnostics.text()))
        .does("about", () -> once("aboutWindow", Texts.of("about.title"), () -> new AboutPanel(page.export()::copyText)).setVisible(true));
  }

  /** This window, or the one beside it that has the focus. */
  private Window active() {
    Window focused = KeyboardFocusManager.getCurrentKeyboardFocusManager().getActiveWindow();
    return focused instanceof JDialog && focused.getOwner() == this ? focused : this;
  }

  /** Shows the plugins, good and bad; the page stays usable. */
  public void showPlugins() {
    once("pluginsWindow", Texts.of("plugins"), () -> new PluginsPanel(model, tables)).setVisible(true);
  }

  /** Shows how every stream is, and where the time goes; the page stays usable. */
  public void showHealth() {
    once("healthWindow", Texts.of("health"), () -> new HealthPanel(model, clock, zone, this::showHistory, tables)).setVisible(true);
  }

  /** Opens the help at the panel with the focus. */
  private void showHelp() {
    HelpTopic topic = HelpTopic.named(page.helpTopic());
    JDialog dialog = once("helpWindow", Texts.of("help"), () -> new HelpPanel(actions));
    dialog.setVisible(true);
    if (dialog.getContentPane() instanceof HelpPanel help) {
      help.open(topic);
    }
  }

  /** There is no desktop that opens folders: the path, to be copied. */
  private void showLogPath() {
    JDialog dialog = beside("logWindow", Texts.of("action.openLog"), new PathPanel(Texts.of("log.where", logs.toString()), () -> page.export().copyText(logs.toString())));
    dialog.setDefaultCloseOperation(WindowConstants.DISPOSE_ON_CLOSE);
    dialog.setVisible(true);
  }

  /** Says where settings (fit to be told), options of a plugin and the log are found, and where pictures are put. */
  public void onSupport(Supplier<List<String>> toldSettings, Function<String, Map<String, String>> optionsOf, Path logFolderPath, Path pictures) {
    logs = logFolderPath;
    diagnostics.sources(toldSettings, () -> network.get(), optionsOf, logFolderPath);
    page.export().pictures(pictures);
  }

  /** Says how the way to the network is asked for. */
  public void onProxy(Supplier<Network> current) {
    network = current;
  }

  /** Says who remembers how many points are kept in each series. */
  public void onRetention(IntConsumer keep) {
    keepRetention = keep;
  }

  /** Nothing of the user's own is used, and nothing is saved: the title says so. */
  public void safeMode() {
    safe = true;
    retitle();
  }

  /** Lets the trader say in the Help menu whether the program may ask for newer versions. */
  public void onUpdates(boolean now, Consumer<Boolean> choice) {
    JCheckBoxMenuItem item = new JCheckBoxMenuItem(Texts.of("updates.ask"), now);
    item.setName("updatesItem");
    item.setToolTipText(Texts.of("updates.ask.tip"));
    item.addActionListener(e -> choice.accept(item.isSelected()));
    JMenu help = getJMenuBar().getMenu(getJMenuBar().getMenuCount() - 1);
    help.insert(item, help.getItemCount() - 1); // Before About, which is the last.
  }

  /** Keeps so many points in each series from now on. */
  public void retain(int points) {
    model.retain(points);
    keepRetention.accept(points);
  }

  /** Says what the settings look at and change. */
  public void onSettings(SettingsDesk desk) {
    settings = desk;
  }

  /** Shows a page of the settings; the page of the market stays usable. */
  public void showSettings(String page) {
    SettingsDesk desk = settings;
    if (desk != null) {
      JDialog dialog = once("settingsWindow", Texts.of("settings"), () -> new SettingsPanel(desk));
      dialog.setVisible(true);
      if (dialog.getContentPane() instanceof SettingsPanel panel) {
        panel.open(page);
      }
    }
  }

  /** Shows what was thought of a stream so far; the page stays usable. */
  public void showHistory(StreamModel stream) {
    String title = Texts.of("history.title", stream.instrument().key());
    JDialog dialog = beside("historyWindow", title, new HistoryPanel(stream, clock, zone, tables));
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
    actions.bindWindow(dialog.getRootPane(), List.of("help", "screenshot", "copyWindow", "copyPanel", "savePanel", "panelMenu"));
    dialog.pack();
    dialog.setSize(Math.min(dialog.getWidth(), getWidth()), Math.min(dialog.getHeight(), getHeight()));
    dialog.setLocationRelativeTo(this);
    return dialog;
  }

  /** A window that is made once and shown again. */
  private JDialog once(String name, String title, Supplier<JComponent> content) {
    return kept.computeIfAbsent(name, key -> beside(key, title, content.get()));
  }

  private void retitle() {
    String names = model.exchanges().stream().map(ExchangeInfo::name).collect(Collectors.joining(", "));
    String title = names.isEmpty() ? Texts.of("app") : Texts.of("title", names);
    String marked = model.demo() ? Texts.of("title.demo", title) : title;
    String full = safe ? Texts.of("title.safe", marked) : marked;
    if (!full.equals(getTitle())) {
      setTitle(full);
    }
  }

  private void close() {
    if (isDisplayable()) {
      typing.stop();
      dispose();
      onClose.run();
    }
  }
}
