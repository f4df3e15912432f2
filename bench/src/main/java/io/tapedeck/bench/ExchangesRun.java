package io.tapedeck.bench;

import io.tapedeck.api.ExchangeAdapter;
import io.tapedeck.api.FrameException;
import io.tapedeck.api.LinkSink;
import io.tapedeck.api.Problem;
import io.tapedeck.api.Subscription;
import io.tapedeck.api.TimeSource;
import io.tapedeck.api.WireOutput;
import io.tapedeck.api.WireProtocol;
import io.tapedeck.app.intake.StreamState;
import io.tapedeck.plugin.binance.BinanceAdapter;
import io.tapedeck.plugin.bitfinex.BitfinexAdapter;
import io.tapedeck.plugin.bitstamp.BitstampAdapter;
import io.tapedeck.plugin.bybit.BybitAdapter;
import io.tapedeck.plugin.coinbase.CoinbaseAdapter;
import io.tapedeck.plugin.deribit.DeribitAdapter;
import io.tapedeck.plugin.kraken.KrakenAdapter;
import io.tapedeck.plugin.okx.OkxAdapter;
import io.tapedeck.testkit.FakeContext;
import io.tapedeck.testkit.Recording;
import io.tapedeck.testkit.SharedRecordings;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.ToIntBiFunction;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Recorded sessions of every exchange from bytes to books, again and again, each time as over a new connection: messages a second of the reading thread's
 * time, and what it allocates for each; in turns with XChange-stream's adapter of the same exchange, where it reads what was recorded. Main thread, pump.
 */
final class ExchangesRun {
  private static final double MOST_BYTES = 300;
  private static final int WARM_UP_MESSAGES = 100_000;
  private static final int ROUNDS = 5;

  private static final Problem AGAIN = Problem.retryable(Problem.Kind.CONNECTION, "The session is played again", "");

  /** A recording; {@code peer} is the class that reads it by another library, or a sentence that says why none does. */
  private record Session(ExchangeAdapter adapter, Map<String, String> options, String recording, String peer) {}

  /** Kraken's session in the version of the protocol that the peer speaks: same digits, order and checksums. */
  private static final String THEIR_KRAKEN = "kraken/v1-book1000-20210417";

  /** One way through a session. */
  private interface Way {
    void play();
  }

  private static final class Message {
    private final boolean answer;
    private final String url;
    private final byte[] bytes;

    Message(boolean answer, String url, byte[] bytes) {
      this.answer = answer;
      this.url = url;
      this.bytes = bytes;
    }
  }

  private final Ticks ticks = new Ticks();
  private final Rig rig = new Rig(List.of(), true, ticks.screenThread(), TimeSource.system());
  private final LinkSink link = rig.link(0, 0);
  private final WireProtocol protocol;
  private final List<Message> messages;
  private long unread;

  private ExchangesRun(Session session, Recording recording) {
    FakeContext context = new FakeContext(session.adapter.info());
    session.options.forEach(context::with);
    protocol = session.adapter.protocol(Subscription.ofEverything(), context);
    messages = read(recording);
  }

  private static List<Message> read(Recording recording) {
    List<Message> messages = new ArrayList<>();
    for (Recording.Frame frame : recording) {
      if (frame.direction() != Recording.Direction.OUT) {
        String url = frame.url();
        messages.add(new Message(
            frame.direction() == Recording.Direction.HTTP, url == null ? "" : url, frame.text().getBytes(StandardCharsets.UTF_8)));
      }
    }
    return messages;
  }

  static void run(Figures figures, long seconds) throws ReflectiveOperationException {
    List<Session> sessions = List.of(
        new Session(new KrakenAdapter(), Map.of("depth", "1000"), "kraken/v2-from-v1-20210417", "XChangeKraken"),
        new Session(new CoinbaseAdapter(), Map.of("product", "exchange"), "coinbase/exchange-20210417", "XChangeCoinbase"),
        new Session(new BinanceAdapter(), Map.of(), "binance/spot-20210404", "XChangeBinance"),
        new Session(new BinanceAdapter(), Map.of("product", "usdm"), "binance/usdm-ethusdt-20240718", "Its way for futures fetches the snapshot by itself, on another thread."),
        new Session(new BybitAdapter(), Map.of(), "bybit/v5-orderbook500-xrpusdt-20241201", "XChangeBybit"),
        new Session(new OkxAdapter(), Map.of(), "okx/v5-tbt-20220227", "Its adapter of OKX is not released in version 5.2.0."),
        new Session(new BitstampAdapter(), Map.of(), "bitstamp/v2-20220105", "XChangeBitstamp"),
        new Session(new BitfinexAdapter(), Map.of(), "bitfinex/v2-20210417", "XChangeBitfinex"),
        new Session(new DeribitAdapter(), Map.of(), "deribit/v2-20210722", "It has no streaming adapter."));
    for (Session session : sessions) {
      Optional<Recording> recording = SharedRecordings.find(session.recording);
      if (recording.isEmpty()) {
        figures.say(session.recording + ": there is no recording here.");
      } else {
        new ExchangesRun(session, recording.get()).measure(figures, session, seconds * 1_000_000_000L);
      }
    }
  }

  private void measure(Figures figures, Session session, long nanos) throws ReflectiveOperationException {
    String name = session.recording + ": ";
    ticks.start(rig.pump(), () -> {});
    long first = Meter.allocatedHere();
    play();
    first = Meter.allocatedHere() - first;
    for (int warm = 0; warm < WARM_UP_MESSAGES; warm += messages.size()) {
      play();
    }
    Theirs theirs = theirs(session);
    if (theirs != null) {
      round(theirs, theirs.messages.size(), nanos);
      theirs.books = 0;
      theirs.failed = 0;
    }
    unread = 0;
    Median perSecond = new Median();
    Median bytes = new Median();
    Median theirPerSecond = new Median();
    Median theirBytes = new Median();
    for (int i = 0; i < ROUNDS; i++) {
      Result ours = round(this::play, messages.size(), nanos / ROUNDS);
      perSecond.add(ours.perSecond);
      bytes.add(ours.bytes);
      if (theirs != null) {
        Result other = round(theirs, theirs.messages.size(), nanos / ROUNDS);
        theirPerSecond.add(other.perSecond);
        theirBytes.add(other.bytes);
      }
    }
    ticks.close();
    long wrong = 0;
    for (StreamState stream : rig.intake().streams()) {
      wrong += stream.proofCounts().failed();
    }
    figures.figure(name + "messages", perSecond.value() / 1e3, "k msg/s");
    figures.figure(name + "allocated in the very first play, tables and buffers included", (double) first / messages.size(), "B/msg");
    figures.atMost(name + "allocated", bytes.value(), "B/msg", MOST_BYTES);
    figures.atMost(name + "proofs that failed, frames not read", wrong + unread, "", 0);
    if (theirs == null) {
      figures.say(name + Peers.XCHANGE + " is not beside it. " + (session.peer.startsWith("XChange") ? "It is not here." : session.peer));
    } else {
      figures.figure(name + Peers.XCHANGE + ", messages", theirPerSecond.value() / 1e3, "k msg/s");
      figures.figure(name + Peers.XCHANGE + ", allocated", theirBytes.value(), "B/msg");
      figures.figure(name + Peers.XCHANGE + ", books handed out", theirs.books, "");
      figures.figure(name + Peers.XCHANGE + ", proofs that failed", theirs.failed, "");
      figures.figure(name + "ours : " + Peers.XCHANGE, perSecond.value() / theirPerSecond.value(), "x");
    }
    if (Boolean.getBoolean("tapedeck.bench.details")) {
      details(figures);
    }
  }

  @SuppressWarnings("unchecked")
  private @Nullable Theirs theirs(Session session) throws ReflectiveOperationException {
    Object peer = session.peer.startsWith("XChange") ? Peers.find(session.peer).orElse(null) : null;
    if (peer == null) {
      return null;
    }
    if (session.peer.equals("XChangeKraken")) {
      Supplier<ToIntFunction<byte[]>> books = (Supplier<ToIntFunction<byte[]>>) peer;
      return SharedRecordings.find(THEIR_KRAKEN).map(recording -> new Theirs(read(recording), () -> frames(books.get()))).orElse(null);
    }
    return new Theirs(messages, (Supplier<ToIntBiFunction<String, byte[]>>) peer);
  }

  private static ToIntBiFunction<String, byte[]> frames(ToIntFunction<byte[]> books) {
    return (url, frame) -> books.applyAsInt(frame);
  }

  /** Plays whole sessions until the time is over, at least one. */
  private static Result round(Way way, int count, long nanos) {
    Thread self = Thread.currentThread();
    long cpu = 0;
    long passes = 0;
    long bytes = Meter.allocatedHere();
    while (passes == 0 || cpu < nanos) {
      long begun = Meter.cpuNanos(self);
      way.play();
      cpu += Meter.cpuNanos(self) - begun;
      passes++;
    }
    double read = (double) passes * count;
    return new Result(read * 1e9 / cpu, (Meter.allocatedHere() - bytes) / read);
  }

  private record Result(double perSecond, double bytes) {}

  private static final class Median {
    private final List<Double> values = new ArrayList<>();

    void add(double value) {
      values.add(value);
    }

    double value() {
      return values.stream().sorted().toList().get(values.size() / 2);
    }
  }

  private static final class Theirs implements Way {
    private final List<Message> messages;
    private final Supplier<ToIntBiFunction<String, byte[]>> peer;
    private long books;
    private long failed;

    Theirs(List<Message> messages, Supplier<ToIntBiFunction<String, byte[]>> peer) {
      this.messages = messages;
      this.peer = peer;
    }

    @Override
    public void play() {
      ToIntBiFunction<String, byte[]> way = peer.get();
      for (Message message : messages) {
        int outcome = way.applyAsInt(message.answer ? message.url : "", message.bytes);
        books += outcome > 0 ? 1 : 0;
        failed += outcome < 0 ? 1 : 0;
      }
    }
  }

  private void play() {
    link.lost(AGAIN, 0);
    link.connecting(1);
    link.opened();
    protocol.opened(link, WireOutput.NOWHERE);
    for (Message message : messages) {
      play(message);
    }
  }

  private void play(Message message) {
    try {
      if (message.answer) {
        link.answer(message.url, message.bytes);
        protocol.fetched(message.url, message.bytes);
      } else {
        link.frame(message.bytes);
        protocol.frame(message.bytes);
      }
    } catch (FrameException e) {
      unread++;
    }
  }

  /** What single messages allocate, for those who look for the reason. */
  private void details(Figures figures) {
    link.lost(AGAIN, 0);
    link.connecting(1);
    link.opened();
    protocol.opened(link, WireOutput.NOWHERE);
    for (int i = 0; i < messages.size(); i++) {
      Message message = messages.get(i);
      long before = Meter.allocatedHere();
      play(message);
      long bytes = Meter.allocatedHere() - before;
      if (bytes > 200) {
        figures.say("message " + i + (message.answer ? ", an answer" : "") + " of " + message.bytes.length + " B allocated " + bytes + " B");
      }
    }
  }
}
