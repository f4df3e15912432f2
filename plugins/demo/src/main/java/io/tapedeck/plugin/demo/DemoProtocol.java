package io.tapedeck.plugin.demo;

import io.tapedeck.api.BookRules;
import io.tapedeck.api.FrameException;
import io.tapedeck.api.IdChain;
import io.tapedeck.api.Instrument;
import io.tapedeck.api.MarketSink;
import io.tapedeck.api.Problem;
import io.tapedeck.api.Subscription;
import io.tapedeck.api.WireOutput;
import io.tapedeck.api.WireProtocol;
import io.tapedeck.kit.JsonReader;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The demo exchange's language. Text frames of JSON; the exchange sends an array of messages (or one message alone), the client one command
 * a frame. {@code t} comes first in a message, {@code s}, the symbol, second. {@code ts} is epoch nanoseconds.
 *
 * <pre>
 * client   {"op":"subscribe","symbols":["BTC/USD"]}   also "unsubscribe"; {"op":"ping","n":1}
 * exchange {"t":"instrument","s":"BTC/USD","base":"BTC","quote":"USD","pd":1,"sd":8}    digits of price and size
 *          {"t":"ack","s":"BTC/USD"}
 *          {"t":"snapshot","s":"BTC/USD","ts":1,"seq":7,"crc":123,"bids":[[65000.1,0.50000000],...],"asks":[...]}
 *          {"t":"book","s":"BTC/USD","ts":1,"seq":8,"crc":456,"bids":[[65000.1,0.00000000]]}   0 deletes the level
 *          {"t":"trade","s":"BTC/USD","ts":1,"id":1,"p":65000.1,"q":0.01200000,"side":"buy"}   the taker's side
 *          {"t":"quote","s":"BTC/USD","ts":1,"bid":65000.1,"bidq":0.5,"ask":65000.2,"askq":0.3}
 *          {"t":"refused","s":"ABC/XYZ","why":"not listed"}   {"t":"heartbeat","ts":1}   {"t":"pong","n":1}   {"t":"error","why":"..."}
 * </pre>
 *
 * {@code seq} rises by one with each book message of a symbol; {@code crc} is {@link DemoChecksum}. One call at a time, as {@link WireProtocol}.
 */
final class DemoProtocol implements WireProtocol {
  private final JsonReader json = new JsonReader();
  private final BookRules rules = new BookRules(Integer.MAX_VALUE, new DemoChecksum(), IdChain.DENSE);
  private final Map<String, WireStream> streams = new LinkedHashMap<>();
  private final boolean everything;
  private final DemoEvents events = new DemoEvents(json);
  private @Nullable MarketSink sink;
  private WireOutput out = WireOutput.NOWHERE;
  private long pings;

  DemoProtocol(Subscription subscription) {
    this.everything = subscription.everything();
    for (Instrument instrument : subscription.instruments()) {
      streams.put(instrument.symbol(), new WireStream(instrument));
    }
  }

  @Override
  public void opened(MarketSink newSink, WireOutput output) {
    sink = newSink;
    out = output;
    if (!streams.isEmpty()) {
      command("subscribe", streams.keySet());
    }
  }

  @Override
  public void frame(byte[] frame) throws FrameException {
    MarketSink to = sink;
    if (to == null) {
      throw new FrameException("frame before the connection opened");
    }
    json.reset(frame);
    if (json.value() == JsonReader.Token.ARRAY) {
      while (json.nextElement()) {
        message(to);
      }
    } else {
      message(to);
    }
    json.finish();
  }

  @Override
  public void resync(int stream) {
    for (WireStream candidate : streams.values()) {
      if (candidate.id == stream) {
        askAgain(candidate);
      }
    }
  }

  @Override
  public void subscribe(Instrument instrument) {
    streams.putIfAbsent(instrument.symbol(), new WireStream(instrument));
    command("subscribe", List.of(instrument.symbol()));
  }

  @Override
  public void unsubscribe(Instrument instrument) {
    if (streams.remove(instrument.symbol()) != null) {
      command("unsubscribe", List.of(instrument.symbol()));
    }
  }

  @Override
  public String ping() {
    return "{\"op\":\"ping\",\"n\":" + ++pings + "}";
  }

  private void message(MarketSink to) throws FrameException {
    json.enterObject();
    if (!json.nextField() || !json.fieldIs("t")) {
      throw new FrameException("type must come first");
    }
    String type = json.text();
    switch (type) {
      case "heartbeat", "pong" -> rest();
      case "error" -> error(to);
      default -> ofSymbol(to, type);
    }
  }

  private void ofSymbol(MarketSink to, String type) throws FrameException {
    if (!json.nextField() || !json.fieldIs("s")) {
      throw new FrameException("symbol must come second");
    }
    String symbol = json.text();
    switch (type) {
      case "instrument" -> define(to, symbol);
      case "refused" -> refused(to, symbol);
      case "ack", "trade", "quote", "book", "snapshot" -> event(to, type, symbol);
      default -> {
        to.unknown(type);
        rest();
      }
    }
  }

  private void event(MarketSink to, String type, String symbol) throws FrameException {
    WireStream stream = known(to, symbol);
    if (stream == null) {
      rest();
      return;
    }
    boolean inStep = true;
    switch (type) {
      case "trade" -> inStep = events.trade(to, stream);
      case "quote" -> inStep = events.quote(to, stream);
      case "book", "snapshot" -> inStep = events.book(to, stream, type.equals("snapshot"));
      default -> {
        rest();
        to.subscribed(stream.id);
      }
    }
    if (!inStep) {
      askAgain(stream);
    }
  }

  /** The stream of a symbol; null when nobody asked for it, or nothing is known of it. */
  private @Nullable WireStream known(MarketSink to, String symbol) {
    WireStream stream = streams.get(symbol);
    if (stream != null && stream.id != MarketSink.NO_STREAM) {
      return stream;
    }
    if (stream == null && !everything) {
      return null;
    }
    // A recording that begins in the middle has no definition: the list of the exchange itself stands in.
    Instrument listed = Listing.of(symbol).map(Listing::instrument).orElse(null);
    return listed == null ? null : defined(to, listed);
  }

  private void define(MarketSink to, String symbol) throws FrameException {
    String base = "";
    String quote = "";
    long priceDigits = 0;
    long sizeDigits = 0;
    while (json.nextField()) {
      switch (json.fieldName()) {
        case "base" -> base = json.text();
        case "quote" -> quote = json.text();
        case "pd" -> priceDigits = json.longValue();
        case "sd" -> sizeDigits = json.longValue();
        default -> json.skipValue();
      }
    }
    boolean sane = Math.min(priceDigits, sizeDigits) >= 0 && Math.max(priceDigits, sizeDigits) <= Instrument.MAX_SCALE;
    if (!sane || symbol.isBlank()) {
      throw new FrameException("instrument makes no sense");
    }
    if (everything || streams.containsKey(symbol)) {
      defined(to, Instrument.spot(Listing.EXCHANGE, symbol, base, quote, (int) priceDigits, (int) sizeDigits));
    }
  }

  private @Nullable WireStream defined(MarketSink to, Instrument instrument) {
    WireStream stream = new WireStream(instrument);
    stream.id = to.stream(instrument, rules);
    streams.put(instrument.symbol(), stream);
    return stream.id == MarketSink.NO_STREAM ? null : stream;
  }

  private void refused(MarketSink to, String symbol) throws FrameException {
    String why = why();
    WireStream stream = streams.get(symbol);
    if (stream == null && everything && !symbol.isBlank()) {
      stream = new WireStream(Instrument.provisional(Listing.EXCHANGE, symbol));
    }
    int id = stream == null ? MarketSink.NO_STREAM : to.stream(stream.instrument, rules);
    if (id != MarketSink.NO_STREAM) {
      to.refused(id, why.equals("not listed")
          ? Problem.lasting(Problem.Kind.UNKNOWN_SYMBOL, "Demo exchange does not list " + symbol + "; not tried again.", why)
          : Problem.lasting(Problem.Kind.REFUSED, "Demo exchange refuses " + symbol + "; not tried again.", why));
    }
  }

  private void error(MarketSink to) throws FrameException {
    String why = why();
    to.notice(Problem.retryable(Problem.Kind.MALFORMED, "Demo exchange could not read a request; the feed goes on.", why));
  }

  private String why() throws FrameException {
    String why = "";
    while (json.nextField()) {
      if (json.fieldIs("why")) {
        why = json.text();
      } else {
        json.skipValue();
      }
    }
    return why;
  }

  private void rest() throws FrameException {
    while (json.nextField()) {
      json.skipValue();
    }
  }

  private void askAgain(WireStream stream) {
    List<String> symbol = List.of(stream.instrument.symbol());
    command("unsubscribe", symbol);
    command("subscribe", symbol);
  }

  private void command(String op, Collection<String> symbols) {
    String list = symbols.stream().map(DemoProtocol::quoted).collect(Collectors.joining(","));
    out.send("{\"op\":\"" + op + "\",\"symbols\":[" + list + "]}");
  }

  private static String quoted(String text) {
    return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }
}
