package io.tapedeck.app.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.tapedeck.app.settings.ProfileLock.Attempt;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One window for each profile, between processes. */
class ProfileLockTest {
  @TempDir
  private Path folder;

  @Test
  void f107_aSecondProgramFindsTheProfileBusyAndBringsTheFirstToTheFront() throws IOException, InterruptedException {
    Process first = holder();
    try (BufferedReader words = first.inputReader(StandardCharsets.UTF_8)) {
      assertThat(words.readLine()).isEqualTo("taken");
      assertThat(ProfileLock.take(folder)).isEqualTo(new Attempt.Busy(true));
      assertThat(words.readLine()).isEqualTo("raised");
      assertThat(ProfileLock.take(folder)).isEqualTo(new Attempt.Busy(true));
      assertThat(words.readLine()).as("again").isEqualTo("raised");
    } finally {
      first.destroyForcibly().waitFor();
    }
  }

  @Test
  void aSecondProgramHandsItsFileToTheFirst() throws IOException, InterruptedException {
    Process first = holder();
    try (BufferedReader words = first.inputReader(StandardCharsets.UTF_8)) {
      assertThat(words.readLine()).isEqualTo("taken");
      Path tape = folder.resolve("\u00fcber all.tape");
      assertThat(ProfileLock.take(folder, tape)).isEqualTo(new Attempt.Busy(true));
      assertThat(words.readLine()).isEqualTo("opens " + tape);
      try (SocketChannel silent = SocketChannel.open(UnixDomainSocketAddress.of(folder.resolve("instance.sock")))) {
        assertThat(words.readLine()).as("a caller that says nothing is not waited for").isEqualTo("raised");
        assertThat(silent.isOpen()).isTrue();
      }
      try (SocketChannel chatty = SocketChannel.open(UnixDomainSocketAddress.of(folder.resolve("instance.sock")))) {
        chatty.write(StandardCharsets.UTF_8.encode("no path\0at all"));
      }
      assertThat(words.readLine()).isEqualTo("raised");
      assertThat(ProfileLock.take(folder)).isEqualTo(new Attempt.Busy(true));
      assertThat(words.readLine()).as("it still listens").isEqualTo("raised");
    } finally {
      first.destroyForcibly().waitFor();
    }
  }

  @Test
  void f108_whatAKilledProgramLeftBehindIsNoObstacle() throws IOException, InterruptedException {
    Process killed = holder();
    try (BufferedReader words = killed.inputReader(StandardCharsets.UTF_8)) {
      assertThat(words.readLine()).isEqualTo("taken");
      killed.destroyForcibly().waitFor();
    }
    assertThat(folder.resolve("instance.lock")).exists();
    assertThat(folder.resolve("instance.sock")).exists();
    try (ProfileLock lock = taken(ProfileLock.take(folder))) {
      assertThat(lock).isNotNull();
    }
  }

  @Test
  void anotherProfileIsFree(@TempDir Path other) throws Exception {
    try (ProfileLock mine = taken(ProfileLock.take(folder));
        ProfileLock theirs = taken(ProfileLock.take(other))) {
      assertThat(mine).isNotSameAs(theirs);
    }
  }

  @Test
  void aProfileIsFreeAgainAfterItsWindowClosed() throws Exception {
    taken(ProfileLock.take(folder)).close();
    assertThat(folder.resolve("instance.sock")).doesNotExist();
    taken(ProfileLock.take(folder)).close();
  }

  @Test
  void aFolderThatCannotBeLockedIsUsedAllTheSame() throws Exception {
    Path file = Files.createFile(folder.resolve("no-folder"));
    taken(ProfileLock.take(file)).close();
  }

  @Test
  void aPathTooLongForASocketStillLocks() throws Exception {
    Path deep = folder.resolve("x".repeat(100)).resolve("y".repeat(100));
    try (ProfileLock mine = taken(ProfileLock.take(deep))) {
      assertThat(ProfileLock.take(deep)).isEqualTo(new Attempt.Busy(false));
      assertThat(mine).isNotNull();
    }
  }

  private static ProfileLock taken(Attempt attempt) {
    assertThat(attempt).isInstanceOf(Attempt.Taken.class);
    return ((Attempt.Taken) attempt).lock();
  }

  private Process holder() throws IOException {
    return new ProcessBuilder(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1",
        "-cp", System.getProperty("java.class.path"), HoldsLock.class.getName(), folder.toString()).start();
  }
}
