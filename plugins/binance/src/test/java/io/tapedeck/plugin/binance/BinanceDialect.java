package io.tapedeck.plugin.binance;

import io.tapedeck.api.ExchangeAdapter;
import io.tapedeck.api.Side;
import io.tapedeck.testkit.conformance.Dialect;
import io.tapedeck.testkit.conformance.MadeUpCandle;
import io.tapedeck.testkit.conformance.MadeUpMarket;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Binance spot as the conformance suite plays it. */
class BinanceDialect extends Dialect {

  @Override
  public ExchangeAdapter adapter() {
    return new BinanceAdapter();
  }

  @Override
  public List<String> symbols() {
    return List.of("BTCUSDT", "ETHUSDT", "SOLUSDT");
  }

  @Override
  public String key() {
    return "BINANCE:BTC/USDT";
  }

  @Override
  public String unknown() {
    return "NOSUCHUSDT";
  }

  @Override
  public List<String> recordings() {
    return List.of(
        "binance/spot-20210404", "binance/spot-20210417", "binance/spot-20211012", "binance/spot-btcusdt-20240808", "binance/us-20211012",
        "binance/usdm-20210417", "binance/usdm-ethusdt-20240718");
  }

  @Override
  public Map<String, String> options(String recording) {
    return Map.of("product", recording.contains("usdm") ? "usdm" : recording.contains("us-") ? "us" : "spot");
  }

  @Override
  public boolean tellsCandles() {
    return true;
  }

  @Override
  public Answer candles(String asked, List<MadeUpCandle> candles) {
    String symbol = asked.replaceAll(".*/klines\\?symbol=([^&]*)&interval=1m&limit=.*", "$1");
    if (!lists(symbol)) {
      return new Answer(400, "{\"code\":-1121,\"msg\":\"Invalid symbol.\"}");
    }
    return Answer.of("[" + each(candles, c -> "[" + c.startMillis() + ",\"" + c.open() + "\",\"" + c.high() + "\",\"" + c.low() + "\",\"" + c.close() + "\",\""
        + c.volume() + "\"," + (c.startMillis() + 59_999) + ",\"1.0\"," + c.trades() + ",\"" + c.bought() + "\",\"1.0\",\"0\"]") + "]");
  }

  @Override
  public Session connect() {
    return new BinanceSession();
  }

  /** What a book message says beside its own ids. */
  String chain(MadeUpMarket.Change change) {
    return "\"U\":" + change.id() + ",\"u\":" + change.id();
  }

  /** More fields of a listed symbol. */
  String listing() {
    return "";
  }

  @Override
  public Answer rest(String asked) {
    String symbol = asked.contains("symbol=") ? asked.replaceAll(".*symbol=([^&]*).*", "$1") : "";
    if (!symbol.isEmpty() && !lists(symbol)) {
      return new Answer(400, "{\"code\":-1121,\"msg\":\"Invalid symbol.\"}");
    }
    if (asked.contains("/depth")) {
      MadeUpMarket market = market(symbol);
      return Answer.of("{\"lastUpdateId\":" + market.id() + ",\"bids\":[" + market.pairs(Side.BUY) + "],\"asks\":[" + market.pairs(Side.SELL) + "]}");
    }
    if (asked.contains("/trades")) {
      return Answer.of("[" + String.join(",", market(symbol).trades().stream()
          .map(t -> "{\"id\":" + t.id() + ",\"price\":\"" + t.price() + "\",\"qty\":\"" + t.size() + "\",\"time\":" + t.millis()
              + ",\"isBuyerMaker\":" + (t.taker() == Side.SELL) + ",\"isBestMatch\":true}")
          .toList()) + "]");
    }
    List<String> listed = symbols().stream()
        .filter(s -> symbol.isEmpty() || s.equals(symbol))
        .map(s -> "{\"symbol\":\"" + s + "\"," + listing() + "\"status\":\"TRADING\",\"baseAsset\":\"" + s.substring(0, 3)
            + "\",\"quoteAsset\":\"USDT\",\"filters\":[{\"filterType\":\"PRICE_FILTER\",\"minPrice\":\"0.01\",\"tickSize\":\"0.01000000\"},"
            + "{\"filterType\":\"LOT_SIZE\",\"stepSize\":\"0.00010000\"}]}")
        .toList();
    return Answer.of("{\"timezone\":\"UTC\",\"rateLimits\":[],\"symbols\":[" + String.join(",", listed) + "]}");
  }

  private final class BinanceSession implements Session {

    @Override
    public List<String> heard(String message) {
      return List.of("{\"result\":null,\"id\":" + message.replaceAll(".*\"id\":(\\d+).*", "$1") + "}");
    }

    private static String frame(String symbol, String stream, String data) {
      return "{\"stream\":\"" + symbol.toLowerCase(Locale.ROOT) + "@" + stream + "\",\"data\":" + data + "}";
    }

    @Override
    public List<String> change(MadeUpMarket.Change change) {
      String level = "[\"" + change.price() + "\",\"" + change.size() + "\"]";
      boolean bid = change.side() == Side.BUY;
      return List.of(frame(change.symbol(), "depth@100ms", "{\"e\":\"depthUpdate\",\"E\":" + change.millis() + ",\"s\":\"" + change.symbol() + "\","
          + chain(change) + ",\"b\":[" + (bid ? level : "") + "],\"a\":[" + (bid ? "" : level) + "]}"));
    }

    @Override
    public List<String> trade(MadeUpMarket.Trade trade) {
      return List.of(frame(trade.symbol(), "trade", "{\"e\":\"trade\",\"E\":" + trade.millis() + ",\"s\":\"" + trade.symbol() + "\",\"t\":" + trade.id()
          + ",\"p\":\"" + trade.price() + "\",\"q\":\"" + trade.size() + "\",\"T\":" + trade.millis() + ",\"m\":" + (trade.taker() == Side.SELL)
          + ",\"M\":true}"));
    }

    @Override
    public List<String> quote(MadeUpMarket market) {
      return List.of(frame(market.symbol(), "bookTicker", "{\"u\":1,\"s\":\"" + market.symbol() + "\",\"b\":\"" + market.best(Side.BUY).get(0)
          + "\",\"B\":\"" + market.best(Side.BUY).get(1) + "\",\"a\":\"" + market.best(Side.SELL).get(0) + "\",\"A\":\""
          + market.best(Side.SELL).get(1) + "\"}"));
    }

    @Override
    public List<String> farewell() {
      return List.of("{\"stream\":\"!serverShutdown\",\"data\":{\"e\":\"serverShutdown\",\"E\":1770123456789}}");
    }
  }
}
