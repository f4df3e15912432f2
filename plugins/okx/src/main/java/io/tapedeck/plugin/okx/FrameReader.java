package io.tapedeck.plugin.okx;

import io.tapedeck.api.FrameException;
import io.tapedeck.api.MarketSink;
import io.tapedeck.api.Side;
import io.tapedeck.kit.JsonReader;
import io.tapedeck.kit.Pool;
import io.tapedeck.kit.SentBook;
import io.tapedeck.kit.SentTrade;
import io.tapedeck.kit.WireText;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Reads one frame to its end and keeps what it says. Which channel it is may come after its data, so both kinds of data are read as one. One thread. */
final class FrameReader {

  /** One element of a frame's data: a trade, or a book message. */
  static final class Item {
    final SentBook book = new SentBook();
    final SentTrade trade = new SentTrade();
    long checksum;
    boolean hasIds;
  }

  private static final byte[] PONG = {'p', 'o', 'n', 'g'};

  private final JsonReader json = new JsonReader();
  private final Pool<Item> items = new Pool<>(Item::new);
  private String channel = "";
  private String symbol = "";
  private @Nullable String event;
  private String action = "";
  private String code = "";
  private String message = "";

  /** Reads a frame; what the last one said is forgotten. */
  void read(byte[] frame) throws FrameException {
    clear();
    if (Arrays.equals(frame, PONG)) {
      event = "pong";
      return;
    }
    json.reset(frame);
    json.enterObject();
    boolean hasData = false;
    while (json.nextField()) {
      switch (json.fieldName()) {
        case "arg" -> readArgument();
        case "event" -> event = WireText.orNull(json);
        case "action" -> action = WireText.orEmpty(json);
        case "code" -> code = WireText.orEmpty(json);
        case "msg" -> message = WireText.orEmpty(json);
        case "data" -> {
          hasData = true;
          readData();
        }
        default -> json.skipValue();
      }
    }
    json.finish();
    if (event == null && (channel.isEmpty() || !hasData)) {
      throw new FrameException("unknown message");
    }
    settle();
  }

  private void readArgument() throws FrameException {
    json.enterObject();
    while (json.nextField()) {
      switch (json.fieldName()) {
        case "channel" -> channel = WireText.orEmpty(json);
        case "instId" -> symbol = WireText.orEmpty(json);
        default -> json.skipValue();
      }
    }
  }

  private void readData() throws FrameException {
    json.enterArray();
    while (json.nextElement()) {
      if (json.token() == JsonReader.Token.OBJECT) {
        readItem();
      } else {
        // Candles are arrays.
        json.skipValue();
      }
    }
  }

  private void readItem() throws FrameException {
    Item item = items.next();
    SentBook book = item.book;
    SentTrade trade = item.trade;
    book.clear();
    trade.clear();
    item.checksum = MarketSink.NO_CHECKSUM;
    long time = MarketSink.NO_TIME;
    long id = MarketSink.NO_ID;
    long previous = MarketSink.NO_ID;
    while (json.nextField()) {
      switch (json.fieldName()) {
        case "bids" -> book.bids().readPairs(json);
        case "asks" -> book.asks().readPairs(json);
        case "ts" -> time = WireText.millis(json);
        case "checksum" -> item.checksum = WireText.whole(json, MarketSink.NO_CHECKSUM);
        case "seqId" -> id = WireText.whole(json, MarketSink.NO_ID);
        case "prevSeqId" -> previous = WireText.whole(json, MarketSink.NO_ID);
        case "tradeId" -> trade.id(WireText.whole(json, MarketSink.NO_ID));
        case "px" -> trade.price().read(json);
        case "sz" -> trade.size().read(json);
        case "side" -> {
          trade.taker(json.textEquals("buy") ? Side.BUY : json.textEquals("sell") ? Side.SELL : null);
          json.skipValue();
        }
        default -> json.skipValue();
      }
    }
    book.time(time);
    trade.time(time);
    item.hasIds = id != MarketSink.NO_ID;
    book.ids(previous == MarketSink.NO_ID ? MarketSink.NO_ID : previous + 1, id, previous);
  }

  private void settle() {
    for (int i = 0; i < items.size(); i++) {
      Item item = items.get(i);
      item.book.symbol(symbol);
      item.trade.symbol(symbol);
      // The channel of five levels has no action: each of its messages is whole.
      item.book.snapshot(action.isEmpty() || action.equals("snapshot"));
      if (item.checksum != MarketSink.NO_CHECKSUM && item.checksum != 0 && isBook()) {
        item.book.checksum(item.checksum);
      }
    }
  }

  private void clear() {
    items.clear();
    channel = "";
    symbol = "";
    event = null;
    action = "";
    code = "";
    message = "";
  }

  Pool<Item> items() {
    return items;
  }

  String symbol() {
    return symbol;
  }

  String channel() {
    return channel;
  }

  boolean isBook() {
    return event == null && channel.startsWith("books");
  }

  boolean isTrades() {
    return event == null && (channel.equals("trades") || channel.equals("trades-all"));
  }

  boolean isQuote() {
    return event == null && channel.equals("bbo-tbt");
  }

  /** What happened, when the frame carries no data. */
  @Nullable String event() {
    return event;
  }

  String code() {
    return code;
  }

  String message() {
    return message;
  }
}
