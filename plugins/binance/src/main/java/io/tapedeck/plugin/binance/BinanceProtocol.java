package io.tapedeck.plugin.binance;

import io.tapedeck.api.BookRules;
import io.tapedeck.api.FrameException;
import io.tapedeck.api.IdChain;
import io.tapedeck.api.Instrument;
import io.tapedeck.api.MarketSink;
import io.tapedeck.api.Problem;
import io.tapedeck.api.Subscription;
import io.tapedeck.api.WireOutput;
import io.tapedeck.api.WireProtocol;
import io.tapedeck.kit.BookStart;
import io.tapedeck.kit.FeedMemory;
import io.tapedeck.kit.RestClient;
import io.tapedeck.kit.SymbolStream;
import io.tapedeck.kit.SymbolTable;
import io.tapedeck.kit.WireText;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Binance's language, all markets. One thread at a time, as {@link WireProtocol} says.
 *
 * <p>A book begins with a snapshot by REST, asked for once its changes arrive or are promised; a book that lost step begins anew alone. Binance acknowledges
 * symbols it does not have, so only its list tells those apart.
 */
final class BinanceProtocol implements WireProtocol {
  private static final Duration RENEW_AFTER = Duration.ofHours(23);

  private static final BookRules RULES = new BookRules(Integer.MAX_VALUE, null, IdChain.RANGE);

  /** Symbols in one message; three streams each, of 1024 on a connection. */
  private static final int BATCH = 50;

  private final Market market;
  private final String rest;
  private final String depth;
  private final SymbolTable table;
  private final Map<String, BookStart> books = new HashMap<>();
  private final Map<Long, List<String>> asked = new HashMap<>();
  private final FrameReader reader = new FrameReader();
  private final DepthReader depthReader = new DepthReader();
  private WireOutput out = WireOutput.NOWHERE;
  private long lastRequest;

  BinanceProtocol(Subscription subscription, Market market, String rest, String depth, FeedMemory memory) {
    this.market = market;
    this.rest = rest;
    this.depth = depth;
    table = new SymbolTable(BinanceAdapter.ID, subscription, memory, RULES);
  }

  @Override
  public void opened(MarketSink sink, WireOutput newOut) {
    out = newOut;
    books.clear();
    asked.clear();
    ask(table.opened(sink));
  }

  private void ask(List<String> symbols) {
    for (int from = 0; from < symbols.size(); from += BATCH) {
      List<String> batch = symbols.subList(from, Math.min(symbols.size(), from + BATCH));
      asked.put(send("SUBSCRIBE", batch), List.copyOf(batch));
    }
    boolean whole = false;
    for (String symbol : symbols) {
      SymbolStream stream = table.known(symbol);
      if (stream == null || !SymbolTable.isUndeclared(stream) || whole) {
        continue;
      }
      out.fetch(market.listing(rest, encoded(symbol)));
      // One answer of the futures tells of all.
      whole = market == Market.USDM;
    }
  }

  private long send(String method, List<String> symbols) {
    StringBuilder text = new StringBuilder("{\"method\":\"").append(method).append("\",\"params\":[");
    int begin = text.length();
    for (String symbol : symbols) {
      String name = symbol.toLowerCase(Locale.ROOT);
      for (String stream : List.of("@depth@100ms", market.trades, "@bookTicker")) {
        WireText.quote(text.length() == begin ? text : text.append(','), name + stream);
      }
    }
    out.send(text.append("],\"id\":").append(++lastRequest).append('}').toString());
    return lastRequest;
  }

  @Override
  public void frame(byte[] frame) throws FrameException {
    reader.read(frame);
    if (reader.isBook()) {
      SymbolStream stream = table.wanted(reader.book().symbol());
      if (stream != null && start(stream).update(reader.book())) {
        fetchBook(stream);
      }
    } else if (reader.isTrade()) {
      SymbolStream stream = table.wanted(reader.trade().symbol());
      if (stream != null && !stream.trade(reader.trade())) {
        again(stream);
      }
    } else if (reader.isQuote()) {
      SymbolStream stream = table.wanted(reader.quote().symbol());
      if (stream != null && !stream.quote(reader.quote())) {
        again(stream);
      }
    } else if (reader.isFarewell()) {
      Problem why = Problem.retryable(Problem.Kind.MAINTENANCE, "Binance is about to end this connection", "serverShutdown");
      table.sink().notice(why);
      out.renew(why);
    } else if (reader.error() != null) {
      table.sink().notice(Problem.retryable(Problem.Kind.REFUSED, "Binance did not accept a message.", reader.error()));
    } else if (reader.isAnswer()) {
      acknowledged(asked.remove(reader.requestId()));
    }
  }

  private BookStart start(SymbolStream stream) {
    // The futures' messages alone name the one before, and their first is found by another rule.
    boolean isFuture = market == Market.USDM || reader.isFuture();
    return books.computeIfAbsent(stream.symbol(), symbol -> new BookStart(stream, isFuture));
  }

  private void fetchBook(SymbolStream stream) {
    if (!stream.isRefused()) {
      out.fetch(market.depth(rest, encoded(stream.symbol()), depth));
    }
  }

  private void again(SymbolStream stream) {
    if (start(stream).restart()) {
      fetchBook(stream);
    }
  }

  /** Changes flow from here on, so a snapshot asked for now cannot be too old. */
  private void acknowledged(@Nullable List<String> symbols) {
    for (String symbol : symbols == null ? List.<String>of() : symbols) {
      SymbolStream stream = table.known(symbol);
      if (stream != null && !stream.instrument().inferred()) {
        begin(stream);
      }
    }
  }

  private void begin(SymbolStream stream) {
    stream.accepted();
    if (!table.isReading() && start(stream).begin()) {
      fetchBook(stream);
    }
  }

  @Override
  public void fetched(String url, byte[] body) throws FrameException {
    if (url.contains("/exchangeInfo")) {
      listed(Listing.read(body, market));
      return;
    }
    String symbol = symbolOf(url);
    SymbolStream stream = symbol.isEmpty() ? table.only() : table.wanted(symbol);
    if (stream == null) {
      return;
    }
    BookStart start = start(stream);
    try {
      if (start.snapshot(depthReader.read(body))) {
        fetchBook(stream);
      }
    } catch (FrameException e) {
      start.failed();
      throw e;
    }
  }

  private void listed(List<Instrument> listed) {
    listed.forEach(table::declare);
    for (SymbolStream stream : new ArrayList<>(table.all())) {
      boolean known = listed.stream().anyMatch(i -> i.symbol().equals(stream.symbol()));
      if (known) {
        begin(stream);
      } else if (market == Market.USDM && SymbolTable.isUndeclared(stream)) {
        unknown(stream, "not in the list");
      }
    }
  }

  private void unknown(SymbolStream stream, String detail) {
    table.refuse(stream, Problem.lasting(
        Problem.Kind.UNKNOWN_SYMBOL, "Binance does not list " + stream.symbol() + "; not tried again.", detail));
  }

  @Override
  public void fetchFailed(String url, Problem problem) {
    SymbolStream stream = table.known(symbolOf(url));
    boolean list = url.contains("/exchangeInfo");
    if (stream != null && !list) {
      start(stream).failed();
    }
    if (problem.retryable()) {
      if (list || (stream != null && start(stream).restart())) {
        out.fetch(url);
      }
      if (problem.kind() == Problem.Kind.RATE_LIMIT || problem.kind() == Problem.Kind.REFUSED) {
        table.sink().notice(problem);
      }
    } else if (stream != null && list && RestClient.isUnknown(problem)) {
      unknown(stream, problem.detail());
    } else {
      table.sink().notice(problem);
    }
  }

  private static String symbolOf(String url) {
    int at = url.indexOf("symbol=");
    if (at < 0) {
      return "";
    }
    int end = url.indexOf('&', at);
    return URLDecoder.decode(url.substring(at + 7, end < 0 ? url.length() : end), StandardCharsets.UTF_8);
  }

  private static String encoded(String symbol) {
    return URLEncoder.encode(symbol, StandardCharsets.UTF_8);
  }

  @Override
  public void resync(int number) {
    SymbolStream stream = table.numbered(number);
    if (stream != null && !table.isReading()) {
      again(stream);
    }
  }

  @Override
  public void subscribe(Instrument instrument) {
    ask(List.of(table.add(instrument).symbol()));
  }

  @Override
  public void unsubscribe(Instrument instrument) {
    SymbolStream stream = table.remove(instrument.symbol());
    books.remove(instrument.symbol());
    if (stream != null && !stream.isRefused()) {
      long unused = send("UNSUBSCRIBE", List.of(instrument.symbol()));
    }
  }

  /** Binance ends connections after 24 h; page "General WSS information". */
  @Override
  public Duration renewAfter() {
    return RENEW_AFTER;
  }
}
