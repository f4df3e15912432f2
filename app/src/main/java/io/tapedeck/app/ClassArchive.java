package io.tapedeck.app;

import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import javax.management.JMException;
import javax.management.ObjectName;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The archive of classes that makes the next start quicker. The launcher names the file that is wanted, by {@code -Dtapedeck.archive}, and lets the JVM note what
 * is needed for it; it is written when the window is gone. Whatever goes wrong costs speed only. Any thread.
 */
final class ClassArchive {
  private static final Logger LOG = LoggerFactory.getLogger(ClassArchive.class);
  private static final String WANTED = "tapedeck.archive";
  private static final String ENDING = ".jsa";
  private static final int KEPT_DAYS = 30;

  private ClassArchive() {}

  /** Writes the archive if one is wanted; takes about a second, in which the whole program stands still. */
  static void writeIfWanted() {
    String wanted = System.getProperty(WANTED);
    if (wanted == null) {
      return;
    }
    Path file = Path.of(wanted).toAbsolutePath();
    try {
      Path unfinished = file.resolveSibling("unfinished-" + ProcessHandle.current().pid() + ENDING);
      try {
        Files.deleteIfExists(unfinished); // The JVM writes to no file that is there.
        write(unfinished);
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        removeOthers(file, Instant.now());
      } finally {
        Files.deleteIfExists(unfinished);
      }
    } catch (IOException | JMException | RuntimeException e) {
      LOG.info("No class-data archive was made: {}", e.toString());
    }
  }

  /** The JVM's own command, as {@code jcmd VM.cds dynamic_dump} calls it. */
  private static void write(Path file) throws JMException {
    Object answer = ManagementFactory.getPlatformMBeanServer().invoke(
        new ObjectName("com.sun.management:type=DiagnosticCommand"),
        "vmCds",
        new Object[] {new String[] {"dynamic_dump", file.toString()}},
        new String[] {String[].class.getName()});
    LOG.debug("Class-data archive: {}", answer);
  }

  /** Removes the archives of other builds with the same JDK, and those of any JDK that were made long ago. */
  static void removeOthers(Path file, Instant now) throws IOException {
    File[] others = file.resolveSibling("").toFile().listFiles((folder, name) -> name.endsWith(ENDING) && !name.equals(String.valueOf(file.getFileName())));
    if (others == null) {
      return;
    }
    String jdk = jdk(String.valueOf(file.getFileName()));
    Instant old = now.minus(KEPT_DAYS, ChronoUnit.DAYS);
    for (Path other : Arrays.stream(others).map(File::toPath).toList()) {
      if (jdk(String.valueOf(other.getFileName())).equals(jdk) || Files.getLastModifiedTime(other).toInstant().isBefore(old)) {
        Files.deleteIfExists(other);
      }
    }
  }

  /** Name of the archive without its build. */
  private static String jdk(String name) {
    return name.substring(0, Math.max(0, name.lastIndexOf('-')));
  }
}
