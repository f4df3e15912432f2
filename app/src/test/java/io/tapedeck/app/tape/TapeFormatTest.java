package io.tapedeck.app.tape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tapedeck.api.Instrument;
import io.tapedeck.api.Problem;
import io.tapedeck.app.tape.TapeEntry.Kind;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The file format: everything comes back byte for byte, and of a file that is not whole everything that is. */
class TapeFormatTest {
  @TempDir
  private Path folder;

  private Path file;

  @BeforeEach
  void name() {
    file = folder.resolve("small.tape");
  }

  @Test
  void everythingComesBackByteForByte() throws Exception {
    List<TapeEntry> entries = Tapes.small(40);
    Tapes.write(file, entries, 7);
    Tapes.Read read = Tapes.read(file);
    assertThat(read.ending()).isEqualTo(TapeEnding.WHOLE);
    assertThat(read.entries()).hasSize(entries.size() - 1); // The header was read by opening.
    for (int i = 1; i < entries.size(); i++) {
      assertThat(Tapes.same(read.entries().get(i - 1), entries.get(i))).as("entry " + i).isTrue();
    }
    assertThat(read.entries().get(0).feed()).isEqualTo(Tapes.feed());
    assertThat(read.entries().get(1).connection()).isEqualTo(new TapedLink("demo-ws-1", List.of("BTC/USD")));
  }

  /** As kill -9, a full disk and half a copy leave it. */
  @Test
  void cutAtAnyByteItReadsUpToItsLastWholeEntry() throws Exception {
    List<TapeEntry> entries = Tapes.small(20);
    Tapes.write(file, entries, 5);
    byte[] whole = Files.readAllBytes(file);
    int before = 0;
    for (int length = 0; length < whole.length; length++) {
      Files.write(file, Arrays.copyOf(whole, length));
      int readable = 0;
      try {
        Tapes.Read read = Tapes.read(file);
        readable = read.entries().size();
        assertThat(read.ending()).as("cut at " + length).isEqualTo(
            readable == entries.size() - 1 ? TapeEnding.WHOLE : TapeEnding.CUT);
        for (int i = 0; i < readable; i++) {
          assertThat(Tapes.same(read.entries().get(i), entries.get(i + 1))).as("cut at " + length + ", entry " + i).isTrue();
        }
      } catch (RecordingException e) {
        assertThat(before).as("cut at " + length + ": " + e.sentence()).isZero();
        assertThat(e.sentence()).startsWith("small.tape").hasSizeLessThan(160);
      }
      assertThat(readable).as("cut at " + length).isGreaterThanOrEqualTo(before);
      before = readable;
    }
    assertThat(before).as("a block before the last is read whole").isGreaterThanOrEqualTo(entries.size() - 6);
  }

  @Test
  void aChangedByteAnywhereIsFoundAndNothingWrongIsRead() throws Exception {
    List<TapeEntry> entries = Tapes.small(20);
    Tapes.write(file, entries, 5);
    byte[] whole = Files.readAllBytes(file);
    for (int at = 0; at < whole.length; at++) {
      byte[] changed = whole.clone();
      changed[at] ^= 0x10;
      Files.write(file, changed);
      try {
        Tapes.Read read = Tapes.read(file);
        assertThat(read.ending()).as("byte " + at).isIn(TapeEnding.DAMAGED, TapeEnding.CUT, TapeEnding.WHOLE);
        assertThat(read.ending() == TapeEnding.WHOLE).as("byte " + at).isEqualTo(read.entries().size() == entries.size() - 1);
        for (int i = 0; i < read.entries().size(); i++) {
          assertThat(Tapes.same(read.entries().get(i), entries.get(i + 1))).as("byte " + at + ", entry " + i).isTrue();
        }
      } catch (RecordingException e) {
        assertThat(e.sentence()).startsWith("small.tape");
      }
    }
  }

  @Test
  void garbageIsToldInASentenceAndNeverMore() throws Exception {
    Random random = new Random(7);
    for (int round = 0; round < 500; round++) {
      byte[] noise = new byte[random.nextInt(300)];
      random.nextBytes(noise);
      if (round % 2 == 0) {
        System.arraycopy(TapeFormat.MAGIC, 0, noise, 0, Math.min(noise.length, TapeFormat.MAGIC.length));
        if (noise.length > 9) {
          noise[8] = 0;
          noise[9] = 1;
        }
      }
      Files.write(file, noise);
      assertThatThrownBy(() -> Tapes.read(file)).isInstanceOf(RecordingException.class);
    }
  }

  @Test
  void whatCannotBeOpenedIsToldInASentence() throws IOException {
    assertThatThrownBy(() -> TapeReader.open(folder.resolve("none.tape"))).hasMessage("There is no file " + folder.resolve("none.tape") + ".");
    assertThatThrownBy(() -> TapeReader.open(folder)).hasMessageEndingWith("is a folder; name a recording in it.");
    Files.createFile(file);
    assertThatThrownBy(() -> TapeReader.open(file)).hasMessage("small.tape is empty; nothing was recorded in it.");
    Files.writeString(file, "PNG or whatever");
    assertThatThrownBy(() -> TapeReader.open(file)).hasMessage("small.tape is no recording of Tapedeck's, or its beginning is damaged.");
  }

  @Test
  void aNewerFormatIsNotGuessedAt() throws IOException {
    Files.write(file, ByteBuffer.allocate(10).put(TapeFormat.MAGIC).putShort((short) 2).array());
    assertThatThrownBy(() -> TapeReader.open(file)).hasMessage(
        "small.tape was recorded by a newer Tapedeck (format 2, this one reads 1); open it with a newer version.");
  }

  @Test
  void entriesOfAKindFromTheFutureArePassedOver() throws Exception {
    List<TapeEntry> entries = Tapes.small(3);
    Tapes.write(file, entries, 100);
    ByteBuffer body = ByteBuffer.wrap(entries.get(4).encoded());
    body.put(0, (byte) 200);
    assertThat(TapeEntry.decoded(body)).isNull();
  }

  @Test
  void theEndIsFoundWithoutReadingAll() throws Exception {
    Tapes.write(file, Tapes.small(40), 7);
    try (TapeReader tape = TapeReader.open(file)) {
      assertThat(tape.endNanos()).isEqualTo(1_000);
      assertThat(tape.next()).as("read on where it was").isNotNull().extracting(TapeEntry::kind).isEqualTo(Kind.FEED);
    }
    Files.write(file, Arrays.copyOf(Files.readAllBytes(file), (int) Files.size(file) - 3));
    try (TapeReader tape = TapeReader.open(file)) {
      assertThat(tape.endNanos()).isLessThan(1_000).isPositive();
    }
  }

  @Test
  void saysWhereItIsCutOff() throws Exception {
    Tapes.write(file, Tapes.small(5), 2);
    Files.write(file, Arrays.copyOf(Files.readAllBytes(file), (int) Files.size(file) - 20));
    try (TapeReader tape = TapeReader.open(file)) {
      while (tape.next() != null) {
        // To the end.
      }
      assertThat(tape.trouble(ZoneOffset.UTC)).contains("small.tape is cut off at 22:13:20; everything up to there was read.");
    }
  }

  @Test
  void problemsComeBack() {
    Problem problem = Problem.retryable(Problem.Kind.TIMEOUT, "no answer \u2013 30 s", "detail \"quoted\"");
    assertThat(Tapes.entry(Kind.LOST, 0, TapeJson.of(problem)).problem()).isEqualTo(problem);
  }

  @Test
  void namesSayWhenAndWhat() throws IOException {
    LocalDateTime when = LocalDateTime.of(2026, 12, 1, 14, 2, 10);
    assertThat(TapeFiles.name(when, List.of("BTC/USD", "tBTCUSD", "../..", "d", "e"))).isEqualTo("2026-12-01_14-02-10_BTC-USD_tBTCUSD_and-2-more");
    Path first = made(when);
    Path second = made(when);
    assertThat(first.getFileName().toString()).isEqualTo("2026-12-01_14-02-10_BTC-USD.tape");
    assertThat(second.getFileName().toString()).isEqualTo("2026-12-01_14-02-10_BTC-USD-2.tape");
  }

  private Path made(LocalDateTime when) throws IOException {
    TapeFiles.Created created = TapeFiles.create(folder.resolve("new"), when, List.of(Tapes.BTC.symbol()));
    created.channel().close();
    return created.file();
  }

  @Test
  void aProvisionalInstrumentStaysOne() {
    TapedFeed feed = new TapedFeed("kraken", "Kraken", "", false, io.tapedeck.api.ConnectionMode.POLLING, java.util.Map.of(),
        List.of(Instrument.provisional("kraken", "A\"B")), List.of(3));
    assertThat(Tapes.entry(Kind.FEED, 0, TapeJson.of(feed)).feed()).isEqualTo(feed);
  }
}
