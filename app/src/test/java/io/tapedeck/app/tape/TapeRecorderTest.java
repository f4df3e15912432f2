package io.tapedeck.app.tape;

import static org.assertj.core.api.Assertions.assertThat;

import io.tapedeck.api.TimeSource;
import io.tapedeck.app.intake.FrameTap;
import io.tapedeck.app.intake.LinkTap;
import io.tapedeck.app.tape.TapeEntry.Kind;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The recorder: never waits, counts what it cannot write, and ends with a word when the disk is full. */
@Timeout(60)
class TapeRecorderTest {
  @TempDir
  private Path folder;

  private final CompletableFuture<TapeResult> result = new CompletableFuture<>();

  @Test
  void writesWhatCameFromSeveralThreadsInTheOrderOfEachConnection() throws Exception {
    Path file = folder.resolve("a.tape");
    TapeRecorder recorder = recorder(() -> created(file), TapeRecorder.QUEUE_BYTES);
    FrameTap feed = recorder.feed(Tapes.feed());
    List<Thread> threads = new ArrayList<>();
    for (int t = 0; t < 4; t++) {
      Thread thread = new Thread(() -> {
        LinkTap link = feed.link("link", List.of(Tapes.BTC));
        link.opened(1, 1);
        for (int i = 0; i < 2_000; i++) {
          link.frame(i, i, bytes("frame " + i));
        }
      });
      threads.add(thread);
      thread.start();
    }
    for (Thread thread : threads) {
      thread.join();
    }
    recorder.close();
    assertThat(result.get().failure()).isNull();
    assertThat(result.get().progress().frames()).isEqualTo(8_000);
    assertThat(result.get().progress().bytes()).isEqualTo(Files.size(file));
    Tapes.Read read = Tapes.read(file);
    assertThat(read.ending()).isEqualTo(TapeEnding.WHOLE);
    int[] next = new int[4];
    for (TapeEntry entry : read.entries()) {
      if (entry.kind() == Kind.TEXT) {
        assertThat(new String(entry.bytes(), StandardCharsets.UTF_8)).isEqualTo("frame " + next[entry.link()]++);
      }
    }
    assertThat(next).containsOnly(2_000);
  }

  @Test
  void neverWaitsForASlowDiskAndSaysWhatIsMissing() throws Exception {
    Path file = folder.resolve("slow.tape");
    CountDownLatch stuck = new CountDownLatch(1);
    CountDownLatch free = new CountDownLatch(1);
    TapeRecorder recorder = recorder(() -> new Through(created(file)) {
      @Override
      public int write(ByteBuffer from) throws IOException {
        stuck.countDown();
        await(free);
        return super.write(from);
      }
    }, 20_000);
    await(stuck);
    LinkTap link = recorder.feed(Tapes.feed()).link("link", List.of(Tapes.BTC));
    link.opened(1, 1);
    for (int i = 0; i < 1_000; i++) {
      link.frame(i, i, new byte[1_000]);
    }
    long missed = recorder.progress().missed();
    assertThat(missed).as("kept: about 20,000 bytes of a million").isBetween(970L, 990L);
    free.countDown();
    Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> recorder.progress().frames() == 1_000 - missed);
    link.frame(5_000, 5_000, bytes("after"));
    recorder.close();
    assertThat(result.get().failure()).isNull();
    List<TapeEntry> entries = Tapes.read(file).entries();
    List<TapeEntry> tail = entries.subList(entries.size() - 3, entries.size());
    assertThat(tail).extracting(TapeEntry::kind).containsExactly(Kind.MISSED, Kind.TEXT, Kind.END);
    assertThat(tail.get(0).number()).isEqualTo(missed);
    assertThat(tail.get(2).number()).isEqualTo(missed);
    assertThat(entries.stream().filter(e -> e.kind() == Kind.TEXT).count() + missed).isEqualTo(1_001);
  }

  @Test
  void endsWithAWordWhenTheDiskIsFull() throws Exception {
    Path file = folder.resolve("full.tape");
    TapeRecorder recorder = recorder(() -> new Through(created(file)) {
      private long room = 40_000;

      @Override
      public int write(ByteBuffer from) throws IOException {
        if (room < from.remaining()) {
          // As a real disk: what fits is written.
          int written = super.write(from.slice(from.position(), (int) room));
          room -= written;
          throw new IOException("No space left on device");
        }
        room -= from.remaining();
        return super.write(from);
      }
    }, TapeRecorder.QUEUE_BYTES);
    LinkTap link = recorder.feed(Tapes.feed()).link("link", List.of(Tapes.BTC));
    link.opened(1, 1);
    java.util.Random random = new java.util.Random(1);
    for (int i = 0; !result.isDone(); i++) {
      byte[] frame = new byte[1_000];
      random.nextBytes(frame);
      link.frame(i, i, frame);
      Thread.onSpinWait();
    }
    assertThat(result.get().diskFull()).isTrue();
    link.frame(9, 9, bytes("nobody writes it, and nobody waits"));
    recorder.stop();
    recorder.close();
    Tapes.Read read = Tapes.read(file);
    assertThat(read.ending()).isEqualTo(TapeEnding.CUT);
    assertThat(read.entries()).as("what fitted can be read").isNotEmpty();
  }

  @Test
  void aFolderThatCannotBeWrittenEndsItAtOnce() throws Exception {
    Path blocked = Files.createFile(folder.resolve("no-folder"));
    TapeRecorder recorder = recorder(
        () -> TapeFiles.create(blocked.resolve("sub"), java.time.LocalDateTime.of(2026, 1, 1, 0, 0), List.of()).channel(), TapeRecorder.QUEUE_BYTES);
    TapeResult end = result.get();
    assertThat(end.failure()).isInstanceOf(IOException.class);
    assertThat(end.diskFull()).isFalse();
    recorder.close();
  }

  @Test
  void isOnTheDiskASecondAfterItCame() throws Exception {
    Path file = folder.resolve("killed.tape");
    TapeRecorder recorder = recorder(() -> created(file), TapeRecorder.QUEUE_BYTES);
    LinkTap link = recorder.feed(Tapes.feed()).link("link", List.of(Tapes.BTC));
    link.opened(1, 1);
    link.frame(2, 2, bytes("kept"));
    // Nobody ends it: the file is read as kill -9 would leave it.
    Awaitility.await().atMost(Duration.ofSeconds(5)).until(() -> Files.exists(file) && Files.size(file) > 0
        && !Tapes.read(file).entries().isEmpty());
    Tapes.Read read = Tapes.read(file);
    assertThat(read.ending()).isEqualTo(TapeEnding.CUT);
    assertThat(read.entries()).extracting(TapeEntry::kind).containsExactly(Kind.FEED, Kind.LINK, Kind.OPENED, Kind.TEXT);
    recorder.close();
  }

  private TapeRecorder recorder(TapeRecorder.Target target, long queueBytes) {
    return new TapeRecorder(target, "test", TimeSource.system(), queueBytes, result::complete);
  }

  private static FileChannel created(Path file) throws IOException {
    return FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static void await(CountDownLatch latch) {
    try {
      if (!latch.await(20, TimeUnit.SECONDS)) {
        throw new AssertionError("nobody came");
      }
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /** A channel to be made worse. */
  private static class Through implements WritableByteChannel {
    private final FileChannel channel;

    Through(FileChannel channel) {
      this.channel = channel;
    }

    @Override
    public int write(ByteBuffer from) throws IOException {
      return channel.write(from);
    }

    @Override
    public boolean isOpen() {
      return channel.isOpen();
    }

    @Override
    public void close() throws IOException {
      channel.close();
    }
  }
}
