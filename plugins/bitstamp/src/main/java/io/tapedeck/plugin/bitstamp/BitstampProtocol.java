package io.tapedeck.plugin.bitstamp;

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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Bitstamp's language. One thread at a time, as {@link WireProtocol} says.
 *
 * <p>Nothing numbers the messages. The channel of the 100 best levels sends them whole each time; for all levels a snapshot by REST is joined with the changes, of
 * which only their rising times are known, so that late ones are seen and lost ones are not.
 */
final class BitstampProtocol implements WireProtocol {
  static final String PAIRS = "/api/v2/trading-pairs-info/";

  private static final String BOOKS = "/api/v2/order_book/";
  private static final BookRules WHOLE = new BookRules(100, null, IdChain.NONE);
  private static final BookRules CHANGES = new BookRules(Integer.MAX_VALUE, null, IdChain.RISING);

  private final boolean full;
  private final String rest;
  private final SymbolTable table;
  private final Map<String, BookStart> starts = new HashMap<>();
  private final FrameReader reader = new FrameReader();
  private WireOutput out = WireOutput.NOWHERE;

  BitstampProtocol(Subscription subscription, boolean full, String rest, FeedMemory memory) {
    this.full = full;
    this.rest = rest;
    table = new SymbolTable(BitstampAdapter.ID, subscription, memory, full ? CHANGES : WHOLE);
  }

  @Override
  public void opened(MarketSink sink, WireOutput newOut) {
    out = newOut;
    starts.clear();
    ask(table.opened(sink));
  }

  private void ask(List<String> symbols) {
    boolean unknown = false;
    for (String symbol : symbols) {
      send("subscribe", bookChannel() + symbol);
      send("subscribe", "live_trades_" + symbol);
      SymbolStream stream = table.known(symbol);
      unknown |= stream != null && SymbolTable.isUndeclared(stream);
    }
    if (unknown) {
      out.fetch(rest + PAIRS);
    }
  }

  private String bookChannel() {
    return full ? "diff_order_book_" : "order_book_";
  }

  private void send(String what, String channel) {
    StringBuilder text = new StringBuilder("{\"event\":\"bts:").append(what).append("\",\"data\":{\"channel\":");
    out.send(WireText.quote(text, channel).append("}}").toString());
  }

  @Override
  public void frame(byte[] frame) throws FrameException {
    reader.read(frame);
    switch (reader.event()) {
      case "data", "trade" -> market();
      case "bts:subscription_succeeded" -> succeeded();
      case "bts:request_reconnect" -> {
        Problem why = Problem.retryable(Problem.Kind.MAINTENANCE, "Bitstamp asks us to connect anew", "bts:request_reconnect");
        table.sink().notice(why);
        out.renew(why);
      }
      case "bts:error" -> complained();
      default -> {
        // Heartbeats, orders, and news to come.
      }
    }
  }

  private void market() {
    SymbolStream stream = table.wanted(reader.symbol());
    if (stream == null) {
      return;
    }
    if (reader.isTrade()) {
      if (!stream.trade(reader.trade())) {
        again(stream);
      }
    } else if (reader.isWholeBook()) {
      // An unreadable message heals with the next, a second later at most.
      boolean unused = stream.book(reader.book());
    } else if (reader.isChange()) {
      stream.rules(CHANGES);
      if (start(stream).update(reader.book())) {
        fetchBook(stream);
      }
    }
  }

  private BookStart start(SymbolStream stream) {
    return starts.computeIfAbsent(stream.symbol(), symbol -> new BookStart(stream));
  }

  private void fetchBook(SymbolStream stream) {
    if (!stream.isRefused()) {
      out.fetch(rest + BOOKS + stream.symbol() + "/");
    }
  }

  private void again(SymbolStream stream) {
    if (table.isReading() || stream.isRefused()) {
      return;
    }
    if (full) {
      if (start(stream).restart()) {
        fetchBook(stream);
      }
    } else {
      send("unsubscribe", bookChannel() + stream.symbol());
      send("subscribe", bookChannel() + stream.symbol());
    }
  }

  private void succeeded() {
    SymbolStream stream = table.known(reader.symbol());
    if (stream != null && reader.isBookChannel()) {
      stream.accepted();
      if (full) {
        again(stream);
      }
    }
  }

  private void complained() {
    SymbolStream stream = table.known(reader.symbol());
    if (stream == null) {
      table.sink().notice(Problem.retryable(Problem.Kind.REFUSED, "Bitstamp did not accept a message.", reader.message()));
    } else {
      unknown(stream, reader.message());
    }
  }

  private void unknown(SymbolStream stream, String detail) {
    table.refuse(stream, Problem.lasting(
        Problem.Kind.UNKNOWN_SYMBOL, "Bitstamp does not list " + stream.symbol() + "; not tried again.", detail));
  }

  @Override
  public void fetched(String url, byte[] body) throws FrameException {
    if (url.contains("/trading-pairs-info")) {
      Listing.read(body).forEach(table::declare);
      for (SymbolStream stream : new ArrayList<>(table.all())) {
        if (SymbolTable.isUndeclared(stream)) {
          unknown(stream, "not in the list");
        }
      }
      return;
    }
    SymbolStream stream = table.wanted(symbolOf(url));
    if (stream == null) {
      return;
    }
    stream.rules(CHANGES);
    BookStart start = start(stream);
    try {
      if (start.snapshot(reader.readSnapshot(body))) {
        fetchBook(stream);
      }
    } catch (FrameException e) {
      start.failed();
      throw e;
    }
  }

  @Override
  public void fetchFailed(String url, Problem problem) {
    if (url.contains("/trading-pairs-info")) {
      if (problem.retryable()) {
        out.fetch(url);
      }
      return;
    }
    SymbolStream stream = table.known(symbolOf(url));
    if (stream == null || stream.isRefused()) {
      return;
    }
    start(stream).failed();
    if (problem.retryable()) {
      again(stream);
    } else if (RestClient.isUnknown(problem)) {
      unknown(stream, problem.detail());
    } else {
      table.sink().notice(problem);
    }
  }

  private static String symbolOf(String url) {
    int at = url.indexOf(BOOKS);
    return at < 0 ? "" : url.substring(at + BOOKS.length()).replaceAll("[/?].*", "");
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
    starts.remove(instrument.symbol());
    if (stream != null && !stream.isRefused()) {
      send("unsubscribe", bookChannel() + instrument.symbol());
      send("unsubscribe", "live_trades_" + instrument.symbol());
    }
  }

  @Override
  public String ping() {
    return "{\"event\":\"bts:heartbeat\"}";
  }
}
