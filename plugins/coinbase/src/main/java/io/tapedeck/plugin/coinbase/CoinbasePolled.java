package io.tapedeck.plugin.coinbase;

import io.tapedeck.api.FrameException;
import io.tapedeck.api.MarketSink;
import io.tapedeck.api.Side;
import io.tapedeck.kit.JsonReader;
import io.tapedeck.kit.Polled;
import io.tapedeck.kit.Pool;
import io.tapedeck.kit.SentBook;
import io.tapedeck.kit.SentTrade;
import io.tapedeck.kit.WireText;
import java.util.List;

/** Coinbase by REST, both products: books and the newest trades. One thread. */
final class CoinbasePolled implements Polled {
  private final boolean exchange;
  private final String products;
  private final JsonReader json = new JsonReader();

  CoinbasePolled(boolean exchange, String products) {
    this.exchange = exchange;
    this.products = products;
  }

  @Override
  public List<String> urls(String symbol) {
    if (exchange) {
      return List.of(products + "/" + symbol + "/book?level=2", products + "/" + symbol + "/trades?limit=100");
    }
    String market = products.substring(0, products.lastIndexOf('/'));
    return List.of(market + "/product_book?product_id=" + symbol + "&limit=100", products + "/" + symbol + "/ticker?limit=100");
  }

  @Override
  public boolean read(String url, byte[] body, SentBook book, Pool<SentTrade> trades) throws FrameException {
    json.reset(body);
    boolean isBook = url.contains("book?");
    if (isBook) {
      json.enterObject();
      readBook(book);
    } else if (exchange) {
      readTrades(trades);
    } else {
      json.enterObject();
      while (json.nextField()) {
        if (json.fieldIs("trades")) {
          readTrades(trades);
        } else {
          json.skipValue();
        }
      }
    }
    json.finish();
    return isBook;
  }

  /** {@code {"pricebook":{"bids":[{"price":..,"size":..}]}}}, or {@code {"bids":[["100","1",3]]}} of the Exchange product. */
  private void readBook(SentBook book) throws FrameException {
    while (json.nextField()) {
      switch (json.fieldName()) {
        case "pricebook" -> {
          json.enterObject();
          readBook(book);
        }
        case "bids" -> {
          if (exchange) {
            book.bids().readPairs(json);
          } else {
            book.bids().readObjects(json, "price", "size");
          }
        }
        case "asks" -> {
          if (exchange) {
            book.asks().readPairs(json);
          } else {
            book.asks().readObjects(json, "price", "size");
          }
        }
        case "time" -> book.time(WireText.time(json));
        default -> json.skipValue();
      }
    }
  }

  private void readTrades(Pool<SentTrade> trades) throws FrameException {
    json.enterArray();
    while (json.nextElement()) {
      SentTrade trade = trades.next();
      trade.clear();
      json.enterObject();
      while (json.nextField()) {
        switch (json.fieldName()) {
          case "trade_id" -> trade.id(WireText.whole(json, MarketSink.NO_ID));
          case "price" -> trade.price().read(json);
          case "size" -> trade.size().read(json);
          case "time" -> trade.time(WireText.time(json));
          case "side" -> {
            // The Exchange product names the side of the order that waited, in small letters.
            trade.taker(json.textEquals("BUY") || json.textEquals("sell") ? Side.BUY
                : json.textEquals("SELL") || json.textEquals("buy") ? Side.SELL : null);
            json.skipValue();
          }
          default -> json.skipValue();
        }
      }
    }
  }
}
