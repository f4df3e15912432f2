package io.tapedeck.plugin.bybit;

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
import io.tapedeck.kit.RestClient;
import io.tapedeck.kit.StreamFeed;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.pf4j.Extension;

/** Bybit. Any thread; it holds nothing but constants. */
@Extension
public final class BybitAdapter implements ExchangeAdapter {

  static final String ID = "bybit";
  static final String PRODUCT = "product";
  static final String SPOT = "spot";
  static final String LINEAR = "linear";
  static final String DEPTH = "depth";
  static final String URL = "url";
  static final String REST = "rest";

  private static final String SPOT_URL = "wss://stream.bybit.com/v5/public/spot";
  private static final String LINEAR_URL = "wss://stream.bybit.com/v5/public/linear";

  static final ExchangeInfo INFO = new ExchangeInfo(
      ID,
      "Bybit",
      "https://www.bybit.com",
      false,
      List.of(ConnectionMode.WEBSOCKET_SHARED, ConnectionMode.WEBSOCKET_PER_SYMBOL),
      List.of("BTCUSDT", "ETHUSDT", "SOLUSDT"),
      List.of(
          AdapterOption.choice(
              PRODUCT, SPOT, List.of(SPOT, LINEAR), "Spot, or contracts settled in USDT and USDC: the same symbols, other books."),
          AdapterOption.choice(
              DEPTH,
              "200",
              List.of("50", "200", "1000"),
              "Levels of the book on each side; the deeper, the less often they are sent (20, 100, 200 ms)."),
          AdapterOption.webSocketUrl(URL, SPOT_URL, "Address of the market data; left as it is, each product has its own."),
          AdapterOption.httpUrl(REST, "https://api.bybit.com", "Address of the lists of symbols and of candles.")));

  /** Three topics a symbol, of 21 000 characters on a connection (page "Connect"). */
  private static final StreamFeed.Settings SETTINGS =
      StreamFeed.Settings.DEFAULT.withMessagesPerSecond(10).withInstrumentsPerConnection(100);

  @Override
  public ExchangeInfo info() {
    return INFO;
  }

  @Override
  public List<Instrument> instruments(ExchangeContext context) throws ExchangeException {
    String product = context.option(PRODUCT);
    return new InstrumentLists(context, "Bybit").load(product, List.of(list(context) + "&limit=1000"), Listing::read);
  }

  @Override
  public List<Candle> candles(Instrument instrument, Duration interval, int count, ExchangeContext context) throws ExchangeException {
    return BybitCandles.load(instrument, interval, count, context);
  }

  @Override
  public Feed open(Subscription subscription, FeedSink sink, ExchangeContext context) throws ExchangeException {
    StreamFeed.checkMode(INFO, subscription);
    FeedMemory memory = new FeedMemory();
    String set = context.option(URL);
    String url = set.equals(SPOT_URL) && context.option(PRODUCT).equals(LINEAR) ? LINEAR_URL : set;
    return StreamFeed.open(
        subscription,
        sink,
        context,
        ID,
        new MarketSocket(URI.create(url), context),
        part -> new BybitProtocol(part, context.option(DEPTH), list(context), memory),
        SETTINGS);
  }

  @Override
  public WireProtocol protocol(Subscription subscription, ExchangeContext context) {
    return new BybitProtocol(subscription, context.option(DEPTH), list(context), new FeedMemory());
  }

  private static String list(ExchangeContext context) {
    return RestClient.base(context.option(REST)) + "/v5/market/instruments-info?category=" + context.option(PRODUCT);
  }
}
