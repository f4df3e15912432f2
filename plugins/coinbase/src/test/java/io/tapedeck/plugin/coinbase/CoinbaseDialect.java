package io.tapedeck.plugin.coinbase;

import io.tapedeck.api.ExchangeAdapter;
import io.tapedeck.api.Side;
import io.tapedeck.testkit.conformance.Dialect;
import io.tapedeck.testkit.conformance.MadeUpCandle;
import io.tapedeck.testkit.conformance.MadeUpMarket;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Advanced Trade as the conformance suite plays it. */
final class CoinbaseDialect extends Dialect {

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
  public boolean tellsCandles() {
    return true;
  }

  @Override
  public Answer candles(String asked, List<MadeUpCandle> candles) {
    String symbol = asked.replaceAll(".*/market/products/([^/]*)/candles.*granularity=ONE_MINUTE.*", "$1");
    return !lists(symbol) ? Answer.unknown() : Answer.of("{\"candles\":[" + each(MadeUpCandle.newestFirst(candles), c -> "{\"start\":\"" + c.startSeconds()
        + "\",\"low\":\"" + c.low() + "\",\"high\":\"" + c.high() + "\",\"open\":\"" + c.open() + "\",\"close\":\"" + c.close() + "\",\"volume\":\""
        + c.volume() + "\"}") + "]}");
  }

  @Override
  public Session connect() {
    return new AdvancedSession();
  }

  @Override
  public Answer rest(String asked) {
    if (asked.endsWith("/market/products")) {
      return Answer.of("{\"products\":[" + String.join(",", symbols().stream().map(CoinbaseDialect::product).toList()) + "]}");
    }
    if (asked.contains("/product_book?")) {
      String symbol = asked.replaceAll(".*product_id=([^&]*).*", "$1");
      MadeUpMarket market = market(symbol);
      return !lists(symbol) ? Answer.unknown() : Answer.of("{\"pricebook\":{\"product_id\":\"" + symbol + "\",\"bids\":["
          + market.words(Side.BUY, CoinbaseDialect::level) + "],\"asks\":[" + market.words(Side.SELL, CoinbaseDialect::level) + "],\"time\":\""
          + Instant.ofEpochMilli(market.millis()) + "\"}}");
    }
    if (asked.contains("/ticker?")) {
      String symbol = asked.replaceAll(".*/([^/]*)/ticker.*", "$1");
      return !lists(symbol) ? Answer.unknown() : Answer.of("{\"trades\":[" + String.join(",", market(symbol).trades().stream()
          .map(t -> "{\"trade_id\":\"" + t.id() + "\",\"product_id\":\"" + symbol + "\",\"price\":\"" + t.price() + "\",\"size\":\"" + t.size()
              + "\",\"time\":\"" + Instant.ofEpochMilli(t.millis()) + "\",\"side\":\"" + t.taker() + "\"}")
          .toList()) + "],\"best_bid\":\"1\",\"best_ask\":\"2\"}");
    }
    String symbol = asked.substring(asked.lastIndexOf('/') + 1);
    return lists(symbol) ? Answer.of(product(symbol)) : Answer.unknown();
  }

  private static String level(String price, String size) {
    return "{\"price\":\"" + price + "\",\"size\":\"" + size + "\"}";
  }

  private static String product(String symbol) {
    return "{\"product_id\":\"" + symbol + "\",\"price\":\"1\",\"base_increment\":\"0.0001\",\"quote_increment\":\"0.01\",\"price_increment\":\"0.01\","
        + "\"product_type\":\"SPOT\",\"quote_currency_id\":\"USD\",\"base_currency_id\":\"" + symbol.substring(0, 3)
        + "\",\"status\":\"online\",\"is_disabled\":false,\"alias\":\"\"}";
  }

  private final class AdvancedSession implements Session {
    private long sequence;

    private String frame(String channel, long millis, String events) {
      return "{\"channel\":\"" + channel + "\",\"client_id\":\"\",\"timestamp\":\"" + Instant.ofEpochMilli(millis) + "\",\"sequence_num\":"
          + sequence++ + ",\"events\":[" + events + "]}";
    }

    @Override
    public List<String> heard(String message) {
      if (!message.contains("\"subscribe\"") || message.contains("heartbeats")) {
        return List.of();
      }
      List<String> symbols = named(message);
      for (String symbol : symbols) {
        if (!lists(symbol)) {
          return List.of("{\"type\":\"error\",\"message\":\"failed to subscribe: " + symbol + " is not a valid product\"}");
        }
      }
      String channel = message.contains("level2") ? "level2" : message.contains("market_trades") ? "market_trades" : "ticker";
      List<String> out = new ArrayList<>();
      String names = String.join(",", symbols.stream().map(symbol -> "\"" + symbol + "\"").toList());
      out.add(frame("subscriptions", MadeUpMarket.START_MILLIS, "{\"subscriptions\":{\"" + channel + "\":[" + names + "]}}"));
      if (channel.equals("level2")) {
        for (String symbol : symbols) {
          MadeUpMarket market = market(symbol);
          String bids = market.words(Side.BUY, (price, size) -> level("bid", price, size));
          String asks = market.words(Side.SELL, (price, size) -> level("offer", price, size));
          out.add(frame("l2_data", market.millis(), book("snapshot", symbol, bids + (bids.isEmpty() || asks.isEmpty() ? "" : ",") + asks)));
        }
      } else if (channel.equals("market_trades")) {
        // The newest trades of before come first; they are history.
        for (String symbol : symbols) {
          out.add(frame("market_trades", MadeUpMarket.START_MILLIS, "{\"type\":\"snapshot\",\"trades\":["
              + trade(symbol, 4_002, "BUY", "100.00", "1", MadeUpMarket.START_MILLIS) + ","
              + trade(symbol, 4_001, "SELL", "100.00", "1", MadeUpMarket.START_MILLIS) + "]}"));
        }
      }
      return out;
    }

    private static String level(String side, String price, String size) {
      return "{\"side\":\"" + side + "\",\"event_time\":\"2026-01-01T00:00:00Z\",\"price_level\":\"" + price + "\",\"new_quantity\":\"" + size
          + "\"}";
    }

    private static String book(String type, String symbol, String updates) {
      return "{\"type\":\"" + type + "\",\"product_id\":\"" + symbol + "\",\"updates\":[" + updates + "]}";
    }

    private static String trade(String symbol, long id, String side, String price, String size, long millis) {
      return "{\"trade_id\":\"" + id + "\",\"product_id\":\"" + symbol + "\",\"price\":\"" + price + "\",\"size\":\"" + size
          + "\",\"side\":\"" + side + "\",\"time\":\"" + Instant.ofEpochMilli(millis) + "\"}";
    }

    @Override
    public List<String> change(MadeUpMarket.Change change) {
      String level = level(change.side() == Side.BUY ? "bid" : "offer", change.price(), change.size());
      return List.of(frame("l2_data", change.millis(), book("update", change.symbol(), level)));
    }

    @Override
    public List<String> trade(MadeUpMarket.Trade trade) {
      return List.of(frame("market_trades", trade.millis(), "{\"type\":\"update\",\"trades\":["
          + trade(trade.symbol(), trade.id(), trade.taker().name(), trade.price(), trade.size(), trade.millis()) + "]}"));
    }

    @Override
    public List<String> quote(MadeUpMarket market) {
      return List.of(frame("ticker", market.millis(), "{\"type\":\"update\",\"tickers\":[{\"type\":\"ticker\",\"product_id\":\"" + market.symbol()
          + "\",\"best_bid\":\"" + market.best(Side.BUY).get(0) + "\",\"best_bid_quantity\":\"" + market.best(Side.BUY).get(1)
          + "\",\"best_ask\":\"" + market.best(Side.SELL).get(0) + "\",\"best_ask_quantity\":\"" + market.best(Side.SELL).get(1) + "\"}]}"));
    }

    @Override
    public List<String> heartbeat() {
      return List.of(frame("heartbeats", MadeUpMarket.START_MILLIS,
          "{\"current_time\":\"2026-04-07 14:30:10.000000000+00:00\",\"heartbeat_counter\":42}"));
    }
  }
}
