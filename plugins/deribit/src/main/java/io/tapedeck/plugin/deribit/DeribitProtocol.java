package io.tapedeck.plugin.deribit;

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
import io.tapedeck.kit.RestClient;
import io.tapedeck.kit.SentTrade;
import io.tapedeck.kit.SymbolStream;
import io.tapedeck.kit.SymbolTable;
import io.tapedeck.kit.WireText;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Deribit's language. One thread at a time, as {@link WireProtocol} says.
 *
 * <p>Each message of a book names the one before it; a book that lost step is subscribed anew, alone. A channel that Deribit refuses is merely missing from its
 * answer.
 */
final class DeribitProtocol implements WireProtocol {
  private static final BookRules RULES = new BookRules(Integer.MAX_VALUE, null, IdChain.PREVIOUS);
  private static final List<String> CHANNELS = List.of("book.%s.100ms", "trades.%s.100ms", "quote.%s");
  private static final List<String> BOOK = CHANNELS.subList(0, 1);
  private static final String ONE = "/api/v2/public/get_instrument?instrument_name=";

  /** Symbols in one message. */
  private static final int BATCH = 50;

  private final String rest;
  private final SymbolTable table;
  private final Map<Long, List<String>> asked = new HashMap<>();
  private final FrameReader reader = new FrameReader();
  private WireOutput out = WireOutput.NOWHERE;
  private long lastRequest;

  DeribitProtocol(Subscription subscription, String rest, FeedMemory memory) {
    this.rest = rest;
    table = new SymbolTable(DeribitAdapter.ID, subscription, memory, RULES);
  }

  @Override
  public void opened(MarketSink sink, WireOutput newOut) {
    out = newOut;
    asked.clear();
    out.send(request("public/set_heartbeat", "{\"interval\":10}"));
    ask(table.opened(sink));
  }

  private void ask(List<String> symbols) {
    for (int from = 0; from < symbols.size(); from += BATCH) {
      List<String> batch = List.copyOf(symbols.subList(from, Math.min(symbols.size(), from + BATCH)));
      send("public/subscribe", batch, CHANNELS);
      asked.put(lastRequest, batch);
    }
    for (String symbol : symbols) {
      SymbolStream stream = table.known(symbol);
      if (stream != null && SymbolTable.isUndeclared(stream)) {
        out.fetch(rest + ONE + URLEncoder.encode(symbol, StandardCharsets.UTF_8));
      }
    }
  }

  private void send(String method, List<String> symbols, List<String> channels) {
    StringBuilder names = new StringBuilder("{\"channels\":[");
    int begin = names.length();
    for (String symbol : symbols) {
      for (String channel : channels) {
        WireText.quote(names.length() == begin ? names : names.append(','), channel.replace("%s", symbol));
      }
    }
    out.send(request(method, names.append("]}").toString()));
  }

  private String request(String method, String params) {
    return "{\"jsonrpc\":\"2.0\",\"id\":" + ++lastRequest + ",\"method\":\"" + method + "\",\"params\":" + params + "}";
  }

  @Override
  public void frame(byte[] frame) throws FrameException {
    reader.read(frame);
    if (reader.isBook()) {
      SymbolStream stream = table.wanted(reader.book().symbol());
      if (stream != null && !stream.book(reader.book())) {
        again(stream);
      }
    } else if (reader.isTrades()) {
      for (int i = 0; i < reader.trades().size(); i++) {
        SentTrade trade = reader.trades().get(i);
        SymbolStream stream = table.wanted(trade.symbol());
        if (stream != null && !stream.trade(trade)) {
          again(stream);
        }
      }
    } else if (reader.isQuote()) {
      SymbolStream stream = table.wanted(reader.quote().symbol());
      if (stream != null && !stream.quote(reader.quote())) {
        again(stream);
      }
    } else if (reader.isTestRequest()) {
      out.send(request("public/test", "{}"));
    } else if (reader.error() != null) {
      complained(reader.error());
    } else if (reader.id() >= 0) {
      answered();
    }
  }

  private void answered() {
    List<String> symbols = asked.remove(reader.id());
    if (symbols == null) {
      return;
    }
    Set<String> accepted = new HashSet<>(reader.channels());
    for (String symbol : symbols) {
      SymbolStream stream = table.known(symbol);
      if (stream == null) {
        continue;
      }
      if (accepted.contains(BOOK.get(0).replace("%s", symbol))) {
        stream.accepted();
      } else {
        unknown(stream, "missing from the answer");
      }
    }
  }

  private void complained(String error) {
    List<String> symbols = asked.remove(reader.id());
    SymbolStream only = symbols != null && symbols.size() == 1 ? table.known(symbols.get(0)) : null;
    if (error.contains("too_many_requests")) {
      table.sink().notice(Problem.retryable(Problem.Kind.RATE_LIMIT, "Deribit asks us to slow down.", error));
    } else if (only != null) {
      unknown(only, error);
    } else {
      table.sink().notice(Problem.retryable(Problem.Kind.REFUSED, "Deribit did not accept a message.", error));
      // One of many may have spoilt the request: each is asked for alone.
      for (String symbol : symbols == null ? List.<String>of() : symbols) {
        send("public/subscribe", List.of(symbol), CHANNELS);
        asked.put(lastRequest, List.of(symbol));
      }
    }
  }

  private void unknown(SymbolStream stream, String detail) {
    table.refuse(stream, Problem.lasting(
        Problem.Kind.UNKNOWN_SYMBOL, "Deribit does not list " + stream.symbol() + "; not tried again.", detail));
  }

  private void again(SymbolStream stream) {
    if (!stream.isRefused() && !table.isReading()) {
      send("public/unsubscribe", List.of(stream.symbol()), BOOK);
      send("public/subscribe", List.of(stream.symbol()), BOOK);
    }
  }

  @Override
  public void fetched(String url, byte[] body) throws FrameException {
    Listing.read(body).forEach(table::declare);
  }

  @Override
  public void fetchFailed(String url, Problem problem) {
    int at = url.indexOf("instrument_name=");
    SymbolStream stream = at < 0 ? null : table.known(URLDecoder.decode(url.substring(at + 16), StandardCharsets.UTF_8));
    if (stream == null || stream.isRefused()) {
      return;
    }
    if (problem.retryable()) {
      out.fetch(url);
    } else if (RestClient.isUnknown(problem)) {
      unknown(stream, problem.detail());
    } else {
      table.sink().notice(problem);
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
    ask(List.of(table.add(instrument).symbol()));
  }

  @Override
  public void unsubscribe(Instrument instrument) {
    SymbolStream stream = table.remove(instrument.symbol());
    if (stream != null && !stream.isRefused()) {
      send("public/unsubscribe", List.of(instrument.symbol()), CHANNELS);
    }
  }

  @Override
  public String ping() {
    return request("public/test", "{}");
  }
}
