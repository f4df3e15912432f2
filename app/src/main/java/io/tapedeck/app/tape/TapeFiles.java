package io.tapedeck.app.tape;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** Tapes as files: their names, and which file is one. Any thread but the EDT. */
public final class TapeFiles {
  /** What the names of tapes end with. */
  public static final String SUFFIX = ".tape";

  private static final DateTimeFormatter WHEN = DateTimeFormatter.ofPattern("yyyy-MM-dd_HH-mm-ss", Locale.ROOT);
  private static final int NAMED = 3;
  private static final int MOST_OF_A_NAME = 24;
  private static final int TRIES = 1_000;

  private TapeFiles() {}

  /** A new file, and the channel into it. */
  public record Created(Path file, FileChannel channel) {}

  /** True when a file is a tape by its name or its first bytes. */
  public static boolean looksLikeOne(Path file) {
    return file.toString().toLowerCase(Locale.ROOT).endsWith(SUFFIX) || TapeReader.isTape(file);
  }

  /**
   * Looks whether a file can be opened as a tape; what is wrong further in shows when it is read.
   *
   * @throws RecordingException with a sentence when it cannot
   */
  public static void check(Path file) throws RecordingException {
    try (TapeReader tape = TapeReader.open(file)) {
      tape.header();
    } catch (IOException e) {
      throw RecordingException.damaged(file + " cannot be read: " + e.getMessage() + ".");
    }
  }

  /**
   * Makes a file that was not there, with the time and the first symbols in its name; the folder too.
   *
   * @throws IOException when it cannot be made
   */
  public static Created create(Path folder, LocalDateTime when, List<String> symbols) throws IOException {
    Files.createDirectories(folder);
    String name = name(when, symbols);
    for (int number = 1; number <= TRIES; number++) {
      Path file = folder.resolve(name + (number == 1 ? "" : "-" + number) + SUFFIX);
      try {
        return new Created(file, FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE));
      } catch (FileAlreadyExistsException e) {
        // Two recordings in one second: the next number is free.
      }
    }
    throw new FileAlreadyExistsException(folder.resolve(name + SUFFIX).toString());
  }

  static String name(LocalDateTime when, List<String> symbols) {
    StringBuilder name = new StringBuilder(WHEN.format(when));
    for (int i = 0; i < Math.min(NAMED, symbols.size()); i++) {
      String plain = symbols.get(i).replaceAll("[^A-Za-z0-9]+", "-").replaceAll("^-+|-+$", "");
      if (!plain.isEmpty()) {
        name.append('_').append(plain, 0, Math.min(MOST_OF_A_NAME, plain.length()));
      }
    }
    if (symbols.size() > NAMED) {
      name.append("_and-").append(symbols.size() - NAMED).append("-more");
    }
    return name.toString();
  }
}
