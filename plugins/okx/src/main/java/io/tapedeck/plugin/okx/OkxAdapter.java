package io.tapedeck.plugin.okx;

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

/** OKX. Any thread; it holds nothing but constants. */
@Extension
public final class OkxAdapter implements ExchangeAdapter {

  static final String ID = "okx";
  static final String URL = "url";
  static final String REST = "rest";

  static final ExchangeInfo INFO = new ExchangeInfo(
      ID,
      "OKX",
      "https://www.okx.com",
      false,
      List.of(ConnectionMode.WEBSOCKET_SHARED, ConnectionMode.WEBSOCKET_PER_SYMBOL),
      List.of("BTC-USDT", "ETH-USDT", "SOL-USDT"),
      List.of(
          AdapterOption.webSocketUrl(
              URL, "wss://ws.okx.com:8443/ws/v5/public", "Address of the market data; other hosts serve the EEA (wseea.okx.com) and the US (wsus.okx.com)."),
          AdapterOption.httpUrl(REST, "https://www.okx.com", "Address of lists, snapshots and candles; eea.okx.com and us.okx.com for those regions.")));

  /** Fewer than thirty deep books on a connection are advised; 480 requests an hour each (page "WebSocket connect"). */
  private static final StreamFeed.Settings SETTINGS =
      StreamFeed.Settings.DEFAULT.withMessagesPerSecond(3).withInstrumentsPerConnection(50);

  @Override
  public ExchangeInfo info() {
    return INFO;
  }

  @Override
  public List<Instrument> instruments(ExchangeContext context) throws ExchangeException {
    String rest = rest(context);
    return new InstrumentLists(context, "OKX")
        .load("instruments", Listing.KINDS.stream().map(kind -> Listing.url(rest, kind)).toList(), Listing::read);
  }

  @Override
  public List<Candle> candles(Instrument instrument, Duration interval, int count, ExchangeContext context) throws ExchangeException {
    return OkxCandles.load(rest(context), instrument, interval, count, context);
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
        part -> new OkxProtocol(part, rest(context), memory),
        SETTINGS);
  }

  @Override
  public WireProtocol protocol(Subscription subscription, ExchangeContext context) {
    return new OkxProtocol(subscription, rest(context), new FeedMemory());
  }

  private static String rest(ExchangeContext context) {
    return RestClient.base(context.option(REST));
  }
}
