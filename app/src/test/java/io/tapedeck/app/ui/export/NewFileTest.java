package io.tapedeck.app.ui.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that are there as a whole or not at all, and never in the place of another. */
class NewFileTest {
  @TempDir
  Path folder;

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  private Path write(String name, String text) throws IOException {
    return NewFile.write(folder.resolve(name), file -> Files.writeString(file, text));
  }

  @Test
  void whatIsThereIsNeverWrittenOver() throws IOException {
    assertThat(write("a.csv", "1")).isEqualTo(folder.resolve("a.csv"));
    assertThat(write("a.csv", "2")).isEqualTo(folder.resolve("a (2).csv"));
    assertThat(write("a.csv", "3")).isEqualTo(folder.resolve("a (3).csv"));
    assertThat(write("noending", "4")).isEqualTo(folder.resolve("noending"));
    assertThat(write("noending", "5")).isEqualTo(folder.resolve("noending (2)"));
    assertThat(Files.readString(folder.resolve("a.csv"))).isEqualTo("1");
    assertThat(names(folder)).containsExactly("a (2).csv", "a (3).csv", "a.csv", "noending", "noending (2)");
  }

  @Test
  void aFolderWithThatNameIsLeftAlone() throws IOException {
    Files.createDirectory(folder.resolve("a.csv"));
    assertThat(write("a.csv", "1")).isEqualTo(folder.resolve("a (2).csv"));
  }

  @Test
  void missingFoldersAreMade() throws IOException {
    assertThat(write("x/y/a.csv", "1")).exists();
  }

  @Test
  void aWriteThatFailsHalfWayLeavesNothing() throws IOException {
    assertThatThrownBy(() -> NewFile.write(folder.resolve("a.csv"), file -> {
      Files.writeString(file, "half");
      throw new IOException("No space left on device");
    })).hasMessageContaining("No space");
    assertThat(names(folder)).isEmpty();
  }

  @Test
  void aFileInThePlaceOfTheFolderFails() throws IOException {
    write("x", "1");
    assertThatThrownBy(() -> write("x/a.csv", "2")).isInstanceOf(IOException.class);
    assertThat(Files.readString(folder.resolve("x"))).isEqualTo("1");
  }

  @Test
  void manyAtOnceAllFindAName() throws Exception {
    Set<Path> places = ConcurrentHashMap.newKeySet();
    List<Thread> threads = Stream.generate(() -> new Thread(() -> {
      try {
        places.add(write("a.csv", "x"));
      } catch (IOException e) {
        throw new java.io.UncheckedIOException(e);
      }
    })).limit(16).toList();
    threads.forEach(Thread::start);
    for (Thread thread : threads) {
      thread.join();
    }
    assertThat(places).hasSize(16).allSatisfy(path -> assertThat(path).hasContent("x"));
    assertThat(names(folder)).hasSize(16);
  }

  @Test
  void everyTroubleHasItsSentence() {
    Path file = folder.resolve("a.csv");
    assertThat(SaveTrouble.sentence(file, new IOException("No space left on device"))).contains("a.csv was not saved", "is full");
    assertThat(SaveTrouble.sentence(file, new FileSystemException("a", null, "Disk quota exceeded"))).contains("is full");
    assertThat(SaveTrouble.sentence(file, new AccessDeniedException("a"))).contains("may not be written to");
    assertThat(SaveTrouble.sentence(file, new FileSystemException("a", null, "Read-only file system"))).contains("may not be written to");
    assertThat(SaveTrouble.sentence(file, new NoSuchFileException("a"))).contains("is no folder that can be written to");
    assertThat(SaveTrouble.sentence(file, new IOException("odd"))).contains("odd", folder.toString());
  }
}
