package io.tapedeck.app.diag;

import static org.assertj.core.api.Assertions.assertThat;

import io.tapedeck.testkit.ManualClock;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The log's files: bounded, and silent about a disk that is full. */
class LogFileTest {
  @TempDir
  private Path folder;

  private final ManualClock clock = new ManualClock();

  @Test
  void rollsOverAndKeepsSoManyOlderOnes() throws IOException {
    LogFile log = new LogFile(folder.resolve("tapedeck.log"), 100, 2, clock, LogFile.FILES);
    for (int i = 0; i < 50; i++) {
      log.append(line(i));
    }
    log.close();
    try (var files = Files.list(folder)) {
      assertThat(files.map(f -> f.getFileName().toString()).sorted().toList())
          .containsExactly("tapedeck.1.log", "tapedeck.2.log", "tapedeck.log");
    }
    assertThat(Files.size(folder.resolve("tapedeck.1.log"))).isLessThanOrEqualTo(100);
    assertThat(Files.readString(folder.resolve("tapedeck.log"))).endsWith("line 49 is here\n");
    assertThat(log.lost()).isZero();
  }

  @Test
  void goesOnInTheFileOfTheLastRun() throws IOException {
    for (int run = 0; run < 2; run++) {
      LogFile log = new LogFile(folder.resolve("tapedeck.log"), 1_000, 2, clock, LogFile.FILES);
      log.append(line(run));
      log.close();
    }
    assertThat(Files.readString(folder.resolve("tapedeck.log"))).isEqualTo("line 0 is here\nline 1 is here\n");
  }

  @Test
  void f110_aFullDiskCostsLinesWhichAreCountedAndThrowsNothing() throws IOException {
    Disk disk = new Disk();
    LogFile log = new LogFile(folder.resolve("tapedeck.log"), 1 << 20, 2, clock, disk);
    log.append(line(1));
    disk.full = true;
    for (int i = 0; i < 1_000; i++) {
      log.append(line(2));
    }
    assertThat(log.lost()).isEqualTo(1_000);
    assertThat(disk.tries).as("not tried for each line").isLessThanOrEqualTo(2);
    disk.full = false;
    clock.advance(Duration.ofSeconds(6));
    log.append(line(3));
    assertThat(log.lost()).isEqualTo(1_000);
    assertThat(Files.readString(folder.resolve("tapedeck.log"))).isEqualTo("line 1 is here\nline 3 is here\n");
  }

  @Test
  void f110_aFolderThatCannotBeMadeIsNoErrorEither() throws IOException {
    Path inTheWay = Files.createFile(folder.resolve("file"));
    LogFile log = new LogFile(inTheWay.resolve("tapedeck.log"), 100, 2, clock, LogFile.FILES);
    log.append(line(1));
    assertThat(log.lost()).isEqualTo(1);
  }

  private static byte[] line(int number) {
    return ("line " + number + " is here\n").getBytes(StandardCharsets.UTF_8);
  }

  /** A disk that is full when the test says so. */
  private static final class Disk implements LogFile.Opener {
    private boolean full;
    private int tries;

    @Override
    public OutputStream append(Path file) throws IOException {
      OutputStream real = LogFile.FILES.append(file);
      return new OutputStream() {
        @Override
        public void write(int b) throws IOException {
          write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
          if (full) {
            tries++;
            throw new IOException("No space left on device");
          }
          real.write(bytes, from, length);
        }

        @Override
        public void close() throws IOException {
          real.close();
        }
      };
    }
  }
}
