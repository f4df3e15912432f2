package io.tapedeck.plugin.kraken;

import io.tapedeck.api.FrameException;
import io.tapedeck.api.MarketSink;
import io.tapedeck.kit.JsonReader;
import org.jspecify.annotations.Nullable;

/** Texts of the wire: lenient reading of what does not decide, and quoting of what is sent. Any thread. */
final class WireText {

  private WireText() {}

  /** The value as a text; null, and passed over, when it is something else. */
  static @Nullable String orNull(JsonReader json) throws FrameException {
    if (json.value() == JsonReader.Token.TEXT) {
      return json.text();
    }
    json.skipValue();
    return null;
  }

  /** The value as epoch nanoseconds; {@link MarketSink#NO_TIME} when it is nonsense. */
  static long time(JsonReader json) throws FrameException {
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

  /** The value as a whole number, or {@code otherwise}. */
  static long whole(JsonReader json, long otherwise) throws FrameException {
    return json.tryDecimal() && json.scale() == 0 ? json.mantissa() : otherwise;
  }

  /** A JSON string. Symbols come from users and files, so they are not trusted to be plain. */
  static StringBuilder quote(StringBuilder out, String text) {
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
