package io.tapedeck.plugin.deribit;

import io.tapedeck.api.FrameException;
import io.tapedeck.api.MarketSink;
import io.tapedeck.api.Side;
import io.tapedeck.kit.JsonReader;
import io.tapedeck.kit.LevelList;
import io.tapedeck.kit.Pool;
import io.tapedeck.kit.SentBook;
import io.tapedeck.kit.SentNumber;
import io.tapedeck.kit.SentQuote;
import io.tapedeck.kit.SentTrade;
import io.tapedeck.kit.WireText;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads one frame to its end and keeps what it says. The channel may come after its data, so all kinds of data are read as one. One thread. */
final class FrameReader {
  private final JsonReader json = new JsonReader();
  private final SentBook book = new SentBook();
  private final SentQuote quote = new SentQuote();
  private final Pool<SentTrade> trades = new Pool<>(SentTrade::new);
  private final List<String> channels = new ArrayList<>();
  private final SentNumber price = new SentNumber();
  private final SentNumber amount = new SentNumber();
  private String method = "";
  private String channel = "";
  private @Nullable String error;
  private boolean testRequest;
  private boolean hasResult;
  private long id;
  private long time;
  private long changeId;
  private long previousId;

  /** Reads a frame; what the last one said is forgotten. */
  void read(byte[] frame) throws FrameException {
    clear();
    json.reset(frame);
    json.enterObject();
    while (json.nextField()) {
      switch (json.fieldName()) {
        case "method" -> method = json.text();
        case "id" -> id = WireText.whole(json, -1);
        case "params" -> readParams();
        case "result" -> readResult();
        case "error" -> readError();
        default -> json.skipValue();
      }
    }
    json.finish();
    if (method.isEmpty() && !hasResult && error == null) {
      throw new FrameException("unknown message");
    }
    book.time(time);
    book.ids(MarketSink.NO_ID, changeId, previousId);
    quote.time(time);
  }

  private void readResult() throws FrameException {
    hasResult = true;
    if (json.value() != JsonReader.Token.ARRAY) {
      json.skipValue();
      return;
    }
    while (json.nextElement()) {
      if (json.token() == JsonReader.Token.TEXT) {
        channels.add(json.text());
      } else {
        json.skipValue();
      }
    }
  }

  private void readError() throws FrameException {
    error = "error";
    if (json.value() != JsonReader.Token.OBJECT) {
      json.skipValue();
      return;
    }
    while (json.nextField()) {
      if (json.fieldIs("message")) {
        error = WireText.orNull(json);
      } else {
        json.skipValue();
      }
    }
  }

  private void readParams() throws FrameException {
    json.enterObject();
    while (json.nextField()) {
      switch (json.fieldName()) {
        case "channel" -> channel = json.text();
        case "type" -> {
          testRequest = json.textEquals("test_request");
          json.skipValue();
        }
        case "data" -> readData();
        default -> json.skipValue();
      }
    }
  }

  private void readData() throws FrameException {
    JsonReader.Token kind = json.value();
    if (kind == JsonReader.Token.OBJECT) {
      readObject();
    } else if (kind == JsonReader.Token.ARRAY) {
      while (json.nextElement()) {
        readTrade();
      }
    } else {
      json.skipValue();
    }
  }

  private void readObject() throws FrameException {
    while (json.nextField()) {
      switch (json.fieldName()) {
        case "instrument_name" -> {
          book.symbol(json.text());
          quote.symbol(book.symbol());
        }
        case "type" -> {
          book.snapshot(json.textEquals("snapshot"));
          json.skipValue();
        }
        case "timestamp" -> time = WireText.millis(json);
        case "change_id" -> changeId = WireText.whole(json, MarketSink.NO_ID);
        case "prev_change_id" -> previousId = WireText.whole(json, MarketSink.NO_ID);
        case "bids" -> readLevels(book.bids());
        case "asks" -> readLevels(book.asks());
        case "best_bid_price" -> quote.bid().read(json);
        case "best_bid_amount" -> quote.bidSize().read(json);
        case "best_ask_price" -> quote.ask().read(json);
        case "best_ask_amount" -> quote.askSize().read(json);
        default -> json.skipValue();
      }
    }
  }

  /** {@code [["new",42498.5,300.0],["delete",42501.0,0.0]]}. */
  private void readLevels(LevelList levels) throws FrameException {
    json.enterArray();
    while (json.nextElement()) {
      price.clear();
      amount.clear();
      boolean deleted = false;
      json.enterArray();
      for (int i = 0; json.nextElement(); i++) {
        switch (i) {
          case 0 -> {
            deleted = json.textEquals("delete");
            json.skipValue();
          }
          case 1 -> price.read(json);
          case 2 -> amount.read(json);
          default -> json.skipValue();
        }
      }
      if (deleted) {
        amount.set(0, 0);
      }
      levels.add(price, amount);
    }
  }

  private void readTrade() throws FrameException {
    SentTrade trade = trades.next();
    trade.clear();
    json.enterObject();
    while (json.nextField()) {
      switch (json.fieldName()) {
        case "instrument_name" -> trade.symbol(json.text());
        case "trade_seq" -> trade.id(WireText.whole(json, MarketSink.NO_ID));
        case "timestamp" -> trade.time(WireText.millis(json));
        case "price" -> trade.price().read(json);
        case "amount" -> trade.size().read(json);
        case "direction" -> {
          trade.taker(json.textEquals("buy") ? Side.BUY : json.textEquals("sell") ? Side.SELL : null);
          json.skipValue();
        }
        default -> json.skipValue();
      }
    }
  }

  private void clear() {
    book.clear();
    quote.clear();
    trades.clear();
    channels.clear();
    method = "";
    channel = "";
    error = null;
    testRequest = false;
    hasResult = false;
    id = -1;
    time = MarketSink.NO_TIME;
    changeId = MarketSink.NO_ID;
    previousId = MarketSink.NO_ID;
  }

  boolean isBook() {
    return channel.startsWith("book.") && changeId != MarketSink.NO_ID;
  }

  boolean isTrades() {
    return channel.startsWith("trades.");
  }

  boolean isQuote() {
    return (channel.startsWith("quote.") || channel.startsWith("ticker.")) && quote.isWhole();
  }

  /** True when Deribit wants to hear that we are alive. */
  boolean isTestRequest() {
    return method.equals("heartbeat") && testRequest;
  }

  /** The number of our message that is answered, or -1. */
  long id() {
    return id;
  }

  /** Channels that were accepted. */
  List<String> channels() {
    return channels;
  }

  @Nullable String error() {
    return error;
  }

  SentBook book() {
    return book;
  }

  SentQuote quote() {
    return quote;
  }

  Pool<SentTrade> trades() {
    return trades;
  }
}
