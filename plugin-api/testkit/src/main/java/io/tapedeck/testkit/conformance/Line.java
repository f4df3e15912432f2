package io.tapedeck.testkit.conformance;

import io.tapedeck.api.ConnectionMode;
import io.tapedeck.api.ExchangeAdapter;
import io.tapedeck.api.FrameException;
import io.tapedeck.api.Instrument;
import io.tapedeck.api.LinkSink;
import io.tapedeck.api.Problem;
import io.tapedeck.api.Side;
import io.tapedeck.api.Subscription;
import io.tapedeck.api.WireOutput;
import io.tapedeck.api.WireProtocol;
import io.tapedeck.testkit.FakeContext;
import io.tapedeck.testkit.SinkLog;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/**
 * A protocol and its exchange joined without a socket: what the protocol says is heard by the dialect, whose answers come back as frames and REST answers. The
 * calling thread does everything, step by step.
 */
final class Line {
  private static final int MOST_STEPS = 10_000;
  private static final String REST = "http://127.0.0.1:1";

  final Dialect dialect;
  final PlainHost host;
  final SinkLog log;
  final WireProtocol protocol;
  final List<String> sent = new ArrayList<>();
  final List<String> requests = new ArrayList<>();
  final List<Problem> farewells = new ArrayList<>();
  private final Deque<String> frames = new ArrayDeque<>();
  private final Deque<String> asked = new ArrayDeque<>();
  private final LinkSink sink;
  private final Dialect.Session session;
  private final boolean failsRest;

  private Line(Dialect dialect, boolean failsRest, List<String> symbols) {
    this.dialect = dialect;
    this.failsRest = failsRest;
    ExchangeAdapter adapter = dialect.adapter();
    String id = adapter.info().id();
    List<Instrument> instruments = symbols.stream().map(symbol -> Instrument.provisional(id, symbol)).toList();
    host = new PlainHost(instruments);
    log = new SinkLog(symbols.toArray(String[]::new));
    sink = new BothSinks(host, log);
    session = dialect.connect();
    protocol = adapter.protocol(Subscription.of(instruments, ConnectionMode.WEBSOCKET_SHARED), context(dialect, adapter));
  }

  static FakeContext context(Dialect dialect, ExchangeAdapter adapter) {
    FakeContext context = new FakeContext(adapter.info());
    dialect.options().forEach(context::with);
    if (adapter.info().option("rest").isPresent()) {
      context.with("rest", REST);
    }
    return context;
  }

  /** Connected to the first two symbols, with everything answered that the protocol asked. */
  static Line open(Dialect dialect) {
    return open(dialect, dialect.symbols().get(0), dialect.symbols().get(1));
  }

  static Line open(Dialect dialect, String... symbols) {
    Line line = new Line(dialect, false, Arrays.asList(symbols));
    line.begin();
    line.settle();
    return line;
  }

  /** As {@link #open}, with nothing answered yet. */
  static Line begun(Dialect dialect, String... symbols) {
    Line line = new Line(dialect, false, Arrays.asList(symbols));
    line.begin();
    return line;
  }

  /** As {@link #open}, where no REST request succeeds. */
  static Line withoutRest(Dialect dialect, String... symbols) {
    Line line = new Line(dialect, true, Arrays.asList(symbols));
    line.begin();
    line.settle();
    return line;
  }

  private void begin() {
    sink.connecting(1);
    sink.opened();
    frames.addAll(session.greeting());
    protocol.opened(sink, new WireOutput() {
      @Override
      public void send(String text) {
        sent.add(text);
        frames.addAll(session.heard(text));
      }

      @Override
      public void fetch(String url) {
        requests.add(url);
        asked.add(url);
      }

      @Override
      public void reconnect(Problem why) {
        farewells.add(why);
      }
    });
  }

  /** Delivers what waits until nothing does. */
  void settle() {
    for (int i = 0; i < MOST_STEPS; i++) {
      if (!frames.isEmpty()) {
        deliver(frames.remove());
      } else if (asked.isEmpty() || (failsRest && requests.size() > 20)) {
        return;
      } else {
        answer(asked.remove());
      }
    }
    throw new AssertionError("The protocol asks and asks; last it sent " + sent.get(sent.size() - 1));
  }

  private void answer(String url) {
    URI uri = URI.create(url);
    String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
    Dialect.Answer answer = failsRest ? new Dialect.Answer(503, "") : dialect.rest(uri.getRawPath() + query);
    byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
    if (answer.status() == 200) {
      sink.answer(url, body);
      try {
        protocol.fetched(url, body);
      } catch (FrameException e) {
        sink.frameRejected(e.reason());
      }
    } else if (answer.status() >= 500) {
      protocol.fetchFailed(url, Problem.retryable(Problem.Kind.MAINTENANCE, "not now", answer.body()));
    } else {
      protocol.fetchFailed(url, Problem.lasting(Problem.Kind.REFUSED, "never heard of it", "HTTP " + answer.status() + ": " + answer.body()));
    }
  }

  /** Delivers one frame. */
  void deliver(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    sink.frame(bytes.clone());
    try {
      protocol.frame(bytes);
    } catch (FrameException e) {
      sink.frameRejected(e.reason());
    }
  }

  /** Changes a level at the exchange and delivers what it says. */
  void change(String symbol, Side side, String price, String size) {
    words(symbol, side, price, size).forEach(this::deliver);
    settle();
  }

  /** Changes a level at the exchange; what it says is returned and not delivered. */
  List<String> words(String symbol, Side side, String price, String size) {
    return session.change(dialect.market(symbol).change(side, price, size));
  }

  /** Trades at the exchange and delivers what it says. */
  void trade(String symbol, Side taker, String price, String size) {
    tradeWords(symbol, taker, price, size).forEach(this::deliver);
    settle();
  }

  List<String> tradeWords(String symbol, Side taker, String price, String size) {
    return session.trade(dialect.market(symbol).trade(taker, price, size));
  }

  Dialect.Session session() {
    return session;
  }

  String first() {
    return dialect.symbols().get(0);
  }

  String second() {
    return dialect.symbols().get(1);
  }

  String third() {
    return dialect.symbols().get(2);
  }

  /** What the host keeps of a symbol. */
  PlainMarket market(String symbol) {
    return host.market(symbol).orElseThrow(() -> new AssertionError(symbol + " never appeared; sent " + sent + ", told " + log.lines()));
  }
}
