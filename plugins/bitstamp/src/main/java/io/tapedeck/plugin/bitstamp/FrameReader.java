package io.tapedeck.plugin.bitstamp;

import io.tapedeck.api.FrameException;
import io.tapedeck.api.MarketSink;
import io.tapedeck.api.Side;
import io.tapedeck.kit.JsonReader;
import io.tapedeck.kit.SentBook;
import io.tapedeck.kit.SentTrade;
import io.tapedeck.kit.WireText;
import java.util.HashMap;
import java.util.Map;

/** Reads one frame, or the snapshot of a book by REST, to its end and keeps what it says. The channel may come after its data. One thread. */
final class FrameReader {
  private static final String TRADES = "live_trades_";
  private static final String TOP = "order_book_";
  private static final String CHANGES = "diff_order_book_";

  private static final int MOST_CHANNELS = 10_000;

  private final Map<String, String> symbols = new HashMap<>();
  private final JsonReader json = new JsonReader();
  private final SentBook book = new SentBook();
  private final SentTrade trade = new SentTrade();
  private String event = "";
  private String channel = "";
  private String message = "";
  private long micros;

  /** Reads a frame; what the last one said is forgotten. */
  void read(byte[] frame) throws FrameException {
    clear();
    json.reset(frame);
    json.enterObject();
    while (json.nextField()) {
      switch (json.fieldName()) {
        case "event" -> event = json.text();
        case "channel" -> channel = WireText.orEmpty(json);
        case "data" -> readData();
        default -> json.skipValue();
      }
    }
    json.finish();
    if (event.isEmpty()) {
      throw new FrameException("unknown message");
    }
    settle();
  }

  /** Reads a snapshot by REST. */
  SentBook readSnapshot(byte[] body) throws FrameException {
    clear();
    json.reset(body);
    json.enterObject();
    readFields();
    json.finish();
    if (micros == MarketSink.NO_ID) {
      throw new FrameException("snapshot without a time");
    }
    book.snapshot(true);
    stamp();
    return book;
  }

  private void readData() throws FrameException {
    if (json.value() == JsonReader.Token.OBJECT) {
      readFields();
    } else {
      json.skipValue();
    }
  }

  private void readFields() throws FrameException {
    while (json.nextField()) {
      switch (json.fieldName()) {
        case "bids" -> book.bids().readPairs(json);
        case "asks" -> book.asks().readPairs(json);
        case "microtimestamp" -> micros = WireText.whole(json, MarketSink.NO_ID);
        case "id" -> trade.id(WireText.whole(json, MarketSink.NO_ID));
        // The same numbers without the suffix have been through a float.
        case "price_str" -> trade.price().read(json);
        case "amount_str" -> trade.size().read(json);
        case "type" -> {
          long type = WireText.whole(json, -1);
          trade.taker(type == 0 ? Side.BUY : type == 1 ? Side.SELL : null);
        }
        case "message" -> message = WireText.orEmpty(json);
        default -> json.skipValue();
      }
    }
  }

  private void settle() {
    String symbol = symbol();
    book.symbol(symbol);
    trade.symbol(symbol);
    book.snapshot(isWholeBook());
    stamp();
  }

  private void stamp() {
    long nanos = micros <= 0 || micros > Long.MAX_VALUE / 1_000 ? MarketSink.NO_TIME : micros * 1_000;
    book.time(nanos);
    trade.time(nanos);
    book.ids(micros, micros, MarketSink.NO_ID);
  }

  private void clear() {
    book.clear();
    trade.clear();
    event = "";
    channel = "";
    message = "";
    micros = MarketSink.NO_ID;
  }

  /** What stands behind the last underscore of the channel. */
  String symbol() {
    if (symbols.size() > MOST_CHANNELS) {
      symbols.clear();
    }
    // Cut once for each channel, not once for each frame.
    return symbols.computeIfAbsent(channel, name -> name.substring(name.lastIndexOf('_') + 1));
  }

  String event() {
    return event;
  }

  String message() {
    return message;
  }

  boolean isTrade() {
    return event.equals("trade") && channel.startsWith(TRADES);
  }

  boolean isWholeBook() {
    return event.equals("data") && channel.startsWith(TOP);
  }

  boolean isChange() {
    return event.equals("data") && channel.startsWith(CHANGES);
  }

  /** True when the frame concerns the channel that tells the book. */
  boolean isBookChannel() {
    return channel.startsWith(TOP) || channel.startsWith(CHANGES);
  }

  SentBook book() {
    return book;
  }

  SentTrade trade() {
    return trade;
  }
}
