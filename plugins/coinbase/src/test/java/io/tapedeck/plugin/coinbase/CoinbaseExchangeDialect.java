package io.tapedeck.plugin.coinbase;

import io.tapedeck.api.ExchangeAdapter;
import io.tapedeck.api.Side;
import io.tapedeck.testkit.conformance.Dialect;
import io.tapedeck.testkit.conformance.MadeUpCandle;
import io.tapedeck.testkit.conformance.MadeUpMarket;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The Exchange feed as the conformance suite plays it. */
final class CoinbaseExchangeDialect extends Dialect {

  @Override
  public ExchangeAdapter adapter() {
    return new CoinbaseAdapter();
  }

  @Override
  public List<String> symbols() {
    return List.of("BTC-USD", "ETH-USD", "SOL-USD");
  }

  @Override
  public String key() {
    return "COINBASE:BTC/USD";
  }

  @Override
  public Map<String, String> options() {
    return Map.of("product", "exchange");
  }

  @Override
  public List<String> recordings() {
    return List.of("coinbase/exchange-20210417");
  }

  @Override
  public boolean seesLostMessages() {
    return false;
  }

  @Override
  public boolean tellsCandles() {
    return true;
  }

  @Override
  public Answer candles(String asked, List<MadeUpCandle> candles) {
    String symbol = asked.replaceAll(".*/products/([^/]*)/candles\\?granularity=60", "$1");
    return !lists(symbol) ? Answer.unknown() : Answer.of("[" + each(MadeUpCandle.newestFirst(candles), c -> "[" + c.startSeconds() + ","
        + MadeUpCandle.number(c.low()) + "," + MadeUpCandle.number(c.high()) + "," + MadeUpCandle.number(c.open()) + "," + MadeUpCandle.number(c.close()) + ","
        + MadeUpCandle.number(c.volume()) + "]") + "]");
  }

  @Override
  public Session connect() {
    return new ExchangeSession();
  }

  @Override
  public Answer rest(String asked) {
    if (asked.endsWith("/products")) {
      return Answer.of("[" + String.join(",", symbols().stream().map(CoinbaseExchangeDialect::product).toList()) + "]");
    }
    if (asked.contains("/book?") || asked.contains("/trades?")) {
      String symbol = asked.replaceAll(".*/products/([^/]*)/.*", "$1");
      MadeUpMarket market = market(symbol);
      String trades = "[" + String.join(",", market.trades().stream()
          .map(t -> "{\"trade_id\":" + t.id() + ",\"side\":\"" + (t.taker() == Side.BUY ? "sell" : "buy") + "\",\"size\":\"" + t.size()
              + "\",\"price\":\"" + t.price() + "\",\"time\":\"" + Instant.ofEpochMilli(t.millis()) + "\"}")
          .toList()) + "]";
      String book = "{\"bids\":[" + market.pairs(Side.BUY) + "],\"asks\":[" + market.pairs(Side.SELL) + "],\"sequence\":1,\"time\":\""
          + Instant.ofEpochMilli(market.millis()) + "\"}";
      return lists(symbol) ? Answer.of(asked.contains("/book?") ? book : trades) : Answer.unknown();
    }
    String symbol = asked.substring(asked.lastIndexOf('/') + 1);
    return lists(symbol) ? Answer.of(product(symbol)) : Answer.unknown();
  }

  private static String product(String symbol) {
    return "{\"id\":\"" + symbol + "\",\"base_currency\":\"" + symbol.substring(0, 3) + "\",\"quote_currency\":\"USD\",\"quote_increment\":\"0.01\","
        + "\"base_increment\":\"0.0001\",\"trading_disabled\":false,\"status\":\"online\"}";
  }

  private final class ExchangeSession implements Session {

    @Override
    public List<String> heard(String message) {
      List<String> symbols = named(message);
      if (!message.contains("\"subscribe\"")) {
        return List.of();
      }
      for (String symbol : symbols) {
        if (!lists(symbol)) {
          return List.of("{\"type\":\"error\",\"message\":\"Failed to subscribe\",\"reason\":\"" + symbol + " is not a valid product\"}");
        }
      }
      List<String> out = new ArrayList<>();
      String names = String.join(",", symbols.stream().map(symbol -> "\"" + symbol + "\"").toList());
      out.add("{\"type\":\"subscriptions\",\"channels\":[{\"name\":\"level2_batch\",\"product_ids\":[" + names + "]}]}");
      for (String symbol : symbols) {
        MadeUpMarket market = market(symbol);
        out.add("{\"type\":\"snapshot\",\"product_id\":\"" + symbol + "\",\"asks\":[" + market.pairs(Side.SELL) + "],\"bids\":["
            + market.pairs(Side.BUY) + "]}");
        out.add(match("last_match", symbol, 4_000, Side.BUY, "100.00", "1", MadeUpMarket.START_MILLIS));
      }
      return out;
    }

    @Override
    public List<String> change(MadeUpMarket.Change change) {
      return List.of("{\"type\":\"l2update\",\"product_id\":\"" + change.symbol() + "\",\"changes\":[[\""
          + (change.side() == Side.BUY ? "buy" : "sell") + "\",\"" + change.price() + "\",\"" + change.size() + "\"]],\"time\":\""
          + Instant.ofEpochMilli(change.millis()) + "\"}");
    }

    @Override
    public List<String> trade(MadeUpMarket.Trade trade) {
      return List.of(match("match", trade.symbol(), trade.id(), trade.taker(), trade.price(), trade.size(), trade.millis()));
    }

    /** The side is that of the order that waited. */
    private static String match(String type, String symbol, long id, Side taker, String price, String size, long millis) {
      return "{\"type\":\"" + type + "\",\"trade_id\":" + id + ",\"maker_order_id\":\"a\",\"taker_order_id\":\"b\",\"side\":\""
          + (taker == Side.BUY ? "sell" : "buy") + "\",\"size\":\"" + size + "\",\"price\":\"" + price + "\",\"product_id\":\"" + symbol
          + "\",\"sequence\":1,\"time\":\"" + Instant.ofEpochMilli(millis) + "\"}";
    }

    @Override
    public List<String> quote(MadeUpMarket market) {
      return List.of("{\"type\":\"ticker\",\"sequence\":1,\"product_id\":\"" + market.symbol() + "\",\"price\":\"100\",\"side\":\"sell\",\"best_bid\":\""
          + market.best(Side.BUY).get(0) + "\",\"best_bid_size\":\"" + market.best(Side.BUY).get(1) + "\",\"best_ask\":\""
          + market.best(Side.SELL).get(0) + "\",\"best_ask_size\":\"" + market.best(Side.SELL).get(1) + "\",\"trade_id\":1,\"last_size\":\"1\"}");
    }

    @Override
    public List<String> heartbeat() {
      return List.of("{\"type\":\"heartbeat\",\"sequence\":90,\"last_trade_id\":20,\"product_id\":\"BTC-USD\",\"time\":\"2026-01-01T00:00:00Z\"}");
    }
  }
}
