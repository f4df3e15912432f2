package io.tapedeck.plugin.template;

import io.tapedeck.api.ExchangeAdapter;
import io.tapedeck.api.Side;
import io.tapedeck.testkit.conformance.Dialect;
import io.tapedeck.testkit.conformance.MadeUpCandle;
import io.tapedeck.testkit.conformance.MadeUpMarket;
import java.util.List;

/** The invented exchange as the conformance suite plays it. */
final class TemplateDialect extends Dialect {

  @Override
  public ExchangeAdapter adapter() {
    return new TemplateAdapter();
  }

  @Override
  public List<String> symbols() {
    return List.of("BTC-USD", "ETH-USD", "SOL-USD");
  }

  @Override
  public String key() {
    return "TEMPLATE:BTC/USD";
  }

  @Override
  public Answer rest(String asked) {
    return Answer.of("[" + String.join(",", symbols().stream()
        .map(symbol -> "{\"symbol\":\"" + symbol + "\",\"base\":\"" + symbol.substring(0, 3)
            + "\",\"quote\":\"USD\",\"tick\":\"0.01\",\"step\":\"0.0001\"}")
        .toList()) + "]");
  }

  @Override
  public boolean tellsCandles() {
    return true;
  }

  @Override
  public Answer candles(String asked, List<MadeUpCandle> candles) {
    String symbol = asked.replaceAll(".*/candles\\?symbol=([^&]*)&interval=1m&.*", "$1");
    return !lists(symbol) ? Answer.unknown() : Answer.of("[" + each(candles, c -> "{\"start\":" + c.startMillis() + ",\"open\":\"" + c.open() + "\",\"high\":\""
        + c.high() + "\",\"low\":\"" + c.low() + "\",\"close\":\"" + c.close() + "\",\"volume\":\"" + c.volume() + "\"}") + "]");
  }

  @Override
  public Session connect() {
    return new Session() {
      @Override
      public List<String> heard(String message) {
        if (message.contains("unsubscribe")) {
          return List.of();
        }
        String symbol = named(message).isEmpty() ? unknown() : named(message).get(0);
        if (!lists(symbol)) {
          return List.of("{\"type\":\"unknown\",\"symbol\":\"" + symbol + "\"}");
        }
        MadeUpMarket market = market(symbol);
        String book = "{\"type\":\"book\",\"symbol\":\"" + symbol + "\",\"time\":" + market.millis() + ",\"seq\":" + market.id() + ",\"bids\":["
            + market.pairs(Side.BUY) + "],\"asks\":[" + market.pairs(Side.SELL) + "]}";
        return message.contains("subscribe") ? List.of("{\"type\":\"subscribed\",\"symbol\":\"" + symbol + "\"}", book) : List.of(book);
      }

      @Override
      public List<String> change(MadeUpMarket.Change change) {
        String level = "[\"" + change.price() + "\",\"" + change.size() + "\"]";
        boolean bid = change.side() == Side.BUY;
        return List.of("{\"type\":\"change\",\"symbol\":\"" + change.symbol() + "\",\"time\":" + change.millis() + ",\"seq\":" + change.id()
            + ",\"bids\":[" + (bid ? level : "") + "],\"asks\":[" + (bid ? "" : level) + "]}");
      }

      @Override
      public List<String> trade(MadeUpMarket.Trade trade) {
        return List.of("{\"type\":\"trade\",\"symbol\":\"" + trade.symbol() + "\",\"time\":" + trade.millis() + ",\"id\":" + trade.id()
            + ",\"price\":\"" + trade.price() + "\",\"size\":\"" + trade.size() + "\",\"taker\":\"" + (trade.taker() == Side.BUY ? "buy" : "sell") + "\"}");
      }
    };
  }
}
