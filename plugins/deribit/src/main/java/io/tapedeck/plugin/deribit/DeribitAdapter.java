package io.tapedeck.plugin.deribit;

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

/** Deribit. Any thread; it holds nothing but constants. */
@Extension
public final class DeribitAdapter implements ExchangeAdapter {

  static final String ID = "deribit";
  static final String URL = "url";
  static final String REST = "rest";

  static final ExchangeInfo INFO = new ExchangeInfo(
      ID,
      "Deribit",
      "https://www.deribit.com",
      false,
      List.of(ConnectionMode.WEBSOCKET_SHARED, ConnectionMode.WEBSOCKET_PER_SYMBOL),
      List.of("BTC-PERPETUAL", "ETH-PERPETUAL", "SOL_USDC-PERPETUAL"),
      List.of(
          AdapterOption.webSocketUrl(URL, "wss://www.deribit.com/ws/api/v2", "Address of the market data."),
          AdapterOption.httpUrl(REST, "https://www.deribit.com", "Address of the lists of instruments and of candles.")));

  /** About 3.3 subscriptions a second may be asked for (page "Rate Limits"); each message of ours asks for many channels. */
  private static final StreamFeed.Settings SETTINGS =
      StreamFeed.Settings.DEFAULT.withMessagesPerSecond(3).withInstrumentsPerConnection(100);

  private static final RestClient.Limits PACE = RestClient.Limits.DEFAULT.withRequestsPerSecond(2);

  @Override
  public ExchangeInfo info() {
    return INFO;
  }

  @Override
  public List<Instrument> instruments(ExchangeContext context) throws ExchangeException {
    return new InstrumentLists(context, "Deribit")
        .load("instruments", List.of(rest(context) + "/api/v2/public/get_instruments?currency=any"), Listing::read);
  }

  @Override
  public List<Candle> candles(Instrument instrument, Duration interval, int count, ExchangeContext context) throws ExchangeException {
    return DeribitCandles.load(rest(context), instrument, interval, count, context, new RestClient(context, PACE));
  }

  @Override
  public Feed open(Subscription subscription, FeedSink sink, ExchangeContext context) throws ExchangeException {
    StreamFeed.checkMode(INFO, subscription);
    FeedMemory memory = new FeedMemory();
    return StreamFeed.open(
        subscription,
        sink,
        context,
        ID,
        new MarketSocket(URI.create(context.option(URL)), context),
        part -> new DeribitProtocol(part, rest(context), memory),
        SETTINGS,
        new RestClient(context, PACE));
  }

  @Override
  public WireProtocol protocol(Subscription subscription, ExchangeContext context) {
    return new DeribitProtocol(subscription, rest(context), new FeedMemory());
  }

  private static String rest(ExchangeContext context) {
    return RestClient.base(context.option(REST));
  }
}
