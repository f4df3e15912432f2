package io.tapedeck.plugin.okx;

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
import io.tapedeck.kit.SentBook;
import io.tapedeck.kit.SentQuote;
import io.tapedeck.kit.SymbolStream;
import io.tapedeck.kit.SymbolTable;
import io.tapedeck.kit.WireText;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * OKX's language. One thread at a time, as {@link WireProtocol} says.
 *
 * <p>Each message of a book names the one before it. A book that begins with an update, because OKX sends no snapshot, gets it by REST; one that lost
 * step is subscribed anew, alone.
 */
final class OkxProtocol implements WireProtocol {
  private static final int DEPTH = 400;
  private static final BookRules CHAINED = new BookRules(DEPTH, null, IdChain.PREVIOUS);
  private static final List<String> CHANNELS = List.of("books", "trades", "bbo-tbt");
  private static final List<String> BOOK = List.of("books");

  /** Symbols in one message of at most 64 KB. */
  private static final int BATCH = 100;

  private final String rest;
  private final SymbolTable table;
  private final Map<String, BookStart> unseeded = new HashMap<>();
  private final Set<String> seeded = new HashSet<>();
  private final Set<String> accepted = new HashSet<>();
  private final FrameReader reader = new FrameReader();
  private final SentQuote quote = new SentQuote();
  private WireOutput out = WireOutput.NOWHERE;
  private int nextKind;

  OkxProtocol(Subscription subscription, String rest, FeedMemory memory) {
    this.rest = rest;
    table = new SymbolTable(OkxAdapter.ID, subscription, memory, CHAINED);
  }

  @Override
  public void opened(MarketSink sink, WireOutput newOut) {
    out = newOut;
    unseeded.clear();
    seeded.clear();
    accepted.clear();
    ask(table.opened(sink));
  }

  private void ask(List<String> symbols) {
    subscribe(symbols);
    nextKind = 0;
    fetchNextKind();
  }

  private void subscribe(List<String> symbols) {
    for (int from = 0; from < symbols.size(); from += BATCH) {
      send("subscribe", symbols.subList(from, Math.min(symbols.size(), from + BATCH)), CHANNELS);
    }
  }

  /** Lists are asked for one kind after the other, until nothing is left that nobody knows. */
  private void fetchNextKind() {
    boolean unknown = table.all().stream().anyMatch(SymbolTable::isUndeclared);
    if (unknown && nextKind < Listing.KINDS.size()) {
      out.fetch(Listing.url(rest, Listing.KINDS.get(nextKind++)));
    }
  }

  private void send(String operation, List<String> symbols, List<String> channels) {
    StringBuilder text = new StringBuilder("{\"op\":\"").append(operation).append("\",\"args\":[");
    int begin = text.length();
    for (String symbol : symbols) {
      for (String channel : channels) {
        (text.length() == begin ? text : text.append(',')).append("{\"channel\":\"").append(channel).append("\",\"instId\":");
        WireText.quote(text, symbol).append('}');
      }
    }
    out.send(text.append("]}").toString());
  }

  @Override
  public void frame(byte[] frame) throws FrameException {
    reader.read(frame);
    String event = reader.event();
    if (event != null) {
      happened(event);
      return;
    }
    for (int i = 0; i < reader.items().size(); i++) {
      data(reader.items().get(i));
    }
  }

  private void data(FrameReader.Item item) {
    if (reader.isBook()) {
      SymbolStream stream = table.wanted(reader.symbol());
      if (stream != null) {
        book(stream, item);
      }
    } else if (reader.isTrades()) {
      SymbolStream stream = table.wanted(reader.symbol());
      if (stream != null && !stream.trade(item.trade)) {
        again(stream);
      }
    } else if (reader.isQuote()) {
      SymbolStream stream = table.wanted(reader.symbol());
      quote.of(item.book);
      if (stream != null && !stream.quote(quote)) {
        again(stream);
      }
    }
  }

  private void book(SymbolStream stream, FrameReader.Item item) {
    SentBook book = item.book;
    String symbol = stream.symbol();
    if (book.isSnapshot()) {
      seeded.add(symbol);
      unseeded.remove(symbol);
      stream.rules(rules(stream, item));
    }
    if (seeded.contains(symbol)) {
      if (!stream.book(book)) {
        again(stream);
      }
    } else if (start(stream).update(book)) {
      fetchBook(stream);
    }
  }

  /** What proves a book shows in its snapshot: ids now, a checksum until June 2026. */
  private static BookRules rules(SymbolStream stream, FrameReader.Item item) {
    boolean hasChecksum = item.book.checksum() != MarketSink.NO_CHECKSUM;
    if (!hasChecksum && item.hasIds) {
      return CHAINED;
    }
    if (stream.rules().checksum() != null && hasChecksum) {
      return stream.rules();
    }
    OkxChecksum checksum = !hasChecksum ? null : new OkxChecksum(new OkxChecksum.SymbolScales() {
      @Override
      public int price() {
        return stream.instrument().priceScale();
      }

      @Override
      public int size() {
        return stream.instrument().sizeScale();
      }
    });
    return new BookRules(DEPTH, checksum, item.hasIds ? IdChain.PREVIOUS : IdChain.NONE);
  }

  private BookStart start(SymbolStream stream) {
    return unseeded.computeIfAbsent(stream.symbol(), symbol -> new BookStart(stream));
  }

  private void fetchBook(SymbolStream stream) {
    out.fetch(rest + "/api/v5/market/books?instId=" + URLEncoder.encode(stream.symbol(), StandardCharsets.UTF_8) + "&sz=" + DEPTH);
  }

  private void again(SymbolStream stream) {
    if (!stream.isRefused() && !table.isReading()) {
      seeded.remove(stream.symbol());
      unseeded.remove(stream.symbol());
      send("unsubscribe", List.of(stream.symbol()), BOOK);
      send("subscribe", List.of(stream.symbol()), BOOK);
    }
  }

  private void happened(String event) {
    switch (event) {
      case "subscribe" -> accepted(reader.symbol());
      case "error" -> complained();
      case "notice" -> {
        Problem why = Problem.retryable(Problem.Kind.MAINTENANCE, "OKX is about to end this connection", reader.message());
        table.sink().notice(why);
        out.renew(why);
      }
      default -> {
        // A pong, the end of a subscription, or news to come.
      }
    }
  }

  private void accepted(String symbol) {
    SymbolStream stream = table.known(symbol);
    if (stream != null) {
      accepted.add(symbol);
      stream.accepted();
    }
  }

  /** A symbol that does not exist is put aside; what was asked for with it and not accepted is asked for again. */
  private void complained() {
    String message = reader.message();
    SymbolStream guilty = table.mentioned(message);
    if (guilty == null || reader.code().equals("60012")) {
      table.sink().notice(Problem.retryable(Problem.Kind.REFUSED, "OKX did not accept a message.", reader.code() + ": " + message));
      return;
    }
    if (guilty.isRefused()) {
      return;
    }
    table.refuse(guilty, Problem.lasting(
        Problem.Kind.UNKNOWN_SYMBOL, "OKX does not list " + guilty.symbol() + "; not tried again.", reader.code() + ": " + message));
    List<String> others = table.neither(accepted);
    subscribe(table.isReading() ? List.of() : others);
  }

  @Override
  public void fetched(String url, byte[] body) throws FrameException {
    if (url.contains("/instruments")) {
      Listing.read(body).forEach(table::declare);
      fetchNextKind();
      return;
    }
    int at = url.indexOf("instId=");
    String symbol = at < 0 ? "" : url.substring(at + 7).replaceAll("&.*", "");
    SymbolStream stream = table.known(URLDecoder.decode(symbol, StandardCharsets.UTF_8));
    BookStart start = stream == null ? null : unseeded.get(stream.symbol());
    if (stream == null || start == null) {
      return;
    }
    try {
      if (start.snapshot(RestBook.read(body))) {
        fetchBook(stream);
      }
    } catch (FrameException e) {
      start.failed();
      throw e;
    }
  }

  @Override
  public void fetchFailed(String url, Problem problem) {
    if (url.contains("/instruments")) {
      if (problem.retryable()) {
        out.fetch(url);
      }
      return;
    }
    for (BookStart start : unseeded.values()) {
      start.failed();
    }
    table.sink().notice(problem);
  }

  @Override
  public void resync(int number) {
    SymbolStream stream = table.numbered(number);
    if (stream != null) {
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
    seeded.remove(instrument.symbol());
    unseeded.remove(instrument.symbol());
    accepted.remove(instrument.symbol());
    if (stream != null && !stream.isRefused()) {
      send("unsubscribe", List.of(instrument.symbol()), CHANNELS);
    }
  }

  @Override
  public String ping() {
    return "ping";
  }

  /** The server ends a connection that was still for thirty seconds. */
  @Override
  public Duration pingAfter() {
    return Duration.ofSeconds(15);
  }
}
