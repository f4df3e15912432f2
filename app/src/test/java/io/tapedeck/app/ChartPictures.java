package io.tapedeck.app;

import io.tapedeck.api.TimeSource;
import io.tapedeck.app.diag.DistinctErrors;
import io.tapedeck.app.feed.PluginOptions;
import io.tapedeck.app.host.PluginHost;
import io.tapedeck.app.look.Theme;
import io.tapedeck.app.settings.Folders;
import io.tapedeck.app.settings.SettingsStore;
import io.tapedeck.app.ui.live.ChartRows;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import javax.imageio.ImageIO;
import javax.swing.SwingUtilities;

/** Pictures of the real window on the demo exchange with charts of every kind: {@code ChartPictures FOLDER SECONDS}, on a display. */
public final class ChartPictures {
  private ChartPictures() {}

  public static void main(String[] arguments) throws Exception {
    File folder = new File(arguments[0]);
    Path data = Files.createTempDirectory("charts");
    Window[] window = new Window[1];
    SwingUtilities.invokeAndWait(() -> {
      Theme.DARK.install();
      PluginHost host = new PluginHost(
          Path.of(System.getProperty("tapedeck.plugins")), data.resolve("plugins"), data.resolve("cache"), PluginHost.LOAD_LIMIT);
      window[0] = new Window(Folders.find(data), host, PluginOptions.parse(List.of("demo.rate=400")), new DistinctErrors(TimeSource.system()),
          new SettingsStore(data.resolve("config"), Clock.systemUTC()), () -> {});
      window[0].frame().setSize(1600, 1000);
      window[0].show();
    });
    for (boolean[] ready = new boolean[1]; !ready[0]; pass(1)) {
      SwingUtilities.invokeAndWait(() -> ready[0] = window[0].screen().streams().size() == 3
          && window[0].screen().streams().stream().allMatch(stream -> stream.hasData()));
    }
    SwingUtilities.invokeAndWait(() -> ChartRows.kinds(window[0].page()));
    pass(Long.parseLong(arguments[1]));
    shot(window[0], folder, "charts-dark");
    SwingUtilities.invokeAndWait(Theme.LIGHT::install);
    pass(2);
    shot(window[0], folder, "charts-light");
    SwingUtilities.invokeAndWait(() -> window[0].frame().setSize(1280, 800));
    pass(2);
    shot(window[0], folder, "charts-1280");
    System.exit(0);
  }

  private static void pass(long seconds) {
    long end = System.nanoTime() + seconds * 1_000_000_000L;
    while (System.nanoTime() < end) {
      LockSupport.parkNanos(end - System.nanoTime());
    }
  }

  private static void shot(Window window, File folder, String name) throws Exception {
    SwingUtilities.invokeAndWait(() -> {
      double scale = window.frame().getGraphicsConfiguration().getDefaultTransform().getScaleX();
      int width = (int) (window.frame().getWidth() * scale);
      int height = (int) (window.frame().getHeight() * scale);
      BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
      Graphics2D g = image.createGraphics();
      g.scale(scale, scale);
      window.frame().getRootPane().paint(g);
      g.dispose();
      try {
        ImageIO.write(image, "png", new File(folder, name + ".png"));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    });
  }
}
