package io.tapedeck.plugin.bybit;

import io.tapedeck.api.FrameException;
import io.tapedeck.api.MarketSink;
import io.tapedeck.api.Side;
import io.tapedeck.kit.JsonReader;
import io.tapedeck.kit.Pool;
import io.tapedeck.kit.SentBook;
import io.tapedeck.kit.SentTrade;
import io.tapedeck.kit.WireText;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads one frame to its end and keeps what it says. Fields come in any order, so the topic decides only at the end what the data was. One thread. */
final class FrameReader {
  private static final String BOOK = "orderbook.";
  private static final int MOST_TOPICS = 10_000;
  private static final String TRADES = "publicTrade.";

  /** {@code orderbook.50.BTCUSDT}, taken apart once; a depth of 0 when it is nothing of the kind. */
  private record BookTopic(int depth, String symbol) {

    static BookTopic of(String topic) {
      int dot = topic.indexOf('.', BOOK.length());
      try {
        return new BookTopic(
            dot < 0 ? 0 : Math.max(0, Integer.parseInt(topic.substring(BOOK.length(), dot))), topic.substring(dot + 1));
      } catch (NumberFormatException e) {
        return new BookTopic(0, ""); // The caller refuses the frame.
      }
    }
  }

  private final Map<String, BookTopic> topics = new HashMap<>();
  private final JsonReader json = new JsonReader();
  private final SentBook book = new SentBook();
  private final Pool<SentTrade> trades = new Pool<>(SentTrade::new);
  private @Nullable String topic;
  private @Nullable String operation;
  private String requestId = "";
  private String message = "";
  private boolean success;
  private boolean snapshot;
  private boolean hasData;
  private long time;
  private long matchTime;
  private long updateId;
  private int depth;

  /** Reads a frame; what the last one said is forgotten. */
  void read(byte[] frame) throws FrameException {
    clear();
    json.reset(frame);
    json.enterObject();
    while (json.nextField()) {
      switch (json.fieldName()) {
        case "topic" -> topic = json.text();
        case "type" -> {
          snapshot = json.textEquals("snapshot");
          json.skipValue();
        }
        case "ts" -> time = WireText.millis(json);
        case "cts" -> matchTime = WireText.millis(json);
        case "data" -> readData();
        case "op" -> operation = WireText.orNull(json);
        case "req_id" -> requestId = WireText.orEmpty(json);
        case "ret_msg" -> message = WireText.orEmpty(json);
        case "success" -> {
          success = json.value() == JsonReader.Token.TRUE;
          json.skipValue();
        }
        default -> json.skipValue();
      }
    }
    json.finish();
    settle();
  }

  private void readData() throws FrameException {
    hasData = true;
    JsonReader.Token kind = json.value();
    if (kind == JsonReader.Token.ARRAY) {
      while (json.nextElement()) {
        readTrade();
      }
    } else if (kind == JsonReader.Token.OBJECT) {
      readBook();
    } else {
      json.skipValue();
    }
  }

  private void readBook() throws FrameException {
    while (json.nextField()) {
      switch (json.fieldName()) {
        case "s" -> book.symbol(WireText.orEmpty(json));
        case "b" -> book.bids().readPairs(json);
        case "a" -> book.asks().readPairs(json);
        case "u" -> updateId = WireText.whole(json, MarketSink.NO_ID);
        default -> json.skipValue();
      }
    }
  }

  private void readTrade() throws FrameException {
    SentTrade trade = trades.next();
    trade.clear();
    json.enterObject();
    while (json.nextField()) {
      switch (json.fieldName()) {
        case "s" -> trade.symbol(WireText.orEmpty(json));
        case "T" -> trade.time(WireText.millis(json));
        case "p" -> trade.price().read(json);
        case "v" -> trade.size().read(json);
        case "S" -> {
          trade.taker(json.textEquals("Buy") ? Side.BUY : json.textEquals("Sell") ? Side.SELL : null);
          json.skipValue();
        }
        default -> json.skipValue();
      }
    }
  }

  private void settle() throws FrameException {
    if (topic == null) {
      if (operation == null) {
        throw new FrameException("unknown message");
      }
      return;
    }
    if (!hasData) {
      throw new FrameException("data missing");
    }
    if (isBook()) {
      BookTopic read = topics.computeIfAbsent(topic, BookTopic::of);
      depth = read.depth();
      if (depth == 0 || updateId == MarketSink.NO_ID) {
        throw new FrameException("book without depth or id");
      }
      if (book.symbol().isEmpty()) {
        book.symbol(read.symbol());
      }
      // An id of 1 means that the service began anew: the book is whole.
      book.snapshot(snapshot || updateId == 1);
      book.time(matchTime == MarketSink.NO_TIME ? time : matchTime);
      book.ids(MarketSink.NO_ID, updateId, MarketSink.NO_ID);
    } else if (!isTrades()) {
      trades.clear();
    }
  }

  private void clear() {
    if (topics.size() > MOST_TOPICS) {
      topics.clear();
    }
    book.clear();
    trades.clear();
    topic = null;
    operation = null;
    requestId = "";
    message = "";
    success = false;
    snapshot = false;
    hasData = false;
    time = MarketSink.NO_TIME;
    matchTime = MarketSink.NO_TIME;
    updateId = MarketSink.NO_ID;
    depth = 0;
  }

  boolean isBook() {
    return topic != null && topic.startsWith(BOOK);
  }

  boolean isTrades() {
    return topic != null && topic.startsWith(TRADES);
  }

  SentBook book() {
    return book;
  }

  /** Levels on each side of the book the message belongs to. */
  int depth() {
    return depth;
  }

  Pool<SentTrade> trades() {
    return trades;
  }

  /** The kind of message that is answered; null for data. */
  @Nullable String operation() {
    return topic == null ? operation : null;
  }

  String requestId() {
    return requestId;
  }

  String message() {
    return message;
  }

  boolean isSuccess() {
    return success;
  }
}
