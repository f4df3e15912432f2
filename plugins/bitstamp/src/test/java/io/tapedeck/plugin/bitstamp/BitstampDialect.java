package io.tapedeck.plugin.bitstamp;

import io.tapedeck.api.ExchangeAdapter;
import io.tapedeck.api.Side;
import io.tapedeck.testkit.conformance.Dialect;
import io.tapedeck.testkit.conformance.MadeUpCandle;
import io.tapedeck.testkit.conformance.MadeUpMarket;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Bitstamp as the conformance suite plays it, with whole books. */
class BitstampDialect extends Dialect {

  @Override
  public ExchangeAdapter adapter() {
    return new BitstampAdapter();
  }

  @Override
  public List<String> symbols() {
    return List.of("btcusd", "ethusd", "solusd");
  }

  @Override
  public String key() {
    return "BITSTAMP:BTC/USD";
  }

  @Override
  public String unknown() {
    return "nosuchcoin";
  }

  @Override
  public List<String> recordings() {
    return List.of("bitstamp/v2-20210417", "bitstamp/v2-20220105");
  }

  @Override
  public Map<String, String> options(String recording) {
    return Map.of("book", "full");
  }

  @Override
  public boolean seesLostMessages() {
    return false;
  }

  @Override
  public boolean sendsChanges() {
    return false;
  }

  @Override
  public boolean tellsCandles() {
    return true;
  }

  @Override
  public Answer candles(String asked, List<MadeUpCandle> candles) {
    String symbol = asked.replaceAll(".*/ohlc/([^/]*)/\\?step=60&.*", "$1");
    return !lists(symbol) ? Answer.unknown() : Answer.of("{\"data\":{\"pair\":\"BTC/USD\",\"ohlc\":[" + each(candles, c -> "{\"timestamp\":\"" + c.startSeconds()
        + "\",\"open\":\"" + c.open() + "\",\"high\":\"" + c.high() + "\",\"low\":\"" + c.low() + "\",\"close\":\"" + c.close() + "\",\"volume\":\""
        + c.volume() + "\"}") + "]}}");
  }

  @Override
  public Session connect() {
    return new BitstampSession();
  }

  @Override
  public Answer rest(String asked) {
    if (asked.contains("/order_book/")) {
      String symbol = asked.replaceAll(".*/order_book/([^/]*)/?", "$1");
      return lists(symbol) ? Answer.of(book(market(symbol))) : Answer.unknown();
    }
    if (asked.contains("/transactions/")) {
      String symbol = asked.replaceAll(".*/transactions/([^/]*)/.*", "$1");
      return !lists(symbol) ? Answer.unknown() : Answer.of("[" + String.join(",", market(symbol).trades().stream()
          .map(t -> "{\"date\":\"" + t.millis() / 1_000 + "\",\"tid\":\"" + t.id() + "\",\"price\":\"" + t.price() + "\",\"type\":\""
              + (t.taker() == Side.BUY ? 0 : 1) + "\",\"amount\":\"" + t.size() + "\"}")
          .toList()) + "]");
    }
    return Answer.of("[" + String.join(",", symbols().stream()
        .map(symbol -> "{\"trading\":\"Enabled\",\"base_decimals\":4,\"url_symbol\":\"" + symbol + "\",\"name\":\""
            + symbol.substring(0, 3).toUpperCase(Locale.ROOT) + "/USD\",\"counter_decimals\":2}")
        .toList()) + "]");
  }

  static String book(MadeUpMarket market) {
    return times(market.millis(), "\"bids\":[" + market.pairs(Side.BUY) + "],\"asks\":[" + market.pairs(Side.SELL) + "]");
  }

  static String times(long millis, String more) {
    return "{\"timestamp\":\"" + millis / 1_000 + "\",\"microtimestamp\":\"" + millis * 1_000 + "\"," + more + "}";
  }

  /** A change in words: the whole book. */
  String data(MadeUpMarket.Change change) {
    return book(change.market());
  }

  /** The channel of books. */
  String channel() {
    return "order_book_";
  }

  /** What comes by itself after a book was subscribed. */
  List<String> first(String symbol) {
    return List.of(event("data", "order_book_" + symbol, book(market(symbol))));
  }

  static String event(String event, String channel, String data) {
    return "{\"data\":" + data + ",\"channel\":\"" + channel + "\",\"event\":\"" + event + "\"}";
  }

  private final class BitstampSession implements Session {

    @Override
    public List<String> heard(String message) {
      if (message.contains("heartbeat")) {
        return heartbeat();
      }
      String channel = message.replaceAll(".*\"channel\":\"([^\"]*)\".*", "$1");
      String symbol = channel.substring(channel.lastIndexOf('_') + 1);
      if (message.contains("unsubscribe")) {
        return List.of(event("bts:unsubscription_succeeded", channel, "{}"));
      }
      if (!lists(symbol)) {
        return List.of("{\"event\":\"bts:error\",\"channel\":\"\",\"data\":{\"code\":null,\"message\":\"Bad subscription string.\"}}");
      }
      List<String> out = new ArrayList<>();
      out.add(event("bts:subscription_succeeded", channel, "{}"));
      if (channel.startsWith(channel())) {
        out.addAll(first(symbol));
      }
      return out;
    }

    @Override
    public List<String> change(MadeUpMarket.Change change) {
      return List.of(event("data", channel() + change.symbol(), data(change)));
    }

    @Override
    public List<String> trade(MadeUpMarket.Trade trade) {
      return List.of(event("trade", "live_trades_" + trade.symbol(), times(trade.millis(), "\"id\":" + trade.id()
          + ",\"amount\":0.014140160000000001,\"amount_str\":\"" + trade.size() + "\",\"price\":1.5,\"price_str\":\"" + trade.price()
          + "\",\"type\":" + (trade.taker() == Side.BUY ? 0 : 1) + ",\"buy_order_id\":1,\"sell_order_id\":2")));
    }

    @Override
    public List<String> heartbeat() {
      return List.of("{\"event\":\"bts:heartbeat\",\"channel\":\"\",\"data\":{\"status\":\"success\"}}");
    }

    @Override
    public List<String> farewell() {
      return List.of("{\"event\":\"bts:request_reconnect\",\"channel\":\"\",\"data\":\"\"}");
    }
  }
}
