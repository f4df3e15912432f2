package io.tapedeck.kit;

import io.tapedeck.api.FrameException;
import io.tapedeck.api.MarketSink;
import org.jspecify.annotations.Nullable;

/** Texts of the wire: lenient reading of what does not decide, and quoting of what is sent. Any thread. */
public final class WireText {

  private WireText() {}

  /** The value as a text; null, and passed over, when it is something else. */
  public static @Nullable String orNull(JsonReader json) throws FrameException {
    if (json.value() == JsonReader.Token.TEXT) {
      return json.text();
    }
    json.skipValue();
    return null;
  }

  /** As {@link #orNull}, with an empty text for nothing. */
  public static String orEmpty(JsonReader json) throws FrameException {
    String text = orNull(json);
    return text == null ? "" : text;
  }

  /** The value as epoch nanoseconds; {@link MarketSink#NO_TIME} when it is nonsense. */
  public static long time(JsonReader json) throws FrameException {
    if (json.value() != JsonReader.Token.TEXT) {
      json.skipValue();
      return MarketSink.NO_TIME;
    }
    try {
      return json.rfc3339Nanos();
    } catch (FrameException e) {
      // A price with a wrong clock is still a price. Broken JSON shows itself again at the next token.
      return MarketSink.NO_TIME;
    }
  }

  /** The value, milliseconds since 1970 as a number or a text that holds one, as epoch nanoseconds; {@link MarketSink#NO_TIME} when it is nonsense. */
  public static long millis(JsonReader json) throws FrameException {
    return scaled(whole(json, -1), 1_000_000L);
  }

  /** As {@link #millis}, from microseconds. */
  public static long micros(JsonReader json) throws FrameException {
    return scaled(whole(json, -1), 1_000L);
  }

  /** As {@link #millis}, from seconds. */
  public static long seconds(JsonReader json) throws FrameException {
    return scaled(whole(json, -1), 1_000_000_000L);
  }

  private static long scaled(long time, long nanos) {
    return time <= 0 || time > Long.MAX_VALUE / nanos ? MarketSink.NO_TIME : time * nanos;
  }

  /** The value as a whole number, or {@code otherwise}. */
  public static long whole(JsonReader json, long otherwise) throws FrameException {
    return json.tryDecimal() && json.scale() == 0 ? json.mantissa() : otherwise;
  }

  /** A JSON string. Symbols come from users and files, so they are not trusted to be plain. */
  public static StringBuilder quote(StringBuilder out, String text) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        out.append('\\').append(c);
      } else if (c < ' ') {
        out.append(String.format("\\u%04x", (int) c));
      } else {
        out.append(c);
      }
    }
    return out.append('"');
  }
}
