package io.tapedeck.testkit;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import io.tapedeck.api.MarketSink;
import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/** Reads the lines of a recording and says, when it cannot, which line was at fault. One thread. */
final class NdjsonFile {

  private static final JsonFactory JSON = new JsonFactory();
  /** Whole digits of a time in seconds that still fits a long of nanoseconds. */
  private static final int MOST_SECOND_DIGITS = 10;

  private final Path file;
  private final BufferedReader reader;
  private long line;

  private NdjsonFile(Path file, BufferedReader reader) {
    this.file = file;
    this.reader = reader;
  }

  static NdjsonFile open(Path file) throws IOException {
    InputStream raw = Files.newInputStream(file);
    try {
      InputStream plain = file.toString().endsWith(".gz") ? new GZIPInputStream(raw, 1 << 16) : raw;
      var strict = StandardCharsets.UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .onUnmappableCharacter(CodingErrorAction.REPORT);
      return new NdjsonFile(file, new BufferedReader(new InputStreamReader(plain, strict)));
    } catch (IOException e) {
      raw.close();
      throw new IOException(file + ": not a gzip file", e);
    }
  }

  /** The next frame; null at the end. Blank lines are passed over. */
  Recording.@Nullable Frame read() throws IOException {
    String text;
    do {
      text = readLine();
    } while (text != null && text.isBlank());
    return text == null ? null : parse(text);
  }

  private @Nullable String readLine() throws IOException {
    line++;
    try {
      return reader.readLine();
    } catch (EOFException e) {
      throw fault("the file ends in the middle", e);
    } catch (ZipException e) {
      throw fault("damaged gzip data", e);
    } catch (CharacterCodingException e) {
      // The decoder works ahead by a buffer, so the fault may lie a few lines further on.
      throw fault("not UTF-8 at or soon after this line", e);
    }
  }

  private Recording.Frame parse(String text) throws IOException {
    long time = MarketSink.NO_TIME;
    Recording.Direction direction = null;
    String url = null;
    String message = null;
    try (JsonParser json = JSON.createParser(text)) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        throw fault("not a JSON object", null);
      }
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String name = json.currentName();
        JsonToken value = json.nextToken();
        switch (name) {
          case "t" -> time = value == JsonToken.VALUE_NULL ? MarketSink.NO_TIME : nanos(json.getText());
          case "dir" -> direction = direction(json.getText());
          case "url" -> url = value == JsonToken.VALUE_NULL ? null : json.getText();
          case "msg" -> message = value == JsonToken.VALUE_STRING ? json.getText() : null;
          default -> json.skipChildren();
        }
      }
      if (json.currentToken() != JsonToken.END_OBJECT || json.nextToken() != null) {
        throw fault("more than one JSON object", null);
      }
    } catch (JsonProcessingException e) {
      throw fault(e.getOriginalMessage(), e);
    }
    if (direction == null || message == null) {
      throw fault("\"dir\" and \"msg\" must be given", null);
    }
    return new Recording.Frame(time, direction, url, message);
  }

  private long nanos(String seconds) throws IOException {
    try {
      BigDecimal time = new BigDecimal(seconds);
      if (time.signum() >= 0 && (long) time.precision() - time.scale() <= MOST_SECOND_DIGITS && time.scale() < 64) {
        return time.movePointRight(9).setScale(0, RoundingMode.DOWN).longValueExact();
      }
    } catch (NumberFormatException | ArithmeticException e) {
      throw fault("\"t\" is not a time in seconds", e);
    }
    throw fault("\"t\" is not a time in seconds", null);
  }

  private Recording.Direction direction(String word) throws IOException {
    return switch (word) {
      case "in" -> Recording.Direction.IN;
      case "out" -> Recording.Direction.OUT;
      case "http" -> Recording.Direction.HTTP;
      default -> throw fault("\"dir\" must be in, out or http", null);
    };
  }

  private IOException fault(String what, @Nullable Throwable cause) {
    return new IOException(file + ", line " + line + ": " + what, cause);
  }

  void close() {
    try {
      reader.close();
    } catch (IOException e) {
      // A file that was only read has nothing to lose when its close fails.
    }
  }
}
