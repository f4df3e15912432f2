package io.tapedeck.plugin.bybit;

import io.tapedeck.api.ExchangeAdapter;
import io.tapedeck.api.Side;
import io.tapedeck.testkit.conformance.Dialect;
import io.tapedeck.testkit.conformance.MadeUpCandle;
import io.tapedeck.testkit.conformance.MadeUpMarket;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Bybit spot as the conformance suite plays it. */
class BybitDialect extends Dialect {

  @Override
  public ExchangeAdapter adapter() {
    return new BybitAdapter();
  }

  @Override
  public List<String> symbols() {
    return List.of("BTCUSDT", "ETHUSDT", "SOLUSDT");
  }

  @Override
  public String key() {
    return "BYBIT:BTC/USDT";
  }

  @Override
  public String unknown() {
    return "NOSUCHUSDT";
  }

  @Override
  public List<String> recordings() {
    return List.of("bybit/v5-orderbook500-xrpusdt-20241201");
  }

  /** The recording is of a depth that is no longer offered; the deepest that is keeps all its levels. */
  @Override
  public Map<String, String> options(String recording) {
    return Map.of("depth", "1000");
  }

  @Override
  public boolean numbersTrades() {
    return false;
  }

  @Override
  public boolean tellsCandles() {
    return true;
  }

  @Override
  public Answer candles(String asked, List<MadeUpCandle> candles) {
    String symbol = asked.replaceAll(".*/kline\\?category=spot&symbol=([^&]*)&interval=1&.*", "$1");
    if (!lists(symbol)) {
      return Answer.of("{\"retCode\":10001,\"retMsg\":\"Not supported symbols\",\"result\":{}}");
    }
    return Answer.of("{\"retCode\":0,\"retMsg\":\"OK\",\"result\":{\"category\":\"spot\",\"symbol\":\"" + symbol + "\",\"list\":["
        + each(MadeUpCandle.newestFirst(candles), c -> "[\"" + c.startMillis() + "\",\"" + c.open() + "\",\"" + c.high() + "\",\"" + c.low() + "\",\"" + c.close()
            + "\",\"" + c.volume() + "\",\"1.0\"]") + "]}}");
  }

  @Override
  public Session connect() {
    return new BybitSession();
  }

  @Override
  public Answer rest(String asked) {
    List<String> listed = symbols().stream()
        .filter(symbol -> !asked.contains("symbol=") || asked.endsWith("symbol=" + symbol))
        .map(symbol -> "{\"symbol\":\"" + symbol + "\",\"baseCoin\":\"" + symbol.substring(0, 3)
            + "\",\"quoteCoin\":\"USDT\",\"status\":\"Trading\",\"lotSizeFilter\":{\"basePrecision\":\"0.0001\",\"quotePrecision\":\"0.000001\"},"
            + "\"priceFilter\":{\"tickSize\":\"0.01\"}}")
        .toList();
    return Answer.of("{\"retCode\":0,\"retMsg\":\"OK\",\"result\":{\"category\":\"spot\",\"list\":[" + String.join(",", listed)
        + "],\"nextPageCursor\":\"\"}}");
  }

  private final class BybitSession implements Session {

    @Override
    public List<String> heard(String message) {
      String request = message.replaceAll(".*\"req_id\":\"([^\"]*)\".*", "$1");
      if (message.contains("\"ping\"")) {
        return List.of(answer(true, "pong", request, "ping"));
      }
      String operation = message.contains("\"unsubscribe\"") ? "unsubscribe" : "subscribe";
      String topic = message.replaceAll(".*\"args\":\\[\"([^\"]*)\".*", "$1");
      String symbol = topic.substring(topic.lastIndexOf('.') + 1);
      if (!lists(symbol)) {
        return List.of(answer(false, "Invalid topic: " + topic, request, operation));
      }
      List<String> out = new ArrayList<>();
      out.add(answer(true, operation, request, operation));
      if (operation.equals("subscribe") && message.contains("orderbook.200.")) {
        MadeUpMarket market = market(symbol);
        out.add(book(market, "snapshot", market.pairs(Side.BUY), market.pairs(Side.SELL), market.id()));
      }
      return out;
    }

    private static String answer(boolean success, String message, String request, String operation) {
      return "{\"success\":" + success + ",\"ret_msg\":\"" + message + "\",\"conn_id\":\"x\",\"req_id\":\"" + request + "\",\"op\":\"" + operation
          + "\"}";
    }

    private static String book(MadeUpMarket market, String type, String bids, String asks, long id) {
      return "{\"topic\":\"orderbook.200." + market.symbol() + "\",\"type\":\"" + type + "\",\"ts\":" + market.millis() + ",\"data\":{\"s\":\""
          + market.symbol() + "\",\"b\":[" + bids + "],\"a\":[" + asks + "],\"u\":" + id + ",\"seq\":" + id * 10 + "},\"cts\":" + market.millis()
          + "}";
    }

    @Override
    public List<String> change(MadeUpMarket.Change change) {
      String level = "[\"" + change.price() + "\",\"" + change.size() + "\"]";
      boolean bid = change.side() == Side.BUY;
      return List.of(book(change.market(), "delta", bid ? level : "", bid ? "" : level, change.id()));
    }

    @Override
    public List<String> trade(MadeUpMarket.Trade trade) {
      return List.of("{\"topic\":\"publicTrade." + trade.symbol() + "\",\"type\":\"snapshot\",\"ts\":" + trade.millis() + ",\"data\":[{\"T\":"
          + trade.millis() + ",\"s\":\"" + trade.symbol() + "\",\"S\":\"" + (trade.taker() == Side.BUY ? "Buy" : "Sell") + "\",\"v\":\""
          + trade.size() + "\",\"p\":\"" + trade.price() + "\",\"L\":\"PlusTick\",\"i\":\"20f43950-d8dd-5b31-9112-a178eb6023af\",\"BT\":false}]}");
    }

    @Override
    public List<String> quote(MadeUpMarket market) {
      List<String> bid = market.best(Side.BUY);
      List<String> ask = market.best(Side.SELL);
      return List.of("{\"topic\":\"orderbook.1." + market.symbol() + "\",\"type\":\"snapshot\",\"ts\":" + market.millis() + ",\"data\":{\"s\":\""
          + market.symbol() + "\",\"b\":[[\"" + bid.get(0) + "\",\"" + bid.get(1) + "\"]],\"a\":[[\"" + ask.get(0) + "\",\"" + ask.get(1)
          + "\"]],\"u\":5,\"seq\":9}}");
    }
  }
}
