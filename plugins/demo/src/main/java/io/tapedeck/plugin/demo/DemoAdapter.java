package io.tapedeck.plugin.demo;

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
import io.tapedeck.api.Problem;
import io.tapedeck.api.Subscription;
import io.tapedeck.api.WireProtocol;
import io.tapedeck.kit.StreamFeed;
import java.time.Duration;
import java.util.List;
import org.pf4j.Extension;

/** The demo exchange as a plugin: a made-up market, offline, with faults on request. Control thread, as {@link ExchangeAdapter}. */
@Extension
public final class DemoAdapter implements ExchangeAdapter {
  private static final ExchangeInfo INFO = new ExchangeInfo(
      Listing.EXCHANGE,
      "Demo exchange",
      "",
      true,
      List.of(ConnectionMode.WEBSOCKET_PER_SYMBOL, ConnectionMode.WEBSOCKET_SHARED, ConnectionMode.POLLING),
      List.of("BTC/USD", "ETH/USD", "SOL/USD"),
      List.of(
          AdapterOption.integer("rate", 200, 1, DemoVenue.MOST_EVENTS_A_SECOND,
              "Trades, quotes and book messages a second, of all symbols together."),
          AdapterOption.integer("seed", 1, 0, Long.MAX_VALUE,
              "The same number gives the same market, event by event."),
          AdapterOption.text("faults", "",
              "Trouble on request, such as disconnect@10,gap:ETH/USD@5/30: a kind, a symbol if only one is meant, seconds from the"
                  + " start, seconds until it comes again. Kinds: disconnect, stall, silence, garbage, unknown, burst, skew, gap,"
                  + " checksum, crossed, refuse.")));

  /** As any exchange, but nobody here counts connection attempts: all start at once. */
  private static final StreamFeed.Settings SETTINGS =
      new StreamFeed.Settings(20, Integer.MAX_VALUE, Duration.ofSeconds(30), Duration.ZERO, 0);

  /** For the plugin loader. */
  public DemoAdapter() {}

  @Override
  public ExchangeInfo info() {
    return INFO;
  }

  @Override
  public List<Instrument> instruments(ExchangeContext context) {
    return Listing.ALL.stream().map(Listing::instrument).toList();
  }

  @Override
  public List<Candle> candles(Instrument instrument, Duration interval, int count, ExchangeContext context) throws ExchangeException {
    Listing listing = Listing.of(instrument.symbol()).orElseThrow(() -> new ExchangeException(Problem.lasting(
        Problem.Kind.UNKNOWN_SYMBOL, "The demo exchange does not list " + instrument.symbol() + "; it has no candles.", "")));
    return new DemoCandles(listing, context.integerOption("seed"), context.integerOption("rate"), context.clock().epochNanos()).newest(interval, count);
  }

  @Override
  public Feed open(Subscription subscription, FeedSink sink, ExchangeContext context) throws ExchangeException {
    DemoVenue venue = new DemoVenue(
        context.integerOption("rate"),
        context.integerOption("seed"),
        Fault.parse(context.option("faults")),
        context.clock());
    if (subscription.mode() == ConnectionMode.POLLING) {
      return DemoPollingFeed.open(subscription, sink, context, venue);
    }
    StreamFeed feed = StreamFeed.open(
        subscription, sink, context, Listing.EXCHANGE, new DemoConnector(venue, context), DemoProtocol::new, SETTINGS);
    return new DemoFeed(feed, venue);
  }

  @Override
  public WireProtocol protocol(Subscription subscription, ExchangeContext context) {
    return new DemoProtocol(subscription);
  }
}
