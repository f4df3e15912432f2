package io.tapedeck.plugin.kraken;

import io.tapedeck.api.FrameException;
import io.tapedeck.api.MarketSink;
import io.tapedeck.kit.JsonReader;
import io.tapedeck.kit.WireText;

/**
 * One element of a message's {@code data}, kept until the whole frame is known to be sound. Used again for each message; one thread.
 */
abstract class DataItem {

  private String symbol = "";
  private long time = MarketSink.NO_TIME;

  /** Reads the object the reader stands at. */
  final void read(JsonReader json) throws FrameException {
    symbol = "";
    time = MarketSink.NO_TIME;
    clear();
    json.enterObject();
    while (json.nextField()) {
      if (json.fieldIs("symbol")) {
        symbol = json.text();
      } else if (json.fieldIs("timestamp")) {
        time = WireText.time(json);
      } else {
        readField(json);
      }
    }
    if (symbol.isEmpty()) {
      throw new FrameException("data without a symbol");
    }
  }

  abstract void clear();

  /** Reads or skips the value of the field the reader stands at. */
  abstract void readField(JsonReader json) throws FrameException;

  /** Kraken's symbol, never empty after {@link #read}. */
  final String symbol() {
    return symbol;
  }

  /** The exchange's time, or {@link MarketSink#NO_TIME} when there is none or it is nonsense: the event counts all the same. */
  final long time() {
    return time;
  }
}
