package io.tapedeck.app.ui.export;

import io.tapedeck.app.ui.kit.Texts;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.Locale;

/** Why a file was not written, for the trader. Any thread. */
final class SaveTrouble {
  private SaveTrouble() {}

  static String sentence(Path file, IOException e) {
    String name = String.valueOf(file.getFileName());
    Path parent = file.toAbsolutePath().getParent();
    String folder = parent == null ? "" : parent.toString();
    String message = String.valueOf(e.getMessage());
    String small = message.toLowerCase(Locale.ROOT);
    if (small.contains("no space left") || small.contains("not enough space") || small.contains("disk quota") || small.contains("disk full")) {
      return Texts.of("save.full", name, folder);
    }
    if (e instanceof AccessDeniedException || small.contains("read-only file system") || small.contains("permission denied")) {
      return Texts.of("save.denied", name, folder);
    }
    if (e instanceof NoSuchFileException || e instanceof NotDirectoryException || e instanceof FileAlreadyExistsException) {
      return Texts.of("save.noFolder", name, folder);
    }
    String reason = e instanceof FileSystemException system && system.getReason() != null ? system.getReason() : message;
    return Texts.of("save.failed", name, folder, reason);
  }
}
