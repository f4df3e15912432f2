package io.tapedeck.plugin.deribit;

import io.tapedeck.api.ExchangeAdapter;
import io.tapedeck.api.Side;
import io.tapedeck.testkit.conformance.Dialect;
import io.tapedeck.testkit.conformance.MadeUpCandle;
import io.tapedeck.testkit.conformance.MadeUpMarket;
import java.util.ArrayList;
import java.util.List;

/** Deribit as the conformance suite plays it. */
final class DeribitDialect extends Dialect {

  @Override
  public ExchangeAdapter adapter() {
    return new DeribitAdapter();
  }

  @Override
  public List<String> symbols() {
    return List.of("BTC-PERPETUAL", "ETH-PERPETUAL", "SOL_USDC-PERPETUAL");
  }

  @Override
  public String key() {
    return "DERIBIT:BTC/USD:PERPETUAL";
  }

  @Override
  public String unknown() {
    return "NOSUCH-PERPETUAL";
  }

  @Override
  public List<String> recordings() {
    return List.of("deribit/v2-20210722");
  }

  @Override
  public boolean tellsCandles() {
    return true;
  }

  @Override
  public Answer candles(String asked, List<MadeUpCandle> candles) {
    String symbol = asked.replaceAll(".*get_tradingview_chart_data\\?instrument_name=([^&]*)&.*&resolution=1", "$1");
    if (!lists(symbol)) {
      return new Answer(400, "{\"jsonrpc\":\"2.0\",\"error\":{\"code\":13020,\"message\":\"instrument_not_found\"}}");
    }
    return Answer.of("{\"jsonrpc\":\"2.0\",\"result\":{\"cost\":[" + each(candles, c -> MadeUpCandle.number(c.volume())) + "],\"volume\":["
        + each(candles, c -> "7.5") + "],\"ticks\":[" + each(candles, c -> "" + c.startMillis()) + "],\"status\":\"" + (candles.isEmpty() ? "no_data" : "ok")
        + "\",\"open\":[" + each(candles, c -> MadeUpCandle.number(c.open())) + "],\"low\":[" + each(candles, c -> MadeUpCandle.number(c.low()))
        + "],\"high\":[" + each(candles, c -> MadeUpCandle.number(c.high())) + "],\"close\":[" + each(candles, c -> MadeUpCandle.number(c.close())) + "]},"
        + "\"usIn\":1,\"usOut\":2,\"usDiff\":1,\"testnet\":false}");
  }

  @Override
  public Session connect() {
    return new DeribitSession();
  }

  @Override
  public Answer rest(String asked) {
    if (asked.contains("get_instruments")) {
      return Answer.of("{\"jsonrpc\":\"2.0\",\"result\":[" + String.join(",", symbols().stream().map(DeribitDialect::instrument).toList()) + "]}");
    }
    String symbol = asked.replaceAll(".*instrument_name=", "");
    return lists(symbol)
        ? Answer.of("{\"jsonrpc\":\"2.0\",\"result\":" + instrument(symbol) + "}")
        : new Answer(400, "{\"jsonrpc\":\"2.0\",\"error\":{\"code\":13020,\"message\":\"instrument_not_found\"}}");
  }

  private static String instrument(String symbol) {
    return "{\"instrument_name\":\"" + symbol + "\",\"base_currency\":\"" + symbol.substring(0, 3)
        + "\",\"quote_currency\":\"USD\",\"kind\":\"future\",\"settlement_period\":\"perpetual\",\"tick_size\":0.01,\"min_trade_amount\":1e-4,"
        + "\"contract_size\":10,\"is_active\":true}";
  }

  private final class DeribitSession implements Session {

    @Override
    public List<String> heard(String message) {
      String id = message.replaceAll(".*\"id\":(\\d+).*", "$1");
      if (!message.contains("subscribe")) {
        return List.of("{\"jsonrpc\":\"2.0\",\"id\":" + id + ",\"result\":{\"version\":\"1.2.26\"},\"usIn\":1,\"usOut\":2,\"usDiff\":1}");
      }
      List<String> channels = new ArrayList<>();
      for (String symbol : symbols()) {
        for (String channel : List.of("book." + symbol + ".100ms", "trades." + symbol + ".100ms", "quote." + symbol)) {
          if (message.contains("\"" + channel + "\"")) {
            channels.add(channel);
          }
        }
      }
      List<String> out = new ArrayList<>();
      out.add("{\"jsonrpc\":\"2.0\",\"id\":" + id + ",\"result\":["
          + String.join(",", channels.stream().map(channel -> "\"" + channel + "\"").toList()) + "],\"testnet\":false,\"usIn\":1}");
      if (!message.contains("unsubscribe")) {
        for (String symbol : symbols()) {
          if (channels.contains("book." + symbol + ".100ms")) {
            MadeUpMarket market = market(symbol);
            out.add(book(market, "snapshot", "", market.words(Side.BUY, (p, s) -> level("new", p, s)),
                market.words(Side.SELL, (p, s) -> level("new", p, s))));
          }
        }
      }
      return out;
    }

    private static String level(String what, String price, String size) {
      return "[\"" + what + "\"," + price + "," + size + "]";
    }

    private static String subscription(String channel, String data) {
      return "{\"jsonrpc\":\"2.0\",\"method\":\"subscription\",\"params\":{\"channel\":\"" + channel + "\",\"data\":" + data + "}}";
    }

    private static String book(MadeUpMarket market, String type, String previous, String bids, String asks) {
      return subscription("book." + market.symbol() + ".100ms", "{\"type\":\"" + type + "\",\"timestamp\":" + market.millis()
          + ",\"instrument_name\":\"" + market.symbol() + "\",\"change_id\":" + market.id() + previous + ",\"bids\":[" + bids + "],\"asks\":[" + asks
          + "]}");
    }

    @Override
    public List<String> change(MadeUpMarket.Change change) {
      String level = level(change.isDelete() ? "delete" : "change", change.price(), change.size());
      boolean bid = change.side() == Side.BUY;
      return List.of(book(
          change.market(), "change", ",\"prev_change_id\":" + change.previousId(), bid ? level : "", bid ? "" : level));
    }

    @Override
    public List<String> trade(MadeUpMarket.Trade trade) {
      return List.of(subscription("trades." + trade.symbol() + ".100ms", "[{\"trade_seq\":" + trade.id() + ",\"trade_id\":\"ETH-1\",\"timestamp\":"
          + trade.millis() + ",\"price\":" + trade.price() + ",\"amount\":" + trade.size() + ",\"direction\":\""
          + (trade.taker() == Side.BUY ? "buy" : "sell") + "\",\"instrument_name\":\"" + trade.symbol() + "\",\"tick_direction\":0}]"));
    }

    @Override
    public List<String> quote(MadeUpMarket market) {
      return List.of(subscription("quote." + market.symbol(), "{\"timestamp\":" + market.millis() + ",\"instrument_name\":\"" + market.symbol()
          + "\",\"best_bid_price\":" + market.best(Side.BUY).get(0) + ",\"best_bid_amount\":" + market.best(Side.BUY).get(1)
          + ",\"best_ask_price\":" + market.best(Side.SELL).get(0) + ",\"best_ask_amount\":" + market.best(Side.SELL).get(1) + "}"));
    }

    @Override
    public List<String> heartbeat() {
      return List.of("{\"jsonrpc\":\"2.0\",\"method\":\"heartbeat\",\"params\":{\"type\":\"heartbeat\"}}");
    }
  }
}
