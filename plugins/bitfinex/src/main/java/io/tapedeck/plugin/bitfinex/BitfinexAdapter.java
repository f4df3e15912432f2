package io.tapedeck.plugin.bitfinex;

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

/** Bitfinex. Any thread; it holds nothing but constants. */
@Extension
public final class BitfinexAdapter implements ExchangeAdapter {

  static final String ID = "bitfinex";
  static final String DEPTH = "depth";
  static final String URL = "url";
  static final String REST = "rest";

  static final ExchangeInfo INFO = new ExchangeInfo(
      ID,
      "Bitfinex",
      "https://www.bitfinex.com",
      false,
      List.of(ConnectionMode.WEBSOCKET_SHARED, ConnectionMode.WEBSOCKET_PER_SYMBOL),
      List.of("tBTCUSD", "tETHUSD", "tSOLUSD"),
      List.of(
          AdapterOption.choice(DEPTH, "100", List.of("25", "100", "250"), "Levels of the book on each side."),
          AdapterOption.webSocketUrl(URL, "wss://api-pub.bitfinex.com/ws/2", "Address of the market data."),
          AdapterOption.httpUrl(REST, "https://api-pub.bitfinex.com", "Address of the lists of pairs and of candles.")));

  /** 25 channels on a connection, two for each symbol; 20 connections a minute (page "General"). */
  private static final StreamFeed.Settings SETTINGS =
      StreamFeed.Settings.DEFAULT.withMessagesPerSecond(10).withInstrumentsPerConnection(12);

  @Override
  public ExchangeInfo info() {
    return INFO;
  }

  @Override
  public List<Instrument> instruments(ExchangeContext context) throws ExchangeException {
    return new InstrumentLists(context, "Bitfinex").load("pairs", List.of(list(context)), Listing::read);
  }

  @Override
  public List<Candle> candles(Instrument instrument, Duration interval, int count, ExchangeContext context) throws ExchangeException {
    return BitfinexCandles.load(instrument, interval, count, context);
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
        part -> new BitfinexProtocol(part, context.option(DEPTH), memory),
        SETTINGS);
  }

  @Override
  public WireProtocol protocol(Subscription subscription, ExchangeContext context) {
    return new BitfinexProtocol(subscription, context.option(DEPTH), new FeedMemory());
  }

  private static String list(ExchangeContext context) {
    return RestClient.base(context.option(REST)) + "/v2/conf/pub:list:pair:exchange,pub:map:currency:sym";
  }
}
