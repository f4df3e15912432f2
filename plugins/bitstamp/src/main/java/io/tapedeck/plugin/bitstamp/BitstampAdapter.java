package io.tapedeck.plugin.bitstamp;

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

/** Bitstamp. Any thread; it holds nothing but constants. */
@Extension
public final class BitstampAdapter implements ExchangeAdapter {

  static final String ID = "bitstamp";
  static final String BOOK = "book";
  static final String TOP = "top";
  static final String FULL = "full";
  static final String URL = "url";
  static final String REST = "rest";
  static final String POLL = "poll";

  static final ExchangeInfo INFO = new ExchangeInfo(
      ID,
      "Bitstamp",
      "https://www.bitstamp.net",
      false,
      List.of(ConnectionMode.WEBSOCKET_SHARED, ConnectionMode.WEBSOCKET_PER_SYMBOL, ConnectionMode.POLLING),
      List.of("btcusd", "ethusd", "solusd"),
      List.of(
          AdapterOption.choice(
              BOOK,
              TOP,
              List.of(TOP, FULL),
              "The 100 best levels, whole in each message, so that a lost one heals itself; or all levels, where a lost message shows only by crossing."),
          AdapterOption.integer(POLL, 2, 1, 60, "Seconds from one round of requests to the next in polling mode."),
          AdapterOption.webSocketUrl(URL, "wss://ws.bitstamp.net", "Address of the market data."),
          AdapterOption.httpUrl(REST, "https://www.bitstamp.net", "Address of lists, snapshots and candles.")));

  /** No limit is published; others pace themselves to about this. */
  private static final StreamFeed.Settings SETTINGS =
      StreamFeed.Settings.DEFAULT.withMessagesPerSecond(10).withInstrumentsPerConnection(50);

  @Override
  public ExchangeInfo info() {
    return INFO;
  }

  @Override
  public List<Instrument> instruments(ExchangeContext context) throws ExchangeException {
    return new InstrumentLists(context, "Bitstamp").load("pairs", List.of(rest(context) + BitstampProtocol.PAIRS), Listing::read);
  }

  @Override
  public List<Candle> candles(Instrument instrument, Duration interval, int count, ExchangeContext context) throws ExchangeException {
    return BitstampCandles.load(rest(context), instrument, interval, count, context);
  }

  @Override
  public Feed open(Subscription subscription, FeedSink sink, ExchangeContext context) throws ExchangeException {
    StreamFeed.checkMode(INFO, subscription);
    if (subscription.mode() == ConnectionMode.POLLING) {
      return PollingFeed.open(
          subscription, sink, context, ID, INFO.name(), new BitstampPolled(rest(context)), new RestClient(context),
          Duration.ofSeconds(context.integerOption(POLL)));
    }
    FeedMemory memory = new FeedMemory();
    return StreamFeed.open(
        subscription,
        sink,
        context,
        ID,
        new MarketSocket(URI.create(context.option(URL)), context),
        part -> protocol(part, context, memory),
        SETTINGS);
  }

  @Override
  public WireProtocol protocol(Subscription subscription, ExchangeContext context) {
    return protocol(subscription, context, new FeedMemory());
  }

  private static WireProtocol protocol(Subscription subscription, ExchangeContext context, FeedMemory memory) {
    return new BitstampProtocol(subscription, context.option(BOOK).equals(FULL), rest(context), memory);
  }

  private static String rest(ExchangeContext context) {
    return RestClient.base(context.option(REST));
  }
}
