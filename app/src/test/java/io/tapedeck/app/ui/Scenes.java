package io.tapedeck.app.ui;

import io.tapedeck.api.ConnectionMode;
import io.tapedeck.app.chart.PriceChartPanel;
import io.tapedeck.app.chart.QueueChartPanel;
import io.tapedeck.app.feed.FeedPhase;
import io.tapedeck.app.feed.Verdict;
import io.tapedeck.app.intake.StreamId;
import io.tapedeck.app.look.Palette;
import io.tapedeck.app.look.Theme;
import io.tapedeck.app.model.ClockZone;
import io.tapedeck.app.ui.live.ChartRows;
import io.tapedeck.app.ui.export.TableActions;
import io.tapedeck.app.ui.live.LivePage;
import java.awt.Graphics2D;
import java.awt.Robot;
import java.awt.image.BufferedImage;
import java.io.File;
import java.time.ZoneId;
import java.util.List;
import javax.imageio.ImageIO;
import javax.swing.SwingUtilities;

/**
 * Paints the window's scenes into PNG files: run it on a display, with a folder as argument, and the beginning of the names wanted. With {@code -Dflatlaf.uiScale=2} the windows are
 * made twice as large by {@code -Dscenes.times=2}.
 */
public final class Scenes {
  private static final int TIMES = Integer.getInteger("scenes.times", 1);

  private static String only = "";

  private Scenes() {}

  public static void main(String[] args) throws Exception {
    File folder = new File(args[0]);
    only = args.length > 1 ? args[1] : "";
    shot(folder, "live-dark", Theme.DARK, Palette.TEAL_RED, 1600, 1000, "live");
    shot(folder, "live-light", Theme.LIGHT, Palette.TEAL_RED, 1600, 1000, "live");
    shot(folder, "faults", Theme.DARK, Palette.TEAL_RED, 1600, 1000, "faults");
    shot(folder, "faults-light", Theme.LIGHT, Palette.TEAL_RED, 1600, 1000, "faults");
    shot(folder, "empty", Theme.DARK, Palette.TEAL_RED, 1600, 1000, "empty");
    shot(folder, "live-1280", Theme.DARK, Palette.BLUE_ORANGE, 1280, 800, "live");
    shot(folder, "faults-1024", Theme.LIGHT, Palette.TEAL_RED, 1024, 680, "faults");
    shot(folder, "charts-dark", Theme.DARK, Palette.TEAL_RED, 1600, 1000, "charts");
    shot(folder, "charts-light", Theme.LIGHT, Palette.TEAL_RED, 1600, 1000, "charts");
    shot(folder, "charts-1280", Theme.DARK, Palette.TEAL_RED, 1280, 800, "charts");
    shot(folder, "charts-faults", Theme.DARK, Palette.TEAL_RED, 1600, 1000, "chartFaults");
    shot(folder, "symbols", Theme.DARK, Palette.TEAL_RED, 1280, 800, "symbols");
    shot(folder, "several-dark", Theme.DARK, Palette.TEAL_RED, 1600, 1000, "several");
    shot(folder, "several-1280", Theme.LIGHT, Palette.TEAL_RED, 1280, 800, "several");
    shot(folder, "several-search", Theme.DARK, Palette.TEAL_RED, 1280, 800, "search");
    shot(folder, "several-search-light", Theme.LIGHT, Palette.TEAL_RED, 1280, 800, "search");
    shot(folder, "desk-stale", Theme.LIGHT, Palette.TEAL_RED, 1600, 1000, "deskStale");
    shot(folder, "desk-resync", Theme.DARK, Palette.TEAL_RED, 1600, 1000, "deskResync");
    shot(folder, "palette", Theme.DARK, Palette.TEAL_RED, 1600, 1000, "palette");
    shot(folder, "palette-1280", Theme.LIGHT, Palette.TEAL_RED, 1280, 800, "palette");
    shot(folder, "keys", Theme.DARK, Palette.TEAL_RED, 1600, 1000, "keys");
    shot(folder, "key-sheet", Theme.LIGHT, Palette.TEAL_RED, 1600, 1000, "keySheet");
    shot(folder, "help", Theme.LIGHT, Palette.TEAL_RED, 1600, 1000, "help");
    shot(folder, "about", Theme.DARK, Palette.TEAL_RED, 1600, 1000, "about");
    shot(folder, "plugins", Theme.LIGHT, Palette.TEAL_RED, 1024, 680, "plugins");
    shot(folder, "connecting", Theme.DARK, Palette.TEAL_RED, 1280, 800, "connecting");
    System.exit(0);
  }

  private static void chooseSeveral(LivePage page, SceneData data) {
    data.manyPlugins();
    page.choice().chooseStreams(ConnectionMode.WEBSOCKET_SHARED, List.of(
        new StreamId("kraken", "BTC/USD"), new StreamId("coinbase", "BTC/USD"), new StreamId("kraken", "ETH/USD"),
        new StreamId("coinbase", "ETH/USD"), new StreamId("coinbase", "SOL/USDC")));
  }

  private static void shot(
      File folder, String name, Theme theme, Palette palette, int width, int height, String scene) throws Exception {
    if (!name.startsWith(only)) {
      return;
    }
    MainWindow[] window = new MainWindow[1];
    SwingUtilities.invokeAndWait(
        () -> {
          theme.install(palette);
          SceneData data = new SceneData().plugins();
          LivePage page = new LivePage(data.model, data, data, new ClockZone(ZoneId.of("Europe/Berlin")),
              s -> new PriceChartPanel(s, data, ZoneId.of("Europe/Berlin")),
              q -> new QueueChartPanel(q, new ClockZone(ZoneId.of("Europe/Berlin"))));
          MainWindow made = new MainWindow(data.model, page, data, new ClockZone(ZoneId.of("Europe/Berlin")), () -> {});
          made.setSize(width * TIMES, height * TIMES);
          made.setVisible(true);
          window[0] = made;
          switch (scene) {
            case "live" -> data.live();
            case "faults" -> {
              page.choose("kraken", ConnectionMode.WEBSOCKET_PER_SYMBOL,
                  List.of("BTC/USD", "ETH/USD", "SOL/USD", "PEPE/USDX"));
              data.faults();
            }
            case "deskStale", "deskResync" -> {
              page.choose("kraken", ConnectionMode.WEBSOCKET_PER_SYMBOL, List.of("BTC/USD", "ETH/USD", "SOL/USD", "PEPE/USDX"));
              data.faults();
              page.select(new StreamId("kraken", scene.equals("deskStale") ? "ETH/USD" : "SOL/USD"));
            }
            case "charts" -> {
              data.live();
              ChartRows.arrange(page, data);
            }
            case "chartFaults" -> {
              page.choose("kraken", ConnectionMode.WEBSOCKET_PER_SYMBOL,
                  List.of("BTC/USD", "ETH/USD", "SOL/USD", "PEPE/USDX"));
              data.faults();
              ChartRows.candles(page);
            }
            case "several" -> {
              chooseSeveral(page, data);
              data.several();
            }
            case "search" -> {
              chooseSeveral(page, data);
              page.favourites().toggle(new StreamId("kraken", "ETH/USD"));
              SwingUtilities.invokeLater(() -> SwingUtilities.invokeLater(page::chooseSymbol));
            }
            case "palette", "keys", "keySheet", "help", "about" -> {
              data.live();
              SwingUtilities.invokeLater(() -> SwingUtilities.invokeLater(() -> page.actions().run(scene)));
            }
            case "symbols" -> SwingUtilities.invokeLater(() -> SwingUtilities.invokeLater(page::chooseSymbol));
            case "plugins" -> {
              made.setContentPane(new PluginsPanel(data.model, new TableActions(page.actions(), page.export())));
              made.validate();
            }
            case "connecting" -> {
              data.model.phase(FeedPhase.RUNNING);
              data.verdict("BTC/USD", Verdict.State.CONNECTING, "Connecting to the exchange", 3);
              data.verdict("ETH/USD", Verdict.State.SYNCING, "Waiting for the first book", 1);
              data.verdict("SOL/USD", Verdict.State.FAILED, "Demo plugin stopped answering for 10 s", 4);
              data.model.announce();
            }
            default -> data.model.announce();
          }
        });
    for (int i = 0; i < 9; i++) {
      SwingUtilities.invokeAndWait(() -> {});
    }
    if (scene.equals("search") || scene.equals("palette")) {
      Robot hand = new Robot();
      hand.waitForIdle();
      for (char typed : (scene.equals("search") ? "eth" : "st").toCharArray()) {
        hand.keyPress(Character.toUpperCase(typed));
        hand.keyRelease(Character.toUpperCase(typed));
      }
      hand.waitForIdle();
    }
    if (List.of("symbols", "search", "palette", "keys", "keySheet", "help", "about").contains(scene)) {
      // The popup is a window of its own; the screen knows both.
      Robot robot = new Robot();
      robot.waitForIdle();
      ImageIO.write(robot.createScreenCapture(window[0].getBounds()), "png", new File(folder, name + ".png"));
      SwingUtilities.invokeAndWait(window[0]::dispose);
      return;
    }
    SwingUtilities.invokeAndWait(
        () -> {
          double scale = window[0].getGraphicsConfiguration().getDefaultTransform().getScaleX();
          BufferedImage image = new BufferedImage((int) (width * TIMES * scale), (int) (height * TIMES * scale), BufferedImage.TYPE_INT_RGB);
          Graphics2D g = image.createGraphics();
          g.scale(scale, scale);
          window[0].getRootPane().paint(g);
          g.dispose();
          try {
            ImageIO.write(image, "png", new File(folder, name + ".png"));
          } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
          }
          window[0].dispose();
        });
  }
}
