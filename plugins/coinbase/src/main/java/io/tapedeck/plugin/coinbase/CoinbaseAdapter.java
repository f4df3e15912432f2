package io.tapedeck.plugin.coinbase;

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

/** Coinbase. Any thread; it holds nothing but constants. */
@Extension
public final class CoinbaseAdapter implements ExchangeAdapter {

  static final String ID = "coinbase";
  static final String PRODUCT = "product";
  static final String ADVANCED = "advanced";
  static final String EXCHANGE = "exchange";
  static final String URL = "url";
  static final String REST = "rest";
  static final String POLL = "poll";
  private static final String ADVANCED_URL = "wss://advanced-trade-ws.coinbase.com";
  private static final String ADVANCED_REST = "https://api.coinbase.com";
  private static final String EXCHANGE_URL = "wss://ws-feed.exchange.coinbase.com";
  private static final String EXCHANGE_REST = "https://api.exchange.coinbase.com";

  static final ExchangeInfo INFO = new ExchangeInfo(
      ID,
      "Coinbase",
      "https://www.coinbase.com",
      false,
      List.of(ConnectionMode.WEBSOCKET_SHARED, ConnectionMode.WEBSOCKET_PER_SYMBOL, ConnectionMode.POLLING),
      List.of("BTC-USD", "ETH-USD", "SOL-USD"),
      List.of(
          AdapterOption.choice(
              PRODUCT,
              ADVANCED,
              List.of(ADVANCED, EXCHANGE),
              "Advanced Trade, whose messages are numbered, or the older Exchange feed, whose books nothing proves."),
          AdapterOption.integer(POLL, 2, 1, 60, "Seconds from one round of requests to the next in polling mode."),
          AdapterOption.webSocketUrl(URL, ADVANCED_URL, "Address of the market data; left as it is, each product has its own."),
          AdapterOption.httpUrl(REST, ADVANCED_REST, "Address of lists, candles and polled books; left as it is, each product has its own.")));

  /** The first book of a busy product comes in one frame of many megabytes. */
  private static final MarketSocket.Limits SOCKET =
      new MarketSocket.Limits(32L << 20, 32L << 20, 16 << 10, Duration.ofSeconds(10));

  /** Eight messages a second for an address (page "WebSocket Rate Limits"); half of them leave room for a second connection. */
  private static final StreamFeed.Settings SETTINGS =
      StreamFeed.Settings.DEFAULT.withMessagesPerSecond(4).withInstrumentsPerConnection(50);

  @Override
  public ExchangeInfo info() {
    return INFO;
  }

  @Override
  public List<Instrument> instruments(ExchangeContext context) throws ExchangeException {
    return new InstrumentLists(context, "Coinbase").load(context.option(PRODUCT), List.of(products(context)), Products::readAll);
  }

  @Override
  public List<Candle> candles(Instrument instrument, Duration interval, int count, ExchangeContext context) throws ExchangeException {
    return CoinbaseCandles.load(isExchange(context), products(context), instrument, interval, count, context);
  }

  @Override
  public Feed open(Subscription subscription, FeedSink sink, ExchangeContext context) throws ExchangeException {
    StreamFeed.checkMode(INFO, subscription);
    if (subscription.mode() == ConnectionMode.POLLING) {
      return PollingFeed.open(
          subscription, sink, context, ID, INFO.name(), new CoinbasePolled(isExchange(context), products(context)), new RestClient(context),
          Duration.ofSeconds(context.integerOption(POLL)));
    }
    FeedMemory memory = new FeedMemory();
    String url = address(context, URL, ADVANCED_URL, EXCHANGE_URL);
    return StreamFeed.open(
        subscription,
        sink,
        context,
        ID,
        new MarketSocket(URI.create(url), context, SOCKET),
        part -> protocol(part, context, memory),
        SETTINGS);
  }

  @Override
  public WireProtocol protocol(Subscription subscription, ExchangeContext context) {
    return protocol(subscription, context, new FeedMemory());
  }

  private static WireProtocol protocol(Subscription subscription, ExchangeContext context, FeedMemory memory) {
    Requests requests = isExchange(context) ? new ExchangeRequests() : new AdvancedRequests();
    return new CoinbaseProtocol(subscription, requests, products(context), memory);
  }

  private static boolean isExchange(ExchangeContext context) {
    return context.option(PRODUCT).equals(EXCHANGE);
  }

  private static String products(ExchangeContext context) {
    return RestClient.base(address(context, REST, ADVANCED_REST, EXCHANGE_REST))
        + (isExchange(context) ? "/products" : "/api/v3/brokerage/market/products");
  }

  /** What the user set, or else the chosen product's own address. */
  private static String address(ExchangeContext context, String key, String advanced, String exchange) {
    String set = context.option(key);
    return set.equals(advanced) && isExchange(context) ? exchange : set;
  }
}
