package io.tapedeck.bench;

import io.tapedeck.api.ConnectionMode;
import io.tapedeck.api.ExchangeException;
import io.tapedeck.api.ExchangeInfo;
import io.tapedeck.api.FrameException;
import io.tapedeck.api.LinkSink;
import io.tapedeck.api.Problem;
import io.tapedeck.api.Subscription;
import io.tapedeck.api.TimeSource;
import io.tapedeck.api.WireOutput;
import io.tapedeck.api.WireProtocol;
import io.tapedeck.app.intake.StreamState;
import io.tapedeck.kit.Connection;
import io.tapedeck.kit.ConnectionListener;
import io.tapedeck.kit.JsonReader;
import io.tapedeck.kit.MarketSocket;
import io.tapedeck.plugin.kraken.KrakenAdapter;
import io.tapedeck.testkit.FakeContext;
import io.tapedeck.testkit.SharedRecordings;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * P14, second half: Kraken's frames from a server over loopback through the kit's socket, JSON, the proven book and the queue into the models, against only
 * reading the same frames'
 * JSON. The two take turns; the best of each counts. Main thread, server, reader, pump.
 */
final class PathRun {
  private static final int ROUNDS = 5;
  private static final long SETTLE_NANOS = 1_000_000_000L;
  private static final ExchangeInfo INFO =
      new ExchangeInfo("bench", "Bench", "", false, List.of(ConnectionMode.WEBSOCKET_SHARED), List.of(), List.of());

  private PathRun() {}

  static void run(Figures figures, long seconds) throws ExchangeException, FrameException {
    List<byte[]> frames = SharedRecordings.find("kraken/v2-from-v1-20210417")
        .map(recording -> recording.inbound().stream().map(text -> text.getBytes(StandardCharsets.UTF_8)).toList())
        .orElseGet(() -> KrakenSession.frames(1, 4_000));
    double parsed = 0;
    double whole = 0;
    long wrong = 0;
    long proven = 0;
    for (int round = 0; round <= ROUNDS; round++) {
      double parse = parse(frames, seconds * 1_000_000_000L / ROUNDS);
      Full full = new Full(frames);
      double rate = full.rate(seconds * 1_000_000_000L / ROUNDS);
      wrong += full.wrong();
      proven += full.proven();
      if (round > 0) { // The first one warms up.
        parsed = Math.max(parsed, parse);
        whole = Math.max(whole, rate);
      }
    }
    figures.figure("JSON read only", parsed / 1e3, "k msg/s");
    figures.figure("socket, JSON, proven book, models", whole / 1e3, "k msg/s");
    figures.figure("checksums that were right", proven, "");
    figures.under("P14");
    figures.atLeast("socket to models : JSON read only", whole / parsed, "x", 0.25);
    figures.atMost("checksums that differed", wrong, "", 0);
    figures.under("");
  }

  private static double parse(List<byte[]> frames, long nanos) throws FrameException {
    JsonReader json = new JsonReader();
    long read = 0;
    long begun = System.nanoTime();
    while (System.nanoTime() - begun < nanos) {
      for (byte[] frame : frames) {
        json.reset(frame);
        json.finish();
        read++;
      }
    }
    return read * 1e9 / (System.nanoTime() - begun);
  }

  private static final class Full implements ConnectionListener {
    private final List<byte[]> frames;
    private final Ticks ticks = new Ticks();
    private final Rig rig = new Rig(List.of(), true, ticks.screenThread(), TimeSource.system());
    private final LinkSink link = rig.link(0, 0);
    private final AtomicLong read = new AtomicLong();
    private final WireProtocol protocol;

    Full(List<byte[]> frames) {
      this.frames = frames;
      KrakenAdapter adapter = new KrakenAdapter();
      protocol = adapter.protocol(Subscription.ofEverything(), new FakeContext(adapter.info()).with("depth", "1000"));
      protocol.opened(link, WireOutput.NOWHERE);
      ticks.start(rig.pump(), () -> {});
    }

    double rate(long nanos) throws ExchangeException {
      try (FrameFlood flood = new FrameFlood(frames)) {
        Connection connection =
            new MarketSocket(flood.uri(), new FakeContext(INFO).with(TimeSource.system())).connect("bench-ws-1", this);
        LockSupport.parkNanos(SETTLE_NANOS);
        long before = read.get();
        long begun = System.nanoTime();
        LockSupport.parkNanos(nanos);
        double rate = (read.get() - before) * 1e9 / (System.nanoTime() - begun);
        connection.close();
        return rate;
      } finally {
        ticks.close();
      }
    }

    long wrong() {
      return rig.intake().streams().stream().mapToLong(stream -> stream.proofCounts().failed()).sum();
    }

    long proven() {
      return rig.intake().streams().stream().map(StreamState::proofCounts).mapToLong(counts -> counts.ok()).sum();
    }

    @Override
    public void frame(byte[] frame) {
      try {
        link.frame(frame);
        protocol.frame(frame);
      } catch (FrameException e) {
        throw new IllegalStateException("A recorded frame cannot be read", e);
      }
      read.setRelease(read.getPlain() + 1);
    }

    @Override
    public void frameRejected(String reason) {
      throw new IllegalStateException(reason);
    }

    @Override
    public void lost(Problem why) {
      throw new IllegalStateException(why.toString());
    }
  }
}
