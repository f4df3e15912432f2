package io.tapedeck.plugin.kraken;

import io.tapedeck.api.ExchangeContext;
import io.tapedeck.api.FrameException;
import io.tapedeck.api.Instrument;
import io.tapedeck.api.MarketSink;
import io.tapedeck.api.Problem;
import io.tapedeck.api.Subscription;
import io.tapedeck.api.WireOutput;
import io.tapedeck.api.WireProtocol;
import io.tapedeck.kit.FeedMemory;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Kraken's WebSocket v2 language. One thread at a time, as {@link WireProtocol} says.
 *
 * <p>A book that lost step is asked for again alone, by unsubscribing and subscribing that one symbol: Kraken numbers no messages and
 * offers no other way to a snapshot.
 */
final class KrakenProtocol implements WireProtocol {

  private final Subscription subscription;
  private final int depth;
  private final boolean depthIsGuess;
  private final System.Logger log;
  private final FeedMemory memory;
  private final FrameReader reader = new FrameReader();
  private final KrakenChecksum checksum = new KrakenChecksum();
  private final Map<String, KrakenStream> streams = new LinkedHashMap<>();
  private Requests requests;
  private @Nullable MarketSink sink;

  KrakenProtocol(Subscription subscription, ExchangeContext context, FeedMemory memory) {
    this.subscription = subscription;
    this.memory = memory;
    String asked = context.option(KrakenAdapter.DEPTH);
    depth = Integer.parseInt(asked);
    // Until Kraken acknowledges a depth the first snapshot tells it, unless the user named one.
    depthIsGuess = asked.equals(KrakenAdapter.DEFAULT_DEPTH);
    log = context.log();
    requests = new Requests(WireOutput.NOWHERE, depth);
  }

  @Override
  public void opened(MarketSink newSink, WireOutput out) {
    sink = newSink;
    requests = new Requests(out, depth);
    streams.clear();
    if (subscription.everything()) {
      return;
    }
    // First, so that the precisions are known before the first price.
    requests.instruments();
    List<String> symbols = new ArrayList<>();
    for (Instrument instrument : subscription.instruments()) {
      KrakenStream stream = add(instrument);
      Problem refusal = memory.refusalOf(instrument.symbol());
      if (refusal == null) {
        symbols.add(instrument.symbol());
      } else {
        stream.refused(refusal);
      }
    }
    if (!symbols.isEmpty()) {
      ask(symbols);
    }
  }

  private KrakenStream add(Instrument instrument) {
    Instrument best = memory.listedOr(instrument);
    KrakenStream stream = new KrakenStream(sink(), checksum, best, depth, depthIsGuess);
    streams.put(instrument.symbol(), stream);
    return stream;
  }

  private void ask(List<String> symbols) {
    requests.book(symbols);
    requests.trades(symbols);
    requests.quotes(symbols);
  }

  @Override
  public void frame(byte[] frame) throws FrameException {
    reader.read(frame);
    String system = reader.system();
    if (system != null && !system.equals("online")) {
      sink().notice(Problems.system(system));
    }
    if (reader.isListing()) {
      reader.listed().forEach(this::declare);
    }
    for (int i = 0; i < reader.books().size(); i++) {
      BookItem item = reader.books().get(i);
      KrakenStream stream = wanted(item.symbol());
      if (stream != null && !stream.book(item, reader.isSnapshot())) {
        resync(stream);
      }
    }
    for (int i = 0; i < reader.trades().size(); i++) {
      TradeItem item = reader.trades().get(i);
      KrakenStream stream = wanted(item.symbol());
      if (stream != null && !stream.trade(item)) {
        resync(stream);
      }
    }
    for (int i = 0; i < reader.tickers().size(); i++) {
      TickerItem item = reader.tickers().get(i);
      KrakenStream stream = wanted(item.symbol());
      if (stream != null && !stream.quote(item)) {
        resync(stream);
      }
    }
    if (!reader.answer().isEmpty()) {
      answered(reader.answer());
    }
  }

  /** The stream of a symbol; null when nobody asked for it. */
  private @Nullable KrakenStream wanted(String symbol) {
    KrakenStream stream = streams.get(symbol);
    return stream == null && subscription.everything() ? add(Instrument.provisional(KrakenAdapter.ID, symbol)) : stream;
  }

  private void declare(Instrument pair) {
    memory.list(pair);
    KrakenStream stream = streams.get(pair.symbol());
    if (stream != null) {
      boolean needsSnapshot = stream.declare(pair);
      stream.name();
      if (needsSnapshot) {
        resync(stream);
      }
    }
  }

  private void answered(Answer answer) {
    for (String warning : answer.warnings) {
      log.log(Level.INFO, "Kraken warns: " + warning);
    }
    if (answer.error != null) {
      failed(answer, answer.error);
    } else if ("subscribe".equals(answer.method)) {
      if (answer.success) {
        accepted(answer);
      } else {
        failed(answer, "no reason given");
      }
    }
  }

  private void accepted(Answer answer) {
    if (answer.symbol == null) {
      return;
    }
    KrakenStream stream = wanted(answer.symbol);
    if (stream != null) {
      if ("book".equals(answer.channel) && answer.depth > 0 && answer.depth <= Integer.MAX_VALUE) {
        stream.depth((int) answer.depth);
      }
      stream.accepted();
    }
  }

  private void failed(Answer answer, String error) {
    if ("unsubscribe".equals(answer.method) || error.contains("Already subscribed")) {
      // What we wanted is so already.
      log.log(Level.INFO, "Kraken says: " + error);
      return;
    }
    String symbol = "subscribe".equals(answer.method) ? symbolOf(answer, error) : null;
    KrakenStream stream = symbol == null ? null : wanted(symbol);
    if (symbol == null || stream == null || concernsQuotesOnly(answer, error)) {
      sink().notice(Problems.complaint(error));
    } else {
      Problem refusal = Problems.refusal(symbol, error);
      memory.refuse(symbol, refusal);
      stream.refused(refusal);
    }
  }

  /** The symbol that was refused: named beside the error, in its text, or the only one of the request; null for none of them. */
  private @Nullable String symbolOf(Answer answer, String error) {
    if (answer.symbol != null) {
      return answer.symbol;
    }
    String longest = null;
    for (String symbol : streams.keySet()) {
      // Of "ETH/USD" and "ETH/USDT" the longer one is meant when both fit.
      if (error.contains(symbol) && (longest == null || symbol.length() > longest.length())) {
        longest = symbol;
      }
    }
    Requests.Sent request = requests.withId(answer.requestId);
    return longest == null && request != null && request.symbols().size() == 1 ? request.symbols().get(0) : longest;
  }

  /** Without Kraken's quotes the book still tells the best prices, so the symbol is not lost. */
  private boolean concernsQuotesOnly(Answer answer, String error) {
    Requests.Sent request = requests.withId(answer.requestId);
    boolean quotes = "ticker".equals(answer.channel) || (request != null && request.channel().equals("ticker"));
    return quotes && !Problems.isUnknownPair(error);
  }

  @Override
  public void resync(int number) {
    for (KrakenStream stream : streams.values()) {
      if (number != MarketSink.NO_STREAM && stream.number() == number) {
        resync(stream);
      }
    }
  }

  private void resync(KrakenStream stream) {
    if (!stream.isRefused() && !subscription.everything()) {
      List<String> symbol = List.of(stream.instrument().symbol());
      requests.noBook(symbol);
      requests.book(symbol);
    }
  }

  @Override
  public void subscribe(Instrument instrument) {
    if (!streams.containsKey(instrument.symbol())) {
      add(instrument);
      ask(List.of(instrument.symbol()));
    }
  }

  @Override
  public void unsubscribe(Instrument instrument) {
    memory.forgive(instrument.symbol());
    KrakenStream stream = streams.remove(instrument.symbol());
    if (stream != null && !stream.isRefused()) {
      List<String> symbol = List.of(instrument.symbol());
      requests.noBook(symbol);
      requests.noTrades(symbol);
      requests.noQuotes(symbol);
    }
  }

  @Override
  public String ping() {
    return requests.ping();
  }

  private MarketSink sink() {
    if (sink == null) {
      throw new IllegalStateException("opened() comes first");
    }
    return sink;
  }
}
