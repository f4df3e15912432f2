package io.tapedeck.plugin.coinbase;

import io.tapedeck.api.FrameException;
import io.tapedeck.api.MarketSink;
import io.tapedeck.api.Side;
import io.tapedeck.kit.JsonReader;
import io.tapedeck.kit.Pool;
import io.tapedeck.kit.SentBook;
import io.tapedeck.kit.SentNumber;
import io.tapedeck.kit.SentQuote;
import io.tapedeck.kit.SentTrade;
import io.tapedeck.kit.WireText;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads one frame of either product to its end and keeps what it says, so that a frame that breaks off has told the sink nothing. Advanced Trade
 * says {@code channel}, the Exchange feed {@code type}. One thread.
 */
final class FrameReader {
  private static final int LONGEST = 32 << 20;

  private final JsonReader json = new JsonReader(LONGEST);
  private final Pool<SentBook> books = new Pool<>(SentBook::new);
  private final Pool<SentTrade> trades = new Pool<>(SentTrade::new);
  private final Pool<SentQuote> quotes = new Pool<>(SentQuote::new);
  private final List<String> subscribed = new ArrayList<>();
  private final SentNumber price = new SentNumber();
  private final SentNumber size = new SentNumber();
  private final ExchangeItem item = new ExchangeItem();
  private @Nullable String channel;
  private @Nullable String type;
  private @Nullable SentBook singleBook;
  private @Nullable SentTrade singleTrade;
  private @Nullable SentQuote singleQuote;
  private String message = "";
  private long sequence;
  private long time;

  /** Reads a frame; what the last one said is forgotten. */
  void read(byte[] frame) throws FrameException {
    clear();
    json.reset(frame);
    json.enterObject();
    while (json.nextField()) {
      switch (json.fieldName()) {
        case "channel" -> channel = json.text();
        case "type" -> type = json.text();
        case "sequence_num" -> sequence = WireText.whole(json, MarketSink.NO_ID);
        case "timestamp" -> time = WireText.time(json);
        case "events" -> readEvents();
        case "channels" -> readChannels();
        case "message", "reason" -> message = (message + " " + or(WireText.orNull(json), "")).strip();
        default -> item.readField(json);
      }
    }
    json.finish();
    if (channel == null) {
      exchange(type == null ? "" : type);
    } else {
      stampBooks();
    }
  }

  private void exchange(String kind) throws FrameException {
    switch (kind) {
      case "snapshot", "l2update" -> singleBook = item.book(kind.equals("snapshot"));
      case "match" -> singleTrade = item.trade();
      case "ticker" -> singleQuote = item.quote();
      case "" -> throw new FrameException("unknown message");
      default -> {
        // Heartbeats, the last trade before ours, acknowledgements, and what is new.
      }
    }
  }

  /** The levels' own times are those of single orders; the message's is when it was sent. */
  private void stampBooks() {
    for (int i = 0; i < books.size(); i++) {
      books.get(i).time(time);
    }
    for (int i = 0; i < quotes.size(); i++) {
      quotes.get(i).time(time);
    }
  }

  private void readEvents() throws FrameException {
    json.enterArray();
    while (json.nextElement()) {
      readEvent();
    }
  }

  private void readEvent() throws FrameException {
    boolean snapshot = false;
    String symbol = "";
    SentBook book = null;
    int firstTrade = trades.size();
    json.enterObject();
    while (json.nextField()) {
      switch (json.fieldName()) {
        case "type" -> {
          snapshot = json.textEquals("snapshot");
          json.skipValue();
        }
        case "product_id" -> symbol = json.text();
        case "updates" -> {
          book = books.next();
          book.clear();
          readUpdates(book);
        }
        case "trades" -> readTrades();
        case "tickers" -> readTickers();
        case "subscriptions" -> readSubscriptions();
        default -> json.skipValue();
      }
    }
    if (book != null) {
      if (symbol.isEmpty()) {
        throw new FrameException("data without a symbol");
      }
      book.symbol(symbol);
      book.snapshot(snapshot);
    }
    if (snapshot) {
      // Trades of before the subscription: history, and not in the order of time.
      trades.keep(firstTrade);
    }
  }

  private void readUpdates(SentBook book) throws FrameException {
    json.enterArray();
    while (json.nextElement()) {
      price.clear();
      size.clear();
      Side side = null;
      json.enterObject();
      while (json.nextField()) {
        switch (json.fieldName()) {
          case "side" -> {
            side = json.textEquals("bid") ? Side.BUY : json.textEquals("offer") || json.textEquals("ask") ? Side.SELL : null;
            json.skipValue();
          }
          case "price_level" -> price.read(json);
          case "new_quantity" -> size.read(json);
          default -> json.skipValue();
        }
      }
      ExchangeItem.add(book, side, price, size);
    }
  }

  private void readTrades() throws FrameException {
    json.enterArray();
    while (json.nextElement()) {
      SentTrade trade = trades.next();
      trade.clear();
      json.enterObject();
      while (json.nextField()) {
        switch (json.fieldName()) {
          case "product_id" -> trade.symbol(json.text());
          case "trade_id" -> trade.id(WireText.whole(json, MarketSink.NO_ID));
          case "price" -> trade.price().read(json);
          case "size" -> trade.size().read(json);
          case "time" -> trade.time(WireText.time(json));
          case "side" -> {
            // The taker's, as other clients read it; Coinbase does not say.
            trade.taker(json.textEquals("BUY") ? Side.BUY : json.textEquals("SELL") ? Side.SELL : null);
            json.skipValue();
          }
          default -> json.skipValue();
        }
      }
    }
  }

  private void readTickers() throws FrameException {
    json.enterArray();
    while (json.nextElement()) {
      SentQuote quote = quotes.next();
      quote.clear();
      json.enterObject();
      while (json.nextField()) {
        switch (json.fieldName()) {
          case "product_id" -> quote.symbol(json.text());
          case "best_bid" -> quote.bid().read(json);
          case "best_bid_quantity" -> quote.bidSize().read(json);
          case "best_ask" -> quote.ask().read(json);
          case "best_ask_quantity" -> quote.askSize().read(json);
          default -> json.skipValue();
        }
      }
    }
  }

  /** {@code {"level2":["BTC-USD"],...}}. */
  private void readSubscriptions() throws FrameException {
    json.enterObject();
    while (json.nextField()) {
      if (json.fieldIs("level2")) {
        readSymbols();
      } else {
        json.skipValue();
      }
    }
  }

  /** {@code [{"name":"level2","product_ids":["BTC-USD"]}]}. */
  private void readChannels() throws FrameException {
    json.enterArray();
    while (json.nextElement()) {
      json.enterObject();
      while (json.nextField()) {
        if (json.fieldIs("product_ids")) {
          readSymbols();
        } else {
          json.skipValue();
        }
      }
    }
  }

  private void readSymbols() throws FrameException {
    json.enterArray();
    while (json.nextElement()) {
      subscribed.add(json.text());
    }
  }

  private static String or(@Nullable String text, String otherwise) {
    return text == null ? otherwise : text;
  }

  private void clear() {
    books.clear();
    trades.clear();
    quotes.clear();
    subscribed.clear();
    item.clear();
    singleBook = null;
    singleTrade = null;
    singleQuote = null;
    channel = null;
    type = null;
    message = "";
    sequence = MarketSink.NO_ID;
    time = MarketSink.NO_TIME;
  }

  Pool<SentBook> books() {
    return books;
  }

  Pool<SentTrade> trades() {
    return trades;
  }

  Pool<SentQuote> quotes() {
    return quotes;
  }

  /** The book message of the Exchange feed; null when it is none. */
  @Nullable SentBook singleBook() {
    return singleBook;
  }

  /** The trade of the Exchange feed; null when it is none. */
  @Nullable SentTrade singleTrade() {
    return singleTrade;
  }

  /** The quote of the Exchange feed; null when it is none. */
  @Nullable SentQuote singleQuote() {
    return singleQuote;
  }

  /** Symbols Coinbase says we are subscribed to. */
  List<String> subscribed() {
    return subscribed;
  }

  /** True when the frame complains. */
  boolean isError() {
    return "error".equals(type) && channel == null;
  }

  /** Coinbase's words of complaint. */
  String message() {
    return message;
  }

  /** True for Advanced Trade. */
  boolean isNumbered() {
    return channel != null;
  }

  /** Number of the frame on this connection, or {@link MarketSink#NO_ID}. */
  long sequence() {
    return sequence;
  }
}
