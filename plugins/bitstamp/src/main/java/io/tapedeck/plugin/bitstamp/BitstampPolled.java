package io.tapedeck.plugin.bitstamp;

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

/** Bitstamp by REST: whole books and the trades of the last minute. One thread. */
final class BitstampPolled implements Polled {
  private final String rest;
  private final JsonReader json = new JsonReader();

  BitstampPolled(String rest) {
    this.rest = rest;
  }

  @Override
  public List<String> urls(String symbol) {
    return List.of(rest + "/api/v2/order_book/" + symbol + "/", rest + "/api/v2/transactions/" + symbol + "/?time=minute");
  }

  @Override
  public boolean read(String url, byte[] body, SentBook book, Pool<SentTrade> trades) throws FrameException {
    json.reset(body);
    boolean isBook = url.contains("/order_book/");
    if (isBook) {
      json.enterObject();
      while (json.nextField()) {
        switch (json.fieldName()) {
          case "bids" -> book.bids().readPairs(json);
          case "asks" -> book.asks().readPairs(json);
          case "microtimestamp" -> book.time(WireText.micros(json));
          default -> json.skipValue();
        }
      }
    } else {
      readTrades(trades);
    }
    json.finish();
    return isBook;
  }

  /** {@code [{"date":"1643643584","tid":"212337562","price":"38416","type":"0","amount":"0.0028"}]}. */
  private void readTrades(Pool<SentTrade> trades) throws FrameException {
    json.enterArray();
    while (json.nextElement()) {
      SentTrade trade = trades.next();
      trade.clear();
      json.enterObject();
      while (json.nextField()) {
        switch (json.fieldName()) {
          case "tid" -> trade.id(WireText.whole(json, MarketSink.NO_ID));
          case "price" -> trade.price().read(json);
          case "amount" -> trade.size().read(json);
          case "date" -> {
            long seconds = WireText.whole(json, -1);
            trade.time(seconds < 0 || seconds > 9_000_000_000L ? MarketSink.NO_TIME : seconds * 1_000_000_000L);
          }
          case "type" -> {
            long type = WireText.whole(json, -1);
            trade.taker(type == 0 ? Side.BUY : type == 1 ? Side.SELL : null);
          }
          default -> json.skipValue();
        }
      }
    }
  }
}
