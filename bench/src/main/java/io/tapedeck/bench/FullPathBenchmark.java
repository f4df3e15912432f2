package io.tapedeck.bench;

import io.tapedeck.api.FrameException;
import io.tapedeck.api.LinkSink;
import io.tapedeck.api.Subscription;
import io.tapedeck.api.TimeSource;
import io.tapedeck.api.WireOutput;
import io.tapedeck.api.WireProtocol;
import io.tapedeck.app.intake.ProofCounts;
import io.tapedeck.app.intake.StreamState;
import io.tapedeck.plugin.kraken.KrakenAdapter;
import io.tapedeck.testkit.FakeContext;
import io.tapedeck.testkit.SharedRecordings;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * Kraken's frames as bytes through JSON, the depth-1000 book and the exchange's CRC into the queue, the pump draining each 33 ms: messages a second, and with JMH's
 * {@code gc} profiler bytes allocated a message. The session is played again and again, its snapshot included. A single checksum that
 * differs fails the benchmark. JMH's thread is the reader thread.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class FullPathBenchmark {
  private static final String MADE_UP = "made-up";
  private static final int CHANGES = 4_000;

  /** {@code made-up}, or the name of a recorded session. */
  @Param({MADE_UP, "kraken/v2-from-v1-20210417", "kraken/v2-from-v1-btcusd-20210405"})
  public String session = MADE_UP;

  private final Ticks ticks = new Ticks();
  private final Rig rig = new Rig(List.of(), true, ticks.screenThread(), TimeSource.system());
  private final LinkSink link = rig.link(0, 0);
  private final KrakenAdapter adapter = new KrakenAdapter();
  private final WireProtocol protocol =
      adapter.protocol(Subscription.ofEverything(), new FakeContext(adapter.info()).with("depth", "1000"));
  private List<byte[]> frames = List.of();
  private int next;

  /** Reads the session. */
  @Setup
  public void open() {
    frames = frames(session);
    protocol.opened(link, WireOutput.NOWHERE);
    ticks.start(rig.pump(), () -> {});
  }

  /** One message. */
  @Benchmark
  public void message() throws FrameException {
    byte[] frame = frames.get(next);
    next = next + 1 == frames.size() ? 0 : next + 1;
    link.frame(frame);
    protocol.frame(frame);
  }

  /** Looks whether every book was right. */
  @TearDown
  public void close() {
    ticks.close();
    long proven = 0;
    for (StreamState stream : rig.intake().streams()) {
      ProofCounts counts = stream.proofCounts();
      proven += counts.ok();
      if (counts.failed() > 0) {
        throw new IllegalStateException(stream.instrument().symbol() + ": " + counts.failed() + " checksums differed");
      }
    }
    if (proven == 0) {
      throw new IllegalStateException("No checksum was compared in " + session);
    }
  }

  private static List<byte[]> frames(String session) {
    if (session.equals(MADE_UP)) {
      return KrakenSession.frames(1, CHANGES);
    }
    return SharedRecordings.find(session)
        .orElseThrow(() -> new IllegalStateException("There is no recording " + session + " on this machine"))
        .inbound().stream().map(text -> text.getBytes(StandardCharsets.UTF_8)).toList();
  }
}
