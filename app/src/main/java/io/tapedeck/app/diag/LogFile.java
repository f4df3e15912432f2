package io.tapedeck.app.diag;

import io.tapedeck.api.TimeSource;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * A log file of bounded size with a bounded number of older ones. When the disk is full or the folder gone, lines are counted as lost and nothing is thrown; every few seconds
 * it is tried again. One thread at a time.
 */
final class LogFile {
  /** Opens a file for appending; a place for a failing disk in tests. */
  @FunctionalInterface
  interface Opener {
    OutputStream append(Path file) throws IOException;
  }

  static final Opener FILES = file -> Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);

  private static final long RETRY_NANOS = 5_000_000_000L;

  private final Path file;
  private final long largest;
  private final int older;
  private final TimeSource clock;
  private final Opener opener;
  private @Nullable OutputStream out;
  private long size;
  private long lost;
  private boolean failing;
  private long failedAt;

  /**
   * A file that is opened with the first line.
   *
   * @param largest size in bytes at which a new file is begun
   * @param older how many older files are kept
   */
  LogFile(Path file, long largest, int older, TimeSource clock, Opener opener) {
    this.file = file;
    this.largest = largest;
    this.older = older;
    this.clock = clock;
    this.opener = opener;
  }

  /** Appends a line, or counts it as lost. */
  void append(byte[] line) {
    if (failing && clock.nanos() - failedAt < RETRY_NANOS) {
      lost++;
      return;
    }
    try {
      OutputStream open = opened(line.length);
      open.write(line);
      open.flush();
      size += line.length;
      failing = false;
    } catch (IOException | RuntimeException e) {
      // There is no log to write this to; whoever looks finds the count.
      lost++;
      failing = true;
      failedAt = clock.nanos();
      close();
    }
  }

  /** Lines that could not be written. */
  long lost() {
    return lost;
  }

  void close() {
    OutputStream open = out;
    out = null;
    if (open != null) {
      try {
        open.close();
      } catch (IOException e) {
        failing = true; // A disk that is full may say so only now; the line was counted when it was written.
      }
    }
  }

  private OutputStream opened(int next) throws IOException {
    if (out != null && size + next > largest) {
      close();
      roll();
    }
    OutputStream open = out;
    if (open == null) {
      Path folder = file.getParent();
      if (folder != null) {
        Files.createDirectories(folder);
      }
      size = Files.exists(file) ? Files.size(file) : 0;
      if (size + next > largest && size > 0) {
        roll();
        size = 0;
      }
      open = opener.append(file);
      out = open;
    }
    return open;
  }

  private void roll() throws IOException {
    Files.deleteIfExists(numbered(older));
    for (int i = older - 1; i >= 1; i--) {
      if (Files.exists(numbered(i))) {
        Files.move(numbered(i), numbered(i + 1), StandardCopyOption.REPLACE_EXISTING);
      }
    }
    if (Files.exists(file)) {
      Files.move(file, numbered(1), StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private Path numbered(int number) {
    String name = String.valueOf(file.getFileName());
    int dot = name.lastIndexOf('.');
    return file.resolveSibling(name.substring(0, dot) + "." + number + name.substring(dot));
  }
}
