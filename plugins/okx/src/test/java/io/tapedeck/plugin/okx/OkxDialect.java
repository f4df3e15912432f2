package io.tapedeck.plugin.okx;

import io.tapedeck.api.ExchangeAdapter;
import io.tapedeck.api.Side;
import io.tapedeck.testkit.conformance.Dialect;
import io.tapedeck.testkit.conformance.MadeUpCandle;
import io.tapedeck.testkit.conformance.MadeUpMarket;
import java.util.ArrayList;
import java.util.List;

/** OKX as the conformance suite plays it: with ids, and a checksum that is always 0. */
class OkxDialect extends Dialect {

  @Override
  public ExchangeAdapter adapter() {
    return new OkxAdapter();
  }

  @Override
  public List<String> symbols() {
    return List.of("BTC-USDT", "ETH-USDT", "SOL-USDT");
  }

  @Override
  public String key() {
    return "OKX:BTC/USDT";
  }

  @Override
  public List<String> recordings() {
    return List.of("okx/okcoin-v5-20230527", "okx/v5-books-20220513", "okx/v5-tbt-20220227");
  }

  /** False plays the exchange without the first snapshot over the WebSocket, as OKX announced it. */
  boolean sendsSnapshots() {
    return true;
  }

  @Override
  public boolean tellsCandles() {
    return true;
  }

  @Override
  public Answer candles(String asked, List<MadeUpCandle> candles) {
    String symbol = asked.replaceAll(".*/market/candles\\?instId=([^&]*)&bar=1m&.*", "$1");
    if (!lists(symbol)) {
      return Answer.of("{\"code\":\"51001\",\"msg\":\"Instrument ID does not exist\",\"data\":[]}");
    }
    return Answer.of("{\"code\":\"0\",\"msg\":\"\",\"data\":[" + each(MadeUpCandle.newestFirst(candles), c -> "[\"" + c.startMillis() + "\",\"" + c.open() + "\",\""
        + c.high() + "\",\"" + c.low() + "\",\"" + c.close() + "\",\"" + c.volume() + "\",\"1.0\",\"1.0\",\"" + (c.running() ? 0 : 1) + "\"]") + "]}");
  }

  @Override
  public Session connect() {
    return new OkxSession();
  }

  @Override
  public Answer rest(String asked) {
    if (asked.contains("/market/books")) {
      String symbol = asked.replaceAll(".*instId=([^&]*).*", "$1");
      MadeUpMarket market = market(symbol);
      return Answer.of("{\"code\":\"0\",\"msg\":\"\",\"data\":[{\"asks\":[" + levels(market, Side.SELL) + "],\"bids\":[" + levels(market, Side.BUY)
          + "],\"ts\":\"" + market.millis() + "\",\"seqId\":" + market.id() + "}]}");
    }
    List<String> listed = symbols().stream()
        .filter(symbol -> asked.endsWith("instType=SPOT"))
        .map(symbol -> "{\"instId\":\"" + symbol + "\",\"instType\":\"SPOT\",\"baseCcy\":\"" + symbol.substring(0, 3)
            + "\",\"quoteCcy\":\"USDT\",\"tickSz\":\"0.01\",\"lotSz\":\"0.0001\",\"state\":\"live\",\"uly\":\"\"}")
        .toList();
    return Answer.of("{\"code\":\"0\",\"msg\":\"\",\"data\":[" + String.join(",", listed) + "]}");
  }

  private static String levels(MadeUpMarket market, Side side) {
    return market.words(side, (price, size) -> "[\"" + price + "\",\"" + size + "\",\"0\",\"1\"]");
  }

  private final class OkxSession implements Session {

    @Override
    public List<String> heard(String message) {
      if (message.equals("ping")) {
        return List.of("pong");
      }
      List<String> symbols = named(message);
      if (message.contains("\"unsubscribe\"")) {
        return List.of();
      }
      for (String symbol : symbols) {
        if (!lists(symbol)) {
          return List.of("{\"event\":\"error\",\"code\":\"60018\",\"msg\":\"Wrong URL or channel:books,instId:" + symbol
              + " doesn't exist.\",\"connId\":\"a4d3ae55\"}");
        }
      }
      List<String> out = new ArrayList<>();
      for (String symbol : symbols) {
        out.add("{\"event\":\"subscribe\",\"arg\":{\"channel\":\"books\",\"instId\":\"" + symbol + "\"},\"connId\":\"a4d3ae55\"}");
        MadeUpMarket market = market(symbol);
        if (sendsSnapshots()) {
          out.add(book(market, "snapshot", levels(market, Side.BUY), levels(market, Side.SELL), -1));
        } else {
          // A quiet market says so from time to time: the first message changes nothing.
          out.add(book(market, "update", "", "", market.id()));
        }
      }
      return out;
    }

    private static String book(MadeUpMarket market, String action, String bids, String asks, long previous) {
      return "{\"arg\":{\"channel\":\"books\",\"instId\":\"" + market.symbol() + "\"},\"action\":\"" + action + "\",\"data\":[{\"asks\":[" + asks
          + "],\"bids\":[" + bids + "],\"ts\":\"" + market.millis() + "\",\"checksum\":0,\"prevSeqId\":" + previous + ",\"seqId\":" + market.id()
          + "}]}";
    }

    @Override
    public List<String> change(MadeUpMarket.Change change) {
      String level = "[\"" + change.price() + "\",\"" + change.size() + "\",\"0\",\"1\"]";
      boolean bid = change.side() == Side.BUY;
      return List.of(book(change.market(), "update", bid ? level : "", bid ? "" : level, change.previousId()));
    }

    @Override
    public List<String> trade(MadeUpMarket.Trade trade) {
      return List.of("{\"arg\":{\"channel\":\"trades\",\"instId\":\"" + trade.symbol() + "\"},\"data\":[{\"instId\":\"" + trade.symbol()
          + "\",\"tradeId\":\"" + trade.id() + "\",\"px\":\"" + trade.price() + "\",\"sz\":\"" + trade.size() + "\",\"side\":\""
          + (trade.taker() == Side.BUY ? "buy" : "sell") + "\",\"ts\":\"" + trade.millis() + "\",\"count\":\"1\"}]}");
    }

    @Override
    public List<String> quote(MadeUpMarket market) {
      List<String> bid = market.best(Side.BUY);
      List<String> ask = market.best(Side.SELL);
      return List.of("{\"arg\":{\"channel\":\"bbo-tbt\",\"instId\":\"" + market.symbol() + "\"},\"data\":[{\"asks\":[[\"" + ask.get(0) + "\",\""
          + ask.get(1) + "\",\"0\",\"1\"]],\"bids\":[[\"" + bid.get(0) + "\",\"" + bid.get(1) + "\",\"0\",\"1\"]],\"ts\":\"" + market.millis()
          + "\",\"seqId\":7}]}");
    }

    @Override
    public List<String> heartbeat() {
      return List.of("pong");
    }

    @Override
    public List<String> farewell() {
      return List.of("{\"event\":\"notice\",\"code\":\"64008\",\"msg\":\"The connection will soon be closed for a service upgrade. Please reconnect.\","
          + "\"connId\":\"a4d3ae55\"}");
    }
  }
}
