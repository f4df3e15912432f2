package io.tapedeck.plugin.bybit;

import io.tapedeck.api.BookRules;
import io.tapedeck.api.FrameException;
import io.tapedeck.api.IdChain;
import io.tapedeck.api.Instrument;
import io.tapedeck.api.MarketSink;
import io.tapedeck.api.Problem;
import io.tapedeck.api.Subscription;
import io.tapedeck.api.WireOutput;
import io.tapedeck.api.WireProtocol;
import io.tapedeck.kit.FeedMemory;
import io.tapedeck.kit.SentBook;
import io.tapedeck.kit.SentQuote;
import io.tapedeck.kit.SentTrade;
import io.tapedeck.kit.SymbolStream;
import io.tapedeck.kit.SymbolTable;
import io.tapedeck.kit.WireText;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Bybit's language. One thread at a time, as {@link WireProtocol} says.
 *
 * <p>An answer is for a whole request and an error names one topic of it, so each symbol is asked for in a request of its own. The messages of a book are
 * numbered without holes; a book that lost step is subscribed anew, alone.
 */
final class BybitProtocol implements WireProtocol {
  private final String depth;
  private final String list;
  private final SymbolTable table;
  private final Map<String, String> requests = new HashMap<>();
  private final FrameReader reader = new FrameReader();
  private final SentQuote quote = new SentQuote();
  private WireOutput out = WireOutput.NOWHERE;
  private long lastRequest;

  /**
   * A parser for one connection.
   *
   * @param list address of the list of symbols
   */
  BybitProtocol(Subscription subscription, String depth, String list, FeedMemory memory) {
    this.depth = depth;
    this.list = list;
    table = new SymbolTable(BybitAdapter.ID, subscription, memory, rules(Integer.parseInt(depth)));
  }

  private static BookRules rules(int levels) {
    return new BookRules(levels, null, IdChain.DENSE);
  }

  @Override
  public void opened(MarketSink sink, WireOutput newOut) {
    out = newOut;
    requests.clear();
    table.opened(sink).forEach(this::ask);
  }

  private void ask(String symbol) {
    send("subscribe", symbol, List.of(bookTopic(), "publicTrade", "orderbook.1"));
    SymbolStream stream = table.known(symbol);
    if (stream != null && SymbolTable.isUndeclared(stream)) {
      out.fetch(list + "&symbol=" + URLEncoder.encode(symbol, StandardCharsets.UTF_8));
    }
  }

  private String bookTopic() {
    return "orderbook." + depth;
  }

  private void send(String operation, String symbol, List<String> topics) {
    String id = Long.toString(++lastRequest);
    requests.put(id, symbol);
    StringBuilder text =
        new StringBuilder("{\"req_id\":\"").append(id).append("\",\"op\":\"").append(operation).append("\",\"args\":[");
    for (int i = 0; i < topics.size(); i++) {
      WireText.quote(i == 0 ? text : text.append(','), topics.get(i) + "." + symbol);
    }
    out.send(text.append("]}").toString());
  }

  @Override
  public void frame(byte[] frame) throws FrameException {
    reader.read(frame);
    if (reader.isBook()) {
      book(reader.book());
    } else if (reader.isTrades()) {
      for (int i = 0; i < reader.trades().size(); i++) {
        SentTrade trade = reader.trades().get(i);
        SymbolStream stream = table.wanted(trade.symbol());
        if (stream != null && !stream.trade(trade)) {
          again(stream);
        }
      }
    } else if (reader.operation() != null) {
      answered(reader.operation());
    }
  }

  private void book(SentBook book) {
    SymbolStream stream = table.wanted(book.symbol());
    if (stream == null) {
      return;
    }
    boolean inStep;
    if (reader.depth() == 1) {
      quote.of(book);
      inStep = stream.quote(quote);
    } else {
      if (table.isReading() && stream.rules().depth() != reader.depth()) {
        stream.rules(rules(reader.depth()));
      }
      inStep = stream.book(book);
    }
    if (!inStep) {
      again(stream);
    }
  }

  private void again(SymbolStream stream) {
    if (!stream.isRefused() && !table.isReading()) {
      send("unsubscribe", stream.symbol(), List.of(bookTopic()));
      send("subscribe", stream.symbol(), List.of(bookTopic()));
    }
  }

  private void answered(String operation) {
    String asked = requests.remove(reader.requestId());
    if (!operation.equals("subscribe")) {
      return;
    }
    SymbolStream stream = asked == null ? table.mentioned(reader.message()) : table.known(asked);
    if (reader.isSuccess()) {
      if (stream != null) {
        stream.accepted();
      }
    } else if (reader.message().contains("already subscribed")) {
      return; // What we wanted is so already.
    } else if (stream == null) {
      table.sink().notice(Problem.retryable(Problem.Kind.REFUSED, "Bybit did not accept a message.", reader.message()));
    } else {
      unknown(stream, reader.message());
    }
  }

  private void unknown(SymbolStream stream, String detail) {
    table.refuse(stream, Problem.lasting(
        Problem.Kind.UNKNOWN_SYMBOL, "Bybit does not list " + stream.symbol() + "; not tried again.", detail));
  }

  @Override
  public void fetched(String url, byte[] body) throws FrameException {
    Listing.read(body).forEach(table::declare);
  }

  @Override
  public void fetchFailed(String url, Problem problem) {
    // The books tell their digits too; the list only adds names. What Bybit does not have it refuses itself.
    if (problem.retryable()) {
      out.fetch(url);
    }
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
    ask(table.add(instrument).symbol());
  }

  @Override
  public void unsubscribe(Instrument instrument) {
    SymbolStream stream = table.remove(instrument.symbol());
    if (stream != null && !stream.isRefused()) {
      send("unsubscribe", instrument.symbol(), List.of(bookTopic(), "publicTrade", "orderbook.1"));
    }
  }

  @Override
  public String ping() {
    return "{\"req_id\":\"ping\",\"op\":\"ping\"}";
  }

  @Override
  public boolean pingWhenBusy() {
    return true;
  }

  @Override
  public Duration pingAfter() {
    return Duration.ofSeconds(20);
  }
}
