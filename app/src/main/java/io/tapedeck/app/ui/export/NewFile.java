package io.tapedeck.app.ui.export;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;

/** A file that is there as a whole or not at all, and never in the place of another. Any thread but the EDT. */
final class NewFile {
  private static final int MOST_NUMBERS = 10_000;

  private NewFile() {}

  /** Writes content to the path it is given. */
  @FunctionalInterface
  interface Content {
    void to(Path file) throws IOException;
  }

  /**
   * Writes a file, "name (2).csv" where "name.csv" is there already. Folders that are missing are made.
   *
   * @return where it is now
   * @throws IOException when it could not be written; nothing is left of it then
   */
  static Path write(Path wanted, Content content) throws IOException {
    Path folder = wanted.toAbsolutePath().getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
    Path part = wanted.toAbsolutePath().resolveSibling(".tapedeck-" + UUID.randomUUID() + ".part");
    try {
      content.to(part);
      return move(part, wanted.toAbsolutePath());
    } finally {
      Files.deleteIfExists(part);
    }
  }

  private static Path move(Path part, Path wanted) throws IOException {
    for (int number = 1; number <= MOST_NUMBERS; number++) {
      Path place = number == 1 ? wanted : numbered(wanted, number);
      try {
        Files.createFile(place); // Whoever makes it owns the name; from here on it may be replaced.
      } catch (FileAlreadyExistsException e) {
        continue;
      }
      try {
        // At one stroke: any other move deletes first, and for a moment the name would be free for somebody else.
        return Files.move(part, place, StandardCopyOption.ATOMIC_MOVE);
      } catch (IOException e) {
        Files.deleteIfExists(place);
        throw e;
      }
    }
    throw new FileAlreadyExistsException(wanted.toString());
  }

  private static Path numbered(Path wanted, int number) {
    String name = String.valueOf(wanted.getFileName());
    int dot = name.lastIndexOf('.');
    String stem = dot <= 0 ? name : name.substring(0, dot);
    String ending = dot <= 0 ? "" : name.substring(dot);
    return wanted.resolveSibling(stem + " (" + number + ")" + ending);
  }
}
