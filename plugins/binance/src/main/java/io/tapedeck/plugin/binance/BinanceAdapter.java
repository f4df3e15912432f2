package io.tapedeck.plugin.binance;

import io.tapedeck.api.AdapterOption;
import io.tapedeck.api.Candle;
import io.tapedeck.api.ConnectionMode;
import io.tapedeck.api.ExchangeAdapter;
import io.tapedeck.api.ExchangeContext;
import io.tapedeck.api.ExchangeException;
import io.tapedeck.api.ExchangeInfo;
import io.tapedeck.api.Feed;
import io.tapedeck.api.FeedSink;
import io.tapedeck.api.Instrument;
import io.tapedeck.api.Subscription;
import io.tapedeck.api.WireProtocol;
import io.tapedeck.kit.FeedMemory;
import io.tapedeck.kit.InstrumentLists;
import io.tapedeck.kit.MarketSocket;
import io.tapedeck.kit.PollingFeed;
import io.tapedeck.kit.RestClient;
import io.tapedeck.kit.StreamFeed;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.pf4j.Extension;

/** Binance. Any thread; it holds nothing but constants. */
@Extension
public final class BinanceAdapter implements ExchangeAdapter {

  static final String ID = "binance";
  static final String PRODUCT = "product";
  static final String DEPTH = "depth";
  static final String URL = "url";
  static final String REST = "rest";
  static final String POLL = "poll";

  static final ExchangeInfo INFO = new ExchangeInfo(
      ID,
      "Binance",
      "https://www.binance.com",
      false,
      List.of(ConnectionMode.WEBSOCKET_SHARED, ConnectionMode.WEBSOCKET_PER_SYMBOL, ConnectionMode.POLLING),
      List.of("BTCUSDT", "ETHUSDT", "SOLUSDT"),
      List.of(
          AdapterOption.choice(
              PRODUCT,
              Market.SPOT.option,
              List.of(Market.SPOT.option, Market.USDM.option, Market.US.option),
              "Spot, USD-M futures, or Binance.US: each has its own books."),
          AdapterOption.choice(
              DEPTH,
              "1000",
              List.of("100", "500", "1000", "5000"),
              "Levels of a book's snapshot. Those beyond are known only once they change; the futures have 1000 at most."),
          AdapterOption.integer(POLL, 2, 1, 60, "Seconds from one round of requests to the next in polling mode."),
          AdapterOption.webSocketUrl(URL, Market.SPOT.url, "Address of the market data; left as it is, each product has its own."),
          AdapterOption.httpUrl(REST, Market.SPOT.rest, "Address of lists, snapshots and candles; left as it is, each product has its own.")));

  /** Five messages a second on a connection, pongs included (page "Web Socket Streams"); three leave room for those. */
  private static final StreamFeed.Settings SETTINGS = StreamFeed.Settings.DEFAULT.withMessagesPerSecond(3);

  /** A snapshot of 1000 levels weighs 50 of 6000 a minute (page "REST API", "Order book"). */
  private static final RestClient.Limits PACE = RestClient.Limits.DEFAULT.withRequestsPerSecond(2);

  /** A book of 100 levels weighs 5 and the trades 25 of 6000 a minute. */
  private static final RestClient.Limits POLL_PACE = RestClient.Limits.DEFAULT.withRequestsPerSecond(5);

  @Override
  public ExchangeInfo info() {
    return INFO;
  }

  @Override
  public List<Instrument> instruments(ExchangeContext context) throws ExchangeException {
    Market market = market(context);
    return new InstrumentLists(context, "Binance")
        .load(market.option, List.of(market.listing(rest(context, market))), body -> Listing.read(body, market));
  }

  @Override
  public List<Candle> candles(Instrument instrument, Duration interval, int count, ExchangeContext context) throws ExchangeException {
    Market market = market(context);
    return BinanceCandles.load(market, rest(context, market), instrument, interval, count, context, new RestClient(context, PACE));
  }

  @Override
  public Feed open(Subscription subscription, FeedSink sink, ExchangeContext context) throws ExchangeException {
    StreamFeed.checkMode(INFO, subscription);
    if (subscription.mode() == ConnectionMode.POLLING) {
      Market polled = market(context);
      return PollingFeed.open(
          subscription, sink, context, ID, INFO.name(), new BinancePolled(polled, rest(context, polled)), new RestClient(context, POLL_PACE),
          Duration.ofSeconds(context.integerOption(POLL)));
    }
    FeedMemory memory = new FeedMemory();
    Market market = market(context);
    return StreamFeed.open(
        subscription,
        sink,
        context,
        ID,
        new MarketSocket(URI.create(address(context, URL, Market.SPOT.url, market.url) + "/stream"), context),
        part -> protocol(part, context, memory),
        SETTINGS.withInstrumentsPerConnection(market.perConnection),
        new RestClient(context, PACE));
  }

  @Override
  public WireProtocol protocol(Subscription subscription, ExchangeContext context) {
    return protocol(subscription, context, new FeedMemory());
  }

  private static WireProtocol protocol(Subscription subscription, ExchangeContext context, FeedMemory memory) {
    Market market = market(context);
    String depth = market == Market.USDM && context.option(DEPTH).equals("5000") ? "1000" : context.option(DEPTH);
    return new BinanceProtocol(subscription, market, rest(context, market), depth, memory);
  }

  private static Market market(ExchangeContext context) {
    return Market.of(context.option(PRODUCT));
  }

  private static String rest(ExchangeContext context, Market market) {
    return address(context, REST, Market.SPOT.rest, market.rest);
  }

  /** What the user set, or else the market's own address; without a slash at its end. */
  private static String address(ExchangeContext context, String key, String unset, String own) {
    String set = context.option(key);
    return RestClient.base(set.equals(unset) ? own : set);
  }
}
