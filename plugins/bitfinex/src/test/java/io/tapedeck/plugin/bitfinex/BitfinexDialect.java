package io.tapedeck.plugin.bitfinex;

import io.tapedeck.api.ExchangeAdapter;
import io.tapedeck.api.Side;
import io.tapedeck.testkit.conformance.Dialect;
import io.tapedeck.testkit.conformance.MadeUpCandle;
import io.tapedeck.testkit.conformance.MadeUpMarket;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Bitfinex as the conformance suite plays it. */
final class BitfinexDialect extends Dialect {

  @Override
  public ExchangeAdapter adapter() {
    return new BitfinexAdapter();
  }

  @Override
  public List<String> symbols() {
    return List.of("tBTCUST", "tETHUSD", "tAAVE:USD");
  }

  @Override
  public String key() {
    return "BITFINEX:BTC/USDT";
  }

  @Override
  public String unknown() {
    return "tNOSUCH";
  }

  /** 25 channels a connection, two for each symbol. */
  @Override
  public int mostConnections() {
    return 17;
  }

  @Override
  public List<String> recordings() {
    return List.of("bitfinex/v2-20210417");
  }

  @Override
  public boolean declaresScales() {
    return false;
  }

  @Override
  public boolean tellsCandles() {
    return true;
  }

  @Override
  public Answer candles(String asked, List<MadeUpCandle> candles) {
    String symbol = asked.replaceAll(".*/v2/candles/trade(?::|%3A)1m(?::|%3A)([^/]*)/hist.*", "$1");
    if (!lists(symbol)) {
      return new Answer(500, "[\"error\",10020,\"symbol: invalid\"]");
    }
    return Answer.of("[" + each(MadeUpCandle.newestFirst(candles), c -> "[" + c.startMillis() + "," + MadeUpCandle.number(c.open()) + ","
        + MadeUpCandle.number(c.close()) + "," + MadeUpCandle.number(c.high()) + "," + MadeUpCandle.number(c.low()) + "," + MadeUpCandle.number(c.volume())
        + "]") + "]");
  }

  @Override
  public Session connect() {
    return new BitfinexSession();
  }

  @Override
  public Answer rest(String asked) {
    return Answer.of("[[\"BTCUST\",\"ETHUSD\",\"AAVE:USD\",\"ODDLY\"],[[\"UST\",\"USDt\"],[\"BCHN\",\"BCH\"]]]");
  }

  private final class BitfinexSession implements Session {
    private final Map<String, Integer> channels = new HashMap<>();
    private int lastChannel = 100;
    private long sequence;

    @Override
    public List<String> greeting() {
      return List.of("{\"event\":\"info\",\"version\":2,\"serverId\":\"083bd8d4\",\"platform\":{\"status\":1}}");
    }

    @Override
    public List<String> heard(String message) {
      if (message.contains("\"conf\"")) {
        return List.of("{\"event\":\"conf\",\"status\":\"OK\",\"flags\":65536}");
      }
      if (message.contains("\"ping\"")) {
        return List.of("{\"event\":\"pong\",\"ts\":1511545528111,\"cid\":1}");
      }
      if (message.contains("\"unsubscribe\"")) {
        String id = message.replaceAll(".*\"chanId\":(\\d+).*", "$1");
        channels.values().removeIf(channel -> channel.toString().equals(id));
        return List.of("{\"event\":\"unsubscribed\",\"status\":\"OK\",\"chanId\":" + id + "}");
      }
      String kind = message.contains("\"book\"") ? "book" : "trades";
      List<String> out = new ArrayList<>();
      for (String symbol : named(message)) {
        if (!lists(symbol)) {
          out.add("{\"event\":\"error\",\"channel\":\"" + kind + "\",\"symbol\":\"" + symbol + "\",\"code\":10300,\"msg\":\"symbol: invalid\"}");
          continue;
        }
        int channel = ++lastChannel;
        channels.put(kind + symbol, channel);
        // A heartbeat may come before the channel it belongs to is announced.
        out.add("[" + channel + ",\"hb\"," + ++sequence + "]");
        out.add("{\"event\":\"subscribed\",\"channel\":\"" + kind + "\",\"chanId\":" + channel + ",\"symbol\":\"" + symbol + "\"}");
        if (kind.equals("book")) {
          MadeUpMarket market = market(symbol);
          String bids = market.words(Side.BUY, (price, size) -> entry(Side.BUY, price, size));
          String asks = market.words(Side.SELL, (price, size) -> entry(Side.SELL, price, size));
          out.add(data(channel, "[" + bids + (bids.isEmpty() || asks.isEmpty() ? "" : ",") + asks + "]"));
        } else {
          out.add(data(channel, "[[4001,1618665870435,166.391496,0.076989],[4000,1618665870435,-1,0.07]]"));
        }
      }
      return out;
    }

    private static String entry(Side side, String price, String size) {
      boolean gone = new BigDecimal(size).signum() == 0;
      String sign = side == Side.BUY ? "" : "-";
      return "[" + price + "," + (gone ? "0," + sign + "1" : "1," + sign + size) + "]";
    }

    private String data(int channel, String data) {
      return "[" + channel + "," + data + "," + ++sequence + "]";
    }

    @Override
    public List<String> change(MadeUpMarket.Change change) {
      return List.of(data(channels.getOrDefault("book" + change.symbol(), 1), entry(change.side(), change.price(), change.size())));
    }

    @Override
    public List<String> trade(MadeUpMarket.Trade trade) {
      int channel = channels.getOrDefault("trades" + trade.symbol(), 1);
      return List.of("[" + channel + ",\"te\",[" + trade.id() + "," + trade.millis() + "," + (trade.taker() == Side.BUY ? "" : "-") + trade.size() + ","
          + trade.price() + "]," + ++sequence + "]");
    }

    @Override
    public List<String> heartbeat() {
      return List.of("[17,\"hb\"," + ++sequence + "]");
    }

    @Override
    public List<String> farewell() {
      return List.of("{\"event\":\"info\",\"code\":20051,\"msg\":\"Stopping. Please try to reconnect\"}");
    }
  }
}
