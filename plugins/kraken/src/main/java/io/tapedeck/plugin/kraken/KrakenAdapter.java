package io.tapedeck.plugin.kraken;

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
import io.tapedeck.kit.MarketSocket;
import io.tapedeck.kit.PollingFeed;
import io.tapedeck.kit.RestClient;
import io.tapedeck.kit.StreamFeed;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.pf4j.Extension;

/** Kraken's spot market. Any thread; it holds nothing but constants. */
@Extension
public final class KrakenAdapter implements ExchangeAdapter {

  static final String ID = "kraken";
  static final String URL = "url";
  static final String REST = "rest";
  static final String POLL = "poll";
  static final String DEPTH = "depth";
  // Ten levels are enough to prove a book but show little of it; a thousand make the snapshot of each new start ten times as long.
  static final String DEFAULT_DEPTH = "100";

  static final ExchangeInfo INFO = new ExchangeInfo(
      ID,
      "Kraken",
      "https://www.kraken.com",
      false,
      List.of(ConnectionMode.WEBSOCKET_SHARED, ConnectionMode.WEBSOCKET_PER_SYMBOL, ConnectionMode.POLLING),
      List.of("BTC/USD", "ETH/USD", "SOL/USD"),
      List.of(
          AdapterOption.webSocketUrl(URL, "wss://ws.kraken.com/v2", "Address of Kraken's public market data."),
          AdapterOption.httpUrl(REST, "https://api.kraken.com", "Address of Kraken's REST service, for candles and polling mode."),
          AdapterOption.integer(POLL, 3, 1, 60, "Seconds from one round of requests to the next in polling mode."),
          AdapterOption.choice(
              DEPTH,
              DEFAULT_DEPTH,
              List.of("10", "25", "100", "500", "1000"),
              "Levels of the book on each side. More cost more messages; the ten best are proven by checksum at any depth.")));

  /** About one request a second for an address (page "Rate limits"); a round of several symbols takes as long as that needs. */
  private static final RestClient.Limits POLL_PACE = RestClient.Limits.DEFAULT.withRequestsPerSecond(1);

  @Override
  public ExchangeInfo info() {
    return INFO;
  }

  @Override
  public List<Instrument> instruments(ExchangeContext context) throws ExchangeException {
    return new ListingRequest(context).send(socket(context));
  }

  @Override
  public List<Candle> candles(Instrument instrument, Duration interval, int count, ExchangeContext context) throws ExchangeException {
    return KrakenCandles.load(instrument, interval, count, context, new RestClient(context, POLL_PACE));
  }

  @Override
  public Feed open(Subscription subscription, FeedSink sink, ExchangeContext context) throws ExchangeException {
    StreamFeed.checkMode(INFO, subscription);
    if (subscription.mode() == ConnectionMode.POLLING) {
      return PollingFeed.open(
          subscription, sink, context, ID, INFO.name(), new KrakenPolled(context.option(REST)), new RestClient(context, POLL_PACE),
          Duration.ofSeconds(context.integerOption(POLL)));
    }
    FeedMemory memory = new FeedMemory();
    return StreamFeed.open(
        subscription, sink, context, ID, socket(context), part -> new KrakenProtocol(part, context, memory));
  }

  @Override
  public WireProtocol protocol(Subscription subscription, ExchangeContext context) {
    return new KrakenProtocol(subscription, context, new FeedMemory());
  }

  private static MarketSocket socket(ExchangeContext context) {
    return new MarketSocket(URI.create(context.option(URL)), context);
  }
}
