package io.tapedeck.app.ui;

import io.tapedeck.api.ExchangeInfo;
import io.tapedeck.app.look.Icons;
import io.tapedeck.app.look.Tokens;
import io.tapedeck.app.model.ScreenModel;
import io.tapedeck.app.ui.kit.Texts;
import io.tapedeck.app.ui.live.LivePage;
import java.awt.Dimension;
import java.awt.event.WindowAdapter;
import java.awt.event.WindowEvent;
import javax.swing.JDialog;
import javax.swing.JFrame;
import javax.swing.JOptionPane;
import javax.swing.WindowConstants;
import org.jspecify.annotations.Nullable;

/** The window around the page: title, menu, keys, closing. Everything else lives in panels. EDT. */
public final class MainWindow extends JFrame {
  private final ScreenModel model;
  private final Runnable onClose;
  private @Nullable JDialog plugins;

  /**
   * The window, not yet visible.
   *
   * @param onClose called once when the trader closes it; the window itself is gone by then
   */
  public MainWindow(ScreenModel model, LivePage page, Runnable onClose) {
    this.model = model;
    this.onClose = onClose;
    setName("mainWindow");
    setIconImages(Icons.window());
    setDefaultCloseOperation(WindowConstants.DO_NOTHING_ON_CLOSE);
    setJMenuBar(
        new WindowMenu()
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
    JDialog dialog = plugins;
    if (dialog == null) {
      dialog = new JDialog(this, Texts.of("plugins"), false);
      dialog.setName("pluginsWindow");
      dialog.setContentPane(new PluginsPanel(model));
      dialog.pack();
      dialog.setLocationRelativeTo(this);
      plugins = dialog;
    }
    dialog.setVisible(true);
  }

  private void showAbout() {
    JOptionPane pane = new JOptionPane(Texts.of("about.text"), JOptionPane.PLAIN_MESSAGE);
    pane.setIcon(Icons.app(48));
    JDialog dialog = pane.createDialog(this, Texts.of("about.title"));
    dialog.setModal(false);
    dialog.setVisible(true);
  }

  private void retitle() {
    ExchangeInfo exchange = model.exchange();
    String title = exchange == null ? Texts.of("app") : Texts.of("title", exchange.name());
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
