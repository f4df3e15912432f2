package io.tapedeck.app.settings;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import net.harawata.appdirs.AppDirs;
import net.harawata.appdirs.AppDirsFactory;
import org.jspecify.annotations.Nullable;

/**
 * Where things live. Immutable; any thread. The platform's own folders, or one folder for everything when the user names it.
 *
 * @param bundledPlugins plugins that come with the program; never written to
 * @param userPlugins where the user puts plugins
 * @param config settings
 * @param logs log files
 * @param cache what can be made again
 * @param pictures where pictures of the window are put
 * @param recordings where recordings are put
 */
public record Folders(Path bundledPlugins, Path userPlugins, Path config, Path logs, Path cache, Path pictures, Path recordings) {
  private static final String NAME = "tapedeck";

  /** Finds the folders; {@code dataDir} puts all of them into one place. */
  public static Folders find(@Nullable Path dataDir) {
    Path bundled = findBundled();
    if (dataDir != null) {
      Path home = dataDir.toAbsolutePath();
      return new Folders(
          bundled, home.resolve("plugins"), home.resolve("config"), home.resolve("logs"), home.resolve("cache"), home.resolve("pictures"),
          home.resolve("recordings"));
    }
    AppDirs dirs = AppDirsFactory.getInstance();
    Path data = Path.of(dirs.getUserDataDir(NAME, null, NAME));
    return new Folders(
        bundled,
        data.resolve("plugins"),
        Path.of(dirs.getUserConfigDir(NAME, null, NAME)),
        Path.of(dirs.getUserLogDir(NAME, null, NAME)),
        Path.of(dirs.getUserCacheDir(NAME, null, NAME)),
        pictures(Path.of(System.getProperty("user.home", "."))),
        data.resolve("recordings"));
  }

  /** Where the user's other pictures are, if there is such a place. */
  private static Path pictures(Path home) {
    Path own = home.resolve("Pictures");
    return Files.isDirectory(own) ? own.resolve("Tapedeck") : home;
  }

  /** The folder {@code plugins} beside the folder of the program's jars, unless {@code -Dtapedeck.plugins} names another. */
  private static Path findBundled() {
    String named = System.getProperty("tapedeck.plugins");
    if (named != null) {
      return Path.of(named);
    }
    try {
      Path code = Path.of(Folders.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      Path lib = code.getParent();
      Path home = lib == null ? null : lib.getParent();
      Path beside = home == null ? null : home.resolve("plugins");
      if (beside != null && Files.isDirectory(beside)) {
        return beside;
      }
    } catch (URISyntaxException e) {
      // A class path without a file cannot be next to anything; the working directory is as good a guess as any.
      return Path.of("plugins");
    }
    return Path.of("plugins");
  }
}
