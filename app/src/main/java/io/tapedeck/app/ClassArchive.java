package io.tapedeck.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The archive of classes that makes the next start quicker. The launcher has the JVM write it when it ends, and takes it into use at the next start, but only
 * when a mark beside it says that it holds the
 * classes of a window; see ADR 0024. Any thread.
 */
final class ClassArchive {
  private static final Logger LOG = LoggerFactory.getLogger(ClassArchive.class);
  private static final String WRITTEN = "tapedeck.archive";
  private static final String MARK = ".shown";

  private ClassArchive() {}

  /** A window was shown and closed in order: what the JVM writes now, if it was told to, is worth keeping. Whatever goes wrong costs speed only. */
  static void isWorthKeeping() {
    String written = System.getProperty(WRITTEN);
    if (written == null) {
      return;
    }
    try {
      Files.createFile(Path.of(written + MARK));
    } catch (IOException e) {
      LOG.info("No class-data archive is kept: {}", e.toString());
    }
  }
}
