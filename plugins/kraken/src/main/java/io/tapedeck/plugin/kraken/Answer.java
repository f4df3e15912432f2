package io.tapedeck.plugin.kraken;

import io.tapedeck.api.FrameException;
import io.tapedeck.kit.JsonReader;
import io.tapedeck.kit.WireText;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What Kraken answers to one of our messages, or complains of. Used again for each frame; one thread. */
final class Answer {

  static final long NONE = -1;

  @Nullable String method;
  @Nullable String error;
  @Nullable String symbol;
  @Nullable String channel;
  boolean success;
  long requestId;
  long depth;
  final List<String> warnings = new ArrayList<>();

  void clear() {
    method = null;
    error = null;
    symbol = null;
    channel = null;
    success = false;
    requestId = NONE;
    depth = NONE;
    warnings.clear();
  }

  boolean isEmpty() {
    return method == null && error == null;
  }

  /** Reads or skips the value of a field at the top of a frame. */
  void readField(JsonReader json) throws FrameException {
    switch (json.fieldName()) {
      case "method" -> method = WireText.orNull(json);
      case "success" -> {
        success = json.value() == JsonReader.Token.TRUE;
        json.skipValue();
      }
      case "error", "Error" -> error = WireText.orNull(json);
      case "symbol" -> symbol = WireText.orNull(json);
      case "req_id" -> requestId = WireText.whole(json, NONE);
      case "result" -> readResult(json);
      default -> json.skipValue();
    }
  }

  private void readResult(JsonReader json) throws FrameException {
    if (json.value() != JsonReader.Token.OBJECT) {
      json.skipValue();
      return;
    }
    while (json.nextField()) {
      switch (json.fieldName()) {
        case "channel" -> channel = WireText.orNull(json);
        case "symbol" -> symbol = WireText.orNull(json);
        case "depth" -> depth = WireText.whole(json, NONE);
        case "warnings" -> readWarnings(json);
        default -> json.skipValue();
      }
    }
  }

  private void readWarnings(JsonReader json) throws FrameException {
    if (json.value() != JsonReader.Token.ARRAY) {
      json.skipValue();
      return;
    }
    while (json.nextElement()) {
      String warning = WireText.orNull(json);
      if (warning != null) {
        warnings.add(warning);
      }
    }
  }
}
