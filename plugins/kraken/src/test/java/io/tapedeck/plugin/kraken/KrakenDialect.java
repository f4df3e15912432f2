package io.tapedeck.plugin.kraken;

import io.tapedeck.api.ExchangeAdapter;
import io.tapedeck.api.Side;
import io.tapedeck.testkit.conformance.Dialect;
import io.tapedeck.testkit.conformance.MadeUpCandle;
import io.tapedeck.testkit.conformance.MadeUpMarket;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;

/** Kraken as the conformance suite plays it; the checksum is written anew from Kraken's words. */
final class KrakenDialect extends Dialect {

  @Override
  public ExchangeAdapter adapter() {
    return new KrakenAdapter();
  }

  @Override
  public List<String> symbols() {
    return List.of("BTC/USD", "ETH/USD", "SOL/USD");
  }

  @Override
  public String key() {
    return "KRAKEN:BTC/USD";
  }

  @Override
  public String unknown() {
    return "NOSUCH/COIN";
  }

  @Override
  public List<String> recordings() {
    return List.of("kraken/v2-from-v1-20210417", "kraken/v2-from-v1-btcusd-20210405", "kraken/v2-book10-btcusd-20260719");
  }

  @Override
  public boolean listsByRest() {
    return false;
  }

  /** The older service, which names pairs in its own way. */
  @Override
  public Answer rest(String asked) {
    if (asked.contains("/AssetPairs")) {
      return Answer.of("{\"error\":[],\"result\":{" + String.join(",", symbols().stream()
          .map(symbol -> "\"X" + old(symbol) + "\":{\"altname\":\"" + old(symbol) + "\",\"wsname\":\"" + symbol.replace("BTC", "XBT") + "\"}").toList()) + "}}");
    }
    for (String symbol : symbols()) {
      if (asked.contains("pair=" + old(symbol) + "&")) {
        MadeUpMarket market = market(symbol);
        String data = asked.contains("/Depth")
            ? "{\"asks\":[" + market.pairs(Side.SELL) + "],\"bids\":[" + market.pairs(Side.BUY) + "]}"
            : "[" + String.join(",", market.trades().stream().map(KrakenDialect::trade).toList()) + "]";
        return Answer.of("{\"error\":[],\"result\":{\"X" + old(symbol) + "\":" + data + (asked.contains("/Depth") ? "" : ",\"last\":\"1\"") + "}}");
      }
    }
    return Answer.of("{\"error\":[\"EQuery:Unknown asset pair\"]}");
  }

  private static String old(String symbol) {
    return symbol.replace("BTC", "XBT").replace("/", "");
  }

  private static String trade(MadeUpMarket.Trade trade) {
    return "[\"" + trade.price() + "\",\"" + trade.size() + "\"," + trade.millis() / 1_000 + ".1234567,\"" + (trade.taker() == Side.BUY ? "b" : "s")
        + "\",\"m\",\"\"," + trade.id() + "]";
  }

  @Override
  public boolean tellsCandles() {
    return true;
  }

  @Override
  public Answer candles(String asked, List<MadeUpCandle> candles) {
    if (symbols().stream().noneMatch(symbol -> asked.contains("/0/public/OHLC?pair=" + old(symbol) + "&interval=1"))) {
      return Answer.of("{\"error\":[\"EQuery:Unknown asset pair\"]}");
    }
    long last = candles.stream().filter(candle -> !candle.running()).mapToLong(MadeUpCandle::startSeconds).max().orElse(0);
    return Answer.of("{\"error\":[],\"result\":{\"XXBTZUSD\":[" + each(candles, c -> "[" + c.startSeconds() + ",\"" + c.open() + "\",\"" + c.high()
        + "\",\"" + c.low() + "\",\"" + c.close() + "\",\"1.0\",\"" + c.volume() + "\"," + c.trades() + "]") + "],\"last\":" + last + "}}");
  }

  @Override
  public Session connect() {
    return new KrakenSession();
  }

  private static long checksum(MadeUpMarket market) {
    StringBuilder digits = new StringBuilder();
    for (Side side : List.of(Side.SELL, Side.BUY)) {
      market.levels(side).stream().limit(10).forEach(level -> level.forEach(number -> digits.append(new BigInteger(number.replace(".", "")))));
    }
    CRC32 crc = new CRC32();
    crc.update(digits.toString().getBytes(StandardCharsets.US_ASCII));
    return crc.getValue();
  }

  private final class KrakenSession implements Session {

    @Override
    public List<String> greeting() {
      return List.of("{\"channel\":\"status\",\"data\":[{\"system\":\"online\"}],\"type\":\"update\"}");
    }

    @Override
    public List<String> heard(String message) {
      List<String> out = new ArrayList<>();
      if (message.contains("\"ping\"")) {
        out.add("{\"method\":\"pong\",\"req_id\":1,\"time_in\":\"2023-09-25T09:05:00.123456Z\"}");
      } else if (message.contains("\"unsubscribe\"")) {
        return out;
      } else if (message.contains("\"instrument\"")) {
        out.add("{\"channel\":\"instrument\",\"type\":\"snapshot\",\"data\":{\"assets\":[],\"pairs\":["
            + String.join(",", symbols().stream().map(KrakenSession::pair).toList()) + "]}}");
      } else {
        String channel = message.contains("\"book\"") ? "book" : message.contains("\"trade\"") ? "trade" : "ticker";
        for (String symbol : named(message)) {
          answer(channel, symbol, out);
        }
      }
      return out;
    }

    private static String pair(String symbol) {
      return "{\"symbol\":\"" + symbol + "\",\"base\":\"" + symbol.substring(0, 3)
          + "\",\"quote\":\"USD\",\"status\":\"online\",\"qty_precision\":4,\"price_precision\":2}";
    }

    private void answer(String channel, String symbol, List<String> out) {
      if (!lists(symbol)) {
        out.add("{\"error\":\"Currency pair not supported " + symbol + "\",\"method\":\"subscribe\",\"success\":false,\"symbol\":\""
            + symbol + "\"}");
        return;
      }
      out.add("{\"method\":\"subscribe\",\"result\":{\"channel\":\"" + channel + "\",\"symbol\":\"" + symbol
          + "\",\"depth\":100,\"snapshot\":true},\"success\":true}");
      if (channel.equals("book")) {
        MadeUpMarket market = market(symbol);
        out.add(book("snapshot", market, market.words(Side.BUY, KrakenSession::level), market.words(Side.SELL, KrakenSession::level)));
      }
    }

    private static String level(String price, String size) {
      return "{\"price\":" + price + ",\"qty\":" + size + "}";
    }

    private String book(String type, MadeUpMarket market, String bids, String asks) {
      return "{\"channel\":\"book\",\"type\":\"" + type + "\",\"data\":[{\"symbol\":\"" + market.symbol() + "\",\"bids\":[" + bids
          + "],\"asks\":[" + asks + "],\"checksum\":" + checksum(market) + ",\"timestamp\":\"" + Instant.ofEpochMilli(market.millis()) + "\"}]}";
    }

    @Override
    public List<String> change(MadeUpMarket.Change change) {
      String level = level(change.price(), change.size());
      return List.of(change.side() == Side.BUY
          ? book("update", change.market(), level, "")
          : book("update", change.market(), "", level));
    }

    @Override
    public List<String> trade(MadeUpMarket.Trade trade) {
      return List.of("{\"channel\":\"trade\",\"type\":\"update\",\"data\":[{\"symbol\":\"" + trade.symbol() + "\",\"side\":\""
          + (trade.taker() == Side.BUY ? "buy" : "sell") + "\",\"price\":" + trade.price() + ",\"qty\":" + trade.size()
          + ",\"ord_type\":\"limit\",\"trade_id\":" + trade.id() + ",\"timestamp\":\"" + Instant.ofEpochMilli(trade.millis()) + "\"}]}");
    }

    @Override
    public List<String> quote(MadeUpMarket market) {
      return List.of("{\"channel\":\"ticker\",\"type\":\"update\",\"data\":[{\"symbol\":\"" + market.symbol() + "\",\"bid\":"
          + market.best(Side.BUY).get(0) + ",\"bid_qty\":" + market.best(Side.BUY).get(1) + ",\"ask\":" + market.best(Side.SELL).get(0)
          + ",\"ask_qty\":" + market.best(Side.SELL).get(1) + "}]}");
    }

    @Override
    public List<String> heartbeat() {
      return List.of("{\"channel\":\"heartbeat\"}");
    }
  }
}
