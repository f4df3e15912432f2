package io.tapedeck.app.diag;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Where the log goes: to rolling files, never to the console. Must be set up before the first logger is made. Main thread.
 */
public final class Logs {
  private static final String FOLDER = "tapedeck.log.dir";

  private Logs() {}

  /**
   * Points the log to a folder.
   *
   * @return the file, or null when the folder cannot be written to; the program runs without a log then
   */
  public static @Nullable Path to(Path folder) {
    try {
      Files.createDirectories(folder);
      if (!Files.isWritable(folder)) {
        throw new IOException("not writable");
      }
      System.setProperty(FOLDER, folder.toString());
      return folder.resolve("tapedeck.log");
    } catch (IOException e) {
      System.setProperty(FOLDER, System.getProperty("java.io.tmpdir", "."));
      return null;
    }
  }
}
