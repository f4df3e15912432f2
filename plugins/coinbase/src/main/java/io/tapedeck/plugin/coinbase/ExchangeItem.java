package io.tapedeck.plugin.coinbase;

import io.tapedeck.api.FrameException;
import io.tapedeck.api.MarketSink;
import io.tapedeck.api.Side;
import io.tapedeck.kit.Faults;
import io.tapedeck.kit.JsonReader;
import io.tapedeck.kit.SentBook;
import io.tapedeck.kit.SentNumber;
import io.tapedeck.kit.SentQuote;
import io.tapedeck.kit.SentTrade;
import io.tapedeck.kit.WireText;
import org.jspecify.annotations.Nullable;

/** The fields of a frame of the Exchange feed, which has them all at its top, in any order. Used again for each frame; one thread. */
final class ExchangeItem {
  private final SentBook book = new SentBook();
  private final SentTrade trade = new SentTrade();
  private final SentQuote quote = new SentQuote();
  private final SentNumber price = new SentNumber();
  private final SentNumber size = new SentNumber();
  private String symbol = "";
  private long time = MarketSink.NO_TIME;

  void clear() {
    book.clear();
    trade.clear();
    quote.clear();
    symbol = "";
    time = MarketSink.NO_TIME;
  }

  /** Reads or skips the value of a field at the top of a frame. */
  void readField(JsonReader json) throws FrameException {
    switch (json.fieldName()) {
      case "product_id" -> symbol = json.text();
      case "time" -> time = WireText.time(json);
      case "bids" -> book.bids().readPairs(json);
      case "asks" -> book.asks().readPairs(json);
      case "changes" -> readChanges(json);
      case "price" -> trade.price().read(json);
      case "size" -> trade.size().read(json);
      case "trade_id" -> trade.id(WireText.whole(json, MarketSink.NO_ID));
      case "side" -> {
        // A match names the side of the order that waited.
        trade.taker(json.textEquals("sell") ? Side.BUY : json.textEquals("buy") ? Side.SELL : null);
        json.skipValue();
      }
      case "best_bid" -> quote.bid().read(json);
      case "best_bid_size" -> quote.bidSize().read(json);
      case "best_ask" -> quote.ask().read(json);
      case "best_ask_size" -> quote.askSize().read(json);
      default -> json.skipValue();
    }
  }

  /** {@code [["buy","10101.80","0.162567"], ...]}. */
  private void readChanges(JsonReader json) throws FrameException {
    json.enterArray();
    while (json.nextElement()) {
      price.clear();
      size.clear();
      Side side = null;
      json.enterArray();
      for (int i = 0; json.nextElement(); i++) {
        switch (i) {
          case 0 -> {
            side = json.textEquals("buy") ? Side.BUY : json.textEquals("sell") ? Side.SELL : null;
            json.skipValue();
          }
          case 1 -> price.read(json);
          case 2 -> size.read(json);
          default -> json.skipValue();
        }
      }
      add(book, side, price, size);
    }
  }

  /** Adds a level whose side was told beside it. */
  static void add(SentBook book, @Nullable Side side, SentNumber price, SentNumber size) {
    if (side == null) {
      book.fault(Faults.SIDE_UNKNOWN);
    } else {
      (side == Side.BUY ? book.bids() : book.asks()).add(price, size);
    }
  }

  SentBook book(boolean snapshot) throws FrameException {
    book.symbol(knownSymbol());
    book.snapshot(snapshot);
    book.time(time);
    return book;
  }

  SentTrade trade() throws FrameException {
    trade.symbol(knownSymbol());
    trade.time(time);
    return trade;
  }

  /** Null when the sizes were not sent, as in older times: the book tells the best prices anyway. */
  @Nullable SentQuote quote() throws FrameException {
    quote.symbol(knownSymbol());
    quote.time(time);
    return quote.isWhole() ? quote : null;
  }

  private String knownSymbol() throws FrameException {
    if (symbol.isEmpty()) {
      throw new FrameException("data without a symbol");
    }
    return symbol;
  }
}
