package io.tapedeck.testkit;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds recordings of real sessions that live beside the source tree, not in it: the folder named by the system property
 * {@value #PROPERTY} (it holds {@code recordings/}), or else a {@code shared/recordings} folder in any folder above the working directory. Any thread.
 */
public final class SharedRecordings {

  /** The system property that names the folder. */
  public static final String PROPERTY = "tapedeck.shared";

  private SharedRecordings() {}

  /** The folder with one folder for each exchange; empty when this machine has none. */
  public static Optional<Path> folder() {
    return folder(System.getProperty(PROPERTY), Path.of("").toAbsolutePath());
  }

  /** A recording by its name, for instance {@code kraken/v2-book10-btcusd-20260719}; empty when this machine does not have it. */
  public static Optional<Recording> find(String name) {
    return file(name + ".ndjson.gz").map(Recording::of);
  }

  /** A file of the folder, for instance {@code kraken/v2-book10-btcusd-20260719.expected.json}. */
  public static Optional<Path> file(String name) {
    return folder().map(folder -> folder.resolve(name)).filter(Files::isRegularFile);
  }

  static Optional<Path> folder(@Nullable String property, Path start) {
    // A build that does not set the property hands its placeholder through.
    if (property != null && !property.isBlank() && !property.startsWith("${")) {
      return Optional.of(Path.of(property, "recordings")).filter(Files::isDirectory);
    }
    for (Path above = start; above != null; above = above.getParent()) {
      Path candidate = above.resolve("shared").resolve("recordings");
      if (Files.isDirectory(candidate)) {
        return Optional.of(candidate);
      }
    }
    return Optional.empty();
  }
}
