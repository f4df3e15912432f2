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

/**
 * Recorded sessions of every exchange from bytes to books, again and again, each time as over a new connection: messages a second of the reading thread's
 * time, and what it allocates for
 * each. Main thread, pump.
 */
final class ExchangesRun {
  private static final double MOST_BYTES = 300;
  private static final int WARM_UP_MESSAGES = 100_000;

  private static final Problem AGAIN = Problem.retryable(Problem.Kind.CONNECTION, "The session is played again", "");

  private record Session(ExchangeAdapter adapter, Map<String, String> options, String recording) {}

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
  private final List<Message> messages = new ArrayList<>();
  private long unread;

  private ExchangesRun(Session session, Recording recording) {
    FakeContext context = new FakeContext(session.adapter.info());
    session.options.forEach(context::with);
    protocol = session.adapter.protocol(Subscription.ofEverything(), context);
    for (Recording.Frame frame : recording) {
      if (frame.direction() != Recording.Direction.OUT) {
        String url = frame.url();
        messages.add(new Message(
            frame.direction() == Recording.Direction.HTTP, url == null ? "" : url, frame.text().getBytes(StandardCharsets.UTF_8)));
      }
    }
  }

  static void run(Figures figures, long seconds) {
    List<Session> sessions = List.of(
        new Session(new KrakenAdapter(), Map.of("depth", "1000"), "kraken/v2-from-v1-20210417"),
        new Session(new CoinbaseAdapter(), Map.of("product", "exchange"), "coinbase/exchange-20210417"),
        new Session(new BinanceAdapter(), Map.of(), "binance/spot-20210404"),
        new Session(new BinanceAdapter(), Map.of("product", "usdm"), "binance/usdm-ethusdt-20240718"),
        new Session(new BybitAdapter(), Map.of(), "bybit/v5-orderbook500-xrpusdt-20241201"),
        new Session(new OkxAdapter(), Map.of(), "okx/v5-tbt-20220227"),
        new Session(new BitstampAdapter(), Map.of(), "bitstamp/v2-20220105"),
        new Session(new BitfinexAdapter(), Map.of(), "bitfinex/v2-20210417"),
        new Session(new DeribitAdapter(), Map.of(), "deribit/v2-20210722"));
    for (Session session : sessions) {
      Optional<Recording> recording = SharedRecordings.find(session.recording);
      if (recording.isEmpty()) {
        figures.say(session.recording + ": there is no recording here.");
      } else {
        new ExchangesRun(session, recording.get()).measure(figures, session.recording + ": ", seconds * 1_000_000_000L);
      }
    }
  }

  private void measure(Figures figures, String name, long nanos) {
    ticks.start(rig.pump(), () -> {});
    long first = Meter.allocatedHere();
    play();
    first = Meter.allocatedHere() - first;
    for (int warm = 0; warm < WARM_UP_MESSAGES; warm += messages.size()) {
      play();
    }
    unread = 0;
    Thread self = Thread.currentThread();
    long cpu = 0;
    long passes = 0;
    long bytes = Meter.allocatedHere();
    while (passes == 0 || cpu < nanos) {
      long begun = Meter.cpuNanos(self);
      play();
      cpu += Meter.cpuNanos(self) - begun;
      passes++;
    }
    double read = (double) passes * messages.size();
    double allocated = (Meter.allocatedHere() - bytes) / read;
    ticks.close();
    long wrong = 0;
    for (StreamState stream : rig.intake().streams()) {
      wrong += stream.proofCounts().failed();
    }
    figures.figure(name + "messages", read * 1e6 / cpu, "k msg/s");
    figures.figure(name + "allocated in the very first play, tables and buffers included", (double) first / messages.size(), "B/msg");
    figures.atMost(name + "allocated", allocated, "B/msg", MOST_BYTES);
    figures.atMost(name + "proofs that failed, frames not read", wrong + unread, "", 0);
    if (Boolean.getBoolean("tapedeck.bench.details")) {
      details(figures);
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
