package io.tapedeck.app.tape;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import io.tapedeck.app.tape.RecordedFrame.Direction;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/**
 * A recording of one JSON object a line, plain or gzipped: {@code {"t": epoch seconds or null, "dir": "in"|"out"|"http", "url": .., "msg": text}}.
 * Read once, from the beginning to the end; one thread.
 */
public final class NdjsonRecording implements AutoCloseable {
  private static final BigDecimal NANOS = BigDecimal.valueOf(1_000_000_000L);

  private final JsonFactory json = new JsonFactory();
  private final String name;
  private final BufferedReader reader;
  private long line;

  private NdjsonRecording(String name, BufferedReader reader) {
    this.name = name;
    this.reader = reader;
  }

  /** Opens a file; whether it is gzipped is seen from its first bytes. */
  public static NdjsonRecording open(Path file) throws RecordingException {
    if (!Files.isRegularFile(file)) {
      throw RecordingException.misuse("There is no file " + file + ".");
    }
    try {
      InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
      in.mark(2);
      boolean gzip = in.read() == 0x1f && in.read() == 0x8b;
      in.reset();
      InputStream text = gzip ? new GZIPInputStream(in, 1 << 16) : in;
      return new NdjsonRecording(
          String.valueOf(file.getFileName()),
          new BufferedReader(new InputStreamReader(
              text, StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPORT)), 1 << 16));
    } catch (ZipException | EOFException e) {
      throw RecordingException.damaged(file.getFileName() + ": it begins like a gzip file but is damaged; get it anew.");
    } catch (IOException e) {
      throw RecordingException.misuse(file + " cannot be read: " + e.getMessage() + ".");
    }
  }

  /** The next frame; null at the end. */
  public @Nullable RecordedFrame next() throws RecordingException {
    String text;
    try {
      text = reader.readLine();
      line++;
      while (text != null && text.isBlank()) {
        text = reader.readLine();
        line++;
      }
    } catch (CharacterCodingException e) {
      throw damaged("is not UTF-8 text");
    } catch (EOFException e) {
      throw damaged("is where the file is cut off");
    } catch (IOException e) {
      throw damaged("cannot be read: the file is damaged (" + e.getMessage() + ")");
    }
    return text == null ? null : parse(text);
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }

  private RecordedFrame parse(String text) throws RecordingException {
    long time = RecordedFrame.NO_TIME;
    Direction direction = null;
    String url = "";
    String message = null;
    try (JsonParser parser = json.createParser(text)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw damaged("is not a JSON object");
      }
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String field = parser.currentName();
        JsonToken value = parser.nextToken();
        switch (field) {
          case "t" -> time = value == JsonToken.VALUE_NULL ? RecordedFrame.NO_TIME : nanos(parser.getDecimalValue());
          case "dir" -> direction = direction(parser.getValueAsString());
          case "url" -> url = value == JsonToken.VALUE_STRING ? parser.getText() : "";
          case "msg" -> message = parser.getValueAsString();
          default -> parser.skipChildren();
        }
      }
    } catch (JsonProcessingException e) {
      throw damaged("is cut off or not JSON");
    } catch (IOException | ArithmeticException e) {
      throw damaged("has a time that makes no sense");
    }
    if (direction == null || message == null) {
      throw damaged("has no 'dir' or no 'msg'");
    }
    return new RecordedFrame(line, time, direction, url, message);
  }

  private Direction direction(@Nullable String text) throws RecordingException {
    try {
      return Direction.valueOf(String.valueOf(text).toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw damaged("has an unknown 'dir': " + text);
    }
  }

  private static long nanos(BigDecimal seconds) {
    if (seconds.scale() > 30 || seconds.precision() - seconds.scale() > 11) {
      throw new ArithmeticException("out of range");
    }
    return seconds.multiply(NANOS).longValue();
  }

  private RecordingException damaged(String what) {
    return RecordingException.damaged(name + ": line " + line + " " + what + "; nothing after line " + (line - 1) + " was used.");
  }
}
