package io.tapedeck.plugin.bitfinex;

import io.tapedeck.api.FrameException;
import io.tapedeck.kit.JsonReader;
import io.tapedeck.kit.WireText;

/** Reads the frames that are objects: acknowledgements, errors, news of the platform. One thread. */
final class EventReader {
  private String event = "";
  private String channel = "";
  private String symbol = "";
  private String message = "";
  private long channelId;
  private long code;
  private boolean stopped;

  /** Reads the object the reader stands at. */
  void read(JsonReader json) throws FrameException {
    event = "";
    channel = "";
    symbol = "";
    message = "";
    channelId = -1;
    code = 0;
    stopped = false;
    while (json.nextField()) {
      switch (json.fieldName()) {
        case "event" -> event = WireText.orEmpty(json);
        case "channel" -> channel = WireText.orEmpty(json);
        case "symbol" -> symbol = WireText.orEmpty(json);
        case "chanId" -> channelId = WireText.whole(json, -1);
        case "msg" -> message = WireText.orEmpty(json);
        case "code" -> code = WireText.whole(json, 0);
        case "platform" -> readPlatform(json);
        default -> json.skipValue();
      }
    }
    json.finish();
    if (event.isEmpty()) {
      throw new FrameException("unknown message");
    }
  }

  private void readPlatform(JsonReader json) throws FrameException {
    json.enterObject();
    while (json.nextField()) {
      if (json.fieldIs("status")) {
        stopped = WireText.whole(json, 1) == 0;
      } else {
        json.skipValue();
      }
    }
  }

  String event() {
    return event;
  }

  String channel() {
    return channel;
  }

  String symbol() {
    return symbol;
  }

  String message() {
    return message;
  }

  long channelId() {
    return channelId;
  }

  long code() {
    return code;
  }

  /** True when the platform is in maintenance. */
  boolean isStopped() {
    return stopped;
  }
}
