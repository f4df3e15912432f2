package io.tapedeck.app;

import io.tapedeck.app.diag.DistinctErrors;
import io.tapedeck.app.host.LoadedAdapter;
import io.tapedeck.app.host.PluginHost;
import io.tapedeck.app.model.ClockZone;
import io.tapedeck.app.model.ScreenModel;
import io.tapedeck.app.settings.Folders;
import io.tapedeck.app.ui.kit.Texts;
import java.awt.Window;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.swing.JFileChooser;
import javax.swing.filechooser.FileNameExtensionFilter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The replays that are open beside the window. EDT. */
final class Replays {
  private static final Logger LOG = LoggerFactory.getLogger(Replays.class);
  private static final long PLUGINS_LIMIT_SECONDS = 60;

  private final PluginHost host;
  private final CountDownLatch pluginsLoaded;
  private final ScreenModel screen;
  private final Folders folders;
  private final ClockZone zone;
  private final DistinctErrors errors;
  private final List<ReplayWindow> open = new ArrayList<>();

  /**
   * None is open.
   *
   * @param pluginsLoaded until then a plugin that is not there may still come
   */
  Replays(PluginHost host, CountDownLatch pluginsLoaded, ScreenModel screen, Folders folders, ClockZone zone, DistinctErrors errors) {
    this.host = host;
    this.pluginsLoaded = pluginsLoaded;
    this.screen = screen;
    this.folders = folders;
    this.zone = zone;
    this.errors = errors;
  }

  /** Asks which recording, and opens it. */
  void ask(Window beside) {
    JFileChooser chooser = new JFileChooser(Files.isDirectory(folders.recordings()) ? folders.recordings().toFile() : null);
    chooser.setName("openTape");
    chooser.setDialogTitle(Texts.of("replay.open"));
    chooser.setFileFilter(new FileNameExtensionFilter(Texts.of("replay.files"), "tape"));
    if (chooser.showOpenDialog(beside) == JFileChooser.APPROVE_OPTION) {
      open(chooser.getSelectedFile().toPath(), beside);
    }
  }

  /** Opens a recording in a window of its own; one that is open comes to the front. */
  void open(Path file, Window beside) {
    Path whole = file.toAbsolutePath().normalize();
    for (ReplayWindow each : open) {
      if (each.file().equals(whole)) {
        each.raise();
        return;
      }
    }
    ReplayWindow window = new ReplayWindow(whole, this::plugin, screen.retention(), zone, folders.pictures(), errors, open::remove);
    open.add(window);
    LOG.info("{} opens as a replay", whole);
    window.show(beside);
  }

  /** Those that are open. */
  List<ReplayWindow> all() {
    return List.copyOf(open);
  }

  /** Closes all. */
  void close() {
    all().forEach(ReplayWindow::close);
  }

  /** A replay's own thread: it may wait. */
  private Optional<LoadedAdapter> plugin(String id) {
    try {
      if (!pluginsLoaded.await(PLUGINS_LIMIT_SECONDS, TimeUnit.SECONDS)) {
        return Optional.empty();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // The replay was closed.
      return Optional.empty();
    }
    return host.adapter(id);
  }
}
