package io.tapedeck.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tapedeck.api.MarketSink;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecordingTest {

  private static final String GOOD = """
      {"t":1618678132.294905,"dir":"in","url":"wss://x/v2","msg":"{\\"a\\":1.0}"}
      {"t":null,"dir":"out","url":null,"msg":"hello"}

      {"dir":"http","extra":{"deep":[1]},"msg":"body","url":"https://x/rest"}
      """;

  @TempDir Path folder;

  @Test
  void readsEachLineAsAFrame() throws IOException {
    assertThat(Recording.of(write("r.ndjson", GOOD)).frames()).containsExactly(
        new Recording.Frame(1_618_678_132_294_905_000L, Recording.Direction.IN, "wss://x/v2", "{\"a\":1.0}"),
        new Recording.Frame(MarketSink.NO_TIME, Recording.Direction.OUT, null, "hello"),
        new Recording.Frame(MarketSink.NO_TIME, Recording.Direction.HTTP, "https://x/rest", "body"));
  }

  @Test
  void readsTheSameFromAGzippedFile() throws IOException {
    Path packed = Files.write(folder.resolve("r.ndjson.gz"), gzip(GOOD));
    assertThat(Recording.of(packed).frames()).isEqualTo(Recording.of(write("r.ndjson", GOOD)).frames());
  }

  @Test
  void canBeWalkedTwice() throws IOException {
    Recording recording = Recording.of(write("r.ndjson", GOOD));
    assertThat(recording.frames()).isEqualTo(recording.frames());
  }

  @Test
  void saysTheLineThatIsCutOff() throws IOException {
    Path file = write("r.ndjson", GOOD + "{\"t\":1,\"dir\":\"in\",\"ms");
    assertThatThrownBy(() -> Recording.of(file).frames())
        .isInstanceOf(UncheckedIOException.class).hasMessageContaining("r.ndjson, line 5: ");
  }

  @Test
  void givesTheFramesBeforeADamage() throws IOException {
    var walk = Recording.of(write("r.ndjson", GOOD + "rubbish")).walk();
    walk.next();
    walk.next();
    walk.next();
    assertThatThrownBy(walk::hasNext).hasMessageContaining("line 5");
    assertThat(walk.hasNext()).isFalse();
  }

  @Test
  void saysThatAGzipFileEndsInTheMiddle() throws IOException {
    byte[] whole = gzip(GOOD.repeat(500));
    Path file = Files.write(folder.resolve("r.ndjson.gz"), Arrays.copyOf(whole, whole.length / 2));
    assertThatThrownBy(() -> Recording.of(file).frames()).hasMessageContaining("the file ends in the middle");
  }

  @Test
  void saysThatAFileIsNoGzip() throws IOException {
    Path file = write("r.ndjson.gz", GOOD);
    assertThatThrownBy(() -> Recording.of(file).frames()).hasMessageContaining("not a gzip file");
  }

  @ParameterizedTest
  @ValueSource(strings = {
    "[]",
    "{}",
    "{\"dir\":\"in\"}",
    "{\"dir\":\"sideways\",\"msg\":\"x\"}",
    "{\"dir\":\"in\",\"msg\":7}",
    "{\"t\":\"noon\",\"dir\":\"in\",\"msg\":\"x\"}",
    "{\"t\":1e999999999,\"dir\":\"in\",\"msg\":\"x\"}",
    "{\"t\":1e-999999999,\"dir\":\"in\",\"msg\":\"x\"}",
    "{\"t\":-1,\"dir\":\"in\",\"msg\":\"x\"}",
    "{\"dir\":\"in\",\"msg\":\"x\"}{}"
  })
  void refusesALineThatIsNotAFrame(String line) throws IOException {
    Path file = write("r.ndjson", line);
    assertThatThrownBy(() -> Recording.of(file).frames()).hasMessageContaining("line 1: ");
  }

  @Test
  void refusesTextThatIsNotUtf8() throws IOException {
    Path file = Files.write(folder.resolve("r.ndjson"), new byte[] {'{', (byte) 0xC3, 'x'});
    assertThatThrownBy(() -> Recording.of(file).frames()).hasMessageContaining("not UTF-8");
  }

  @Test
  void anEmptyFileHasNoFrames() throws IOException {
    assertThat(Recording.of(write("r.ndjson", "")).frames()).isEmpty();
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private static byte[] gzip(String text) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(bytes)) {
      gzip.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }
}
