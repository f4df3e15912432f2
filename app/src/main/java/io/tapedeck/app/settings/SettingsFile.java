package io.tapedeck.app.settings;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One JSON file that is whole at every moment: written beside its place, forced to the disk and moved over the old one, whose last good form stays beside it as {@code .bak}.
 * One thread at a time.
 */
final class SettingsFile {
  private static final long LARGEST = 4L << 20;

  private final Path file;
  private final Path backup;
  private final Path part;
  private final Path backupPart;

  SettingsFile(Path file) {
    this.file = file;
    backup = beside(".bak");
    part = beside(".part");
    backupPart = beside(".bak.part");
  }

  Path path() {
    return file;
  }

  Path backup() {
    return backup;
  }

  /** The file's content. */
  Map<String, @Nullable Object> read() throws IOException {
    return read(file);
  }

  /** The content before the last save. */
  Map<String, @Nullable Object> readBackup() throws IOException {
    return read(backup);
  }

  /** Puts a file that cannot be read aside, so that nobody writes over it. */
  Path putAside(String time) throws IOException {
    Path aside = beside(".corrupt-" + time);
    return Files.move(file, aside, StandardCopyOption.REPLACE_EXISTING);
  }

  void write(Map<String, @Nullable Object> content) throws IOException {
    Files.createDirectories(folder());
    writeWhole(part, JsonObject.write(content));
    keepLastGood();
    moveOver(part, file);
    forceFolder();
  }

  /** What somebody damaged meanwhile must not replace a good backup. */
  private void keepLastGood() throws IOException {
    try {
      byte[] last = Files.readAllBytes(file);
      JsonObject.read(last);
      writeWhole(backupPart, last);
    } catch (NoSuchFileException | JsonProcessingException e) {
      return;
    }
    moveOver(backupPart, backup);
  }

  private static Map<String, @Nullable Object> read(Path from) throws IOException {
    if (!Files.exists(from)) {
      throw new NoSuchFileException(from.toString());
    }
    if (Files.size(from) > LARGEST) {
      throw new IOException("larger than settings can be");
    }
    return JsonObject.read(Files.readAllBytes(from));
  }

  private static void writeWhole(Path to, byte[] bytes) throws IOException {
    try (FileChannel channel = FileChannel.open(
        to, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
      ByteBuffer buffer = ByteBuffer.wrap(bytes);
      while (buffer.hasRemaining()) {
        channel.write(buffer);
      }
      channel.force(true);
    }
  }

  private static void moveOver(Path from, Path to) throws IOException {
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  /** A power cut after this must not undo the move. */
  private void forceFolder() {
    try (FileChannel channel = FileChannel.open(folder(), StandardOpenOption.READ)) {
      channel.force(true);
    } catch (IOException e) {
      // Windows cannot open a folder, and needs not.
      return;
    }
  }

  private Path folder() {
    Path folder = file.toAbsolutePath().getParent();
    return folder == null ? Path.of("") : folder;
  }

  private Path beside(String ending) {
    return file.resolveSibling(file.getFileName() + ending);
  }
}
