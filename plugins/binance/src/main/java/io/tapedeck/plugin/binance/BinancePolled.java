package io.tapedeck.plugin.binance;

import io.tapedeck.api.FrameException;
import io.tapedeck.api.MarketSink;
import io.tapedeck.api.Side;
import io.tapedeck.kit.JsonReader;
import io.tapedeck.kit.Polled;
import io.tapedeck.kit.Pool;
import io.tapedeck.kit.SentBook;
import io.tapedeck.kit.SentTrade;
import io.tapedeck.kit.WireText;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Binance by REST: books of 100 levels and the newest trades. One thread. */
final class BinancePolled implements Polled {
  private final Market market;
  private final String rest;
  private final JsonReader json = new JsonReader();

  BinancePolled(Market market, String rest) {
    this.market = market;
    this.rest = rest;
  }

  @Override
  public List<String> urls(String symbol) {
    String encoded = URLEncoder.encode(symbol, StandardCharsets.UTF_8);
    return List.of(market.depth(rest, encoded, "100"), market.newestTrades(rest, encoded));
  }

  @Override
  public boolean read(String url, byte[] body, SentBook book, Pool<SentTrade> trades) throws FrameException {
    json.reset(body);
    boolean isBook = url.contains("/depth");
    if (isBook) {
      DepthReader.readFields(json, book);
    } else {
      readTrades(trades);
    }
    json.finish();
    return isBook;
  }

  /** {@code [{"id":28457,"price":"4.00","qty":"12.00","time":1499865549590,"isBuyerMaker":true}]}. */
  private void readTrades(Pool<SentTrade> trades) throws FrameException {
    json.enterArray();
    while (json.nextElement()) {
      SentTrade trade = trades.next();
      trade.clear();
      json.enterObject();
      while (json.nextField()) {
        switch (json.fieldName()) {
          case "id" -> trade.id(WireText.whole(json, MarketSink.NO_ID));
          case "price" -> trade.price().read(json);
          case "qty" -> trade.size().read(json);
          case "time" -> trade.time(WireText.millis(json));
          case "isBuyerMaker" -> trade.taker(json.booleanValue() ? Side.SELL : Side.BUY);
          default -> json.skipValue();
        }
      }
    }
  }
}
