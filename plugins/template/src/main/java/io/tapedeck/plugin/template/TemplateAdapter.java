package io.tapedeck.plugin.template;

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
import io.tapedeck.kit.StreamFeed;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.pf4j.Extension;

/** What the exchange is called and where it is. Any thread; it holds nothing but constants. */
@Extension
public final class TemplateAdapter implements ExchangeAdapter {

  static final String ID = "template";

  static final ExchangeInfo INFO = new ExchangeInfo(
      ID,
      "Template",
      "https://example.org",
      false,
      List.of(ConnectionMode.WEBSOCKET_SHARED, ConnectionMode.WEBSOCKET_PER_SYMBOL),
      List.of("BTC-USD", "ETH-USD"),
      List.of(
          AdapterOption.webSocketUrl("url", "wss://example.org/ws", "Address of the market data."),
          AdapterOption.httpUrl("rest", "https://example.org", "Address of the list of symbols and of candles.")));

  @Override
  public ExchangeInfo info() {
    return INFO;
  }

  @Override
  public List<Instrument> instruments(ExchangeContext context) throws ExchangeException {
    return new InstrumentLists(context, INFO.name()).load("symbols", List.of(list(context)), TemplateListing::read);
  }

  @Override
  public List<Candle> candles(Instrument instrument, Duration interval, int count, ExchangeContext context) throws ExchangeException {
    return TemplateCandles.load(instrument, interval, count, context);
  }

  @Override
  public Feed open(Subscription subscription, FeedSink sink, ExchangeContext context) throws ExchangeException {
    StreamFeed.checkMode(INFO, subscription);
    FeedMemory memory = new FeedMemory();
    MarketSocket socket = new MarketSocket(URI.create(context.option("url")), context);
    return StreamFeed.open(
        subscription, sink, context, ID, socket, part -> new TemplateProtocol(part, list(context), memory));
  }

  @Override
  public WireProtocol protocol(Subscription subscription, ExchangeContext context) {
    return new TemplateProtocol(subscription, list(context), new FeedMemory());
  }

  private static String list(ExchangeContext context) {
    return context.option("rest") + "/symbols";
  }
}
