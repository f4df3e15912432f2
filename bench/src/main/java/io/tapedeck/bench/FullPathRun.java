package io.tapedeck.bench;

import io.tapedeck.api.FrameException;
import io.tapedeck.api.LinkSink;
import io.tapedeck.api.Subscription;
import io.tapedeck.api.TimeSource;
import io.tapedeck.api.WireOutput;
import io.tapedeck.api.WireProtocol;
import io.tapedeck.app.intake.StreamState;
import io.tapedeck.plugin.kraken.KrakenAdapter;
import io.tapedeck.testkit.FakeContext;
import io.tapedeck.testkit.SharedRecordings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;

/**
 * P1 and P2: one recorded session of Kraken from bytes to proven books of depth 1000, by our path and by XChange-stream's, in one JVM, in turns. Each reads
 * the session in the version of
 * Kraken's protocol that it speaks; digits, order and checksums are the same. The time is the reading thread's processor time, so that what else runs disturbs little; garbage
 * collection is in neither. The peer comes from a folder of its own by a class loader of its own, since its libraries are of other versions. Main thread.
 */
final class FullPathRun {
  private static final String OURS = "kraken/v2-from-v1-20210417";
  private static final String THEIRS = "kraken/v1-book1000-20210417";
  private static final int ROUNDS = 5;

  private FullPathRun() {}

  static void run(Figures figures, long seconds) throws Exception {
    Optional<List<byte[]>> session = session(OURS);
    Ours ours = new Ours(session.orElseGet(() -> KrakenSession.frames(1, 4_000)));
    if (session.isEmpty()) {
      figures.say("There is no recording here: a made-up session stands in.");
    }
    Optional<List<byte[]>> theirSession = session(THEIRS);
    Optional<Supplier<ToIntFunction<byte[]>>> peer = peer();
    long nanos = seconds * 1_000_000_000L;
    if (peer.isEmpty() || theirSession.isEmpty()) {
      figures.say("P1 is not measured: " + (peer.isEmpty() ? "XChange-stream is not here." : "the recording is not here."));
      ours.round(nanos);
      ours.show(figures, median(ours, nanos));
      return;
    }
    Theirs theirs = new Theirs(theirSession.get(), peer.get());
    ours.round(nanos);
    theirs.round(nanos); // Both warm.
    List<Result> mine = new ArrayList<>();
    List<Result> other = new ArrayList<>();
    for (int round = 0; round < ROUNDS; round++) {
      mine.add(ours.round(nanos));
      other.add(theirs.round(nanos));
    }
    Result us = median(mine);
    Result them = median(other);
    figures.figure("XChange-stream-kraken 5.2.0, whole session", them.perSecond() / 1e3, "k msg/s");
    figures.figure("XChange-stream-kraken 5.2.0, changes alone", them.changesPerSecond() / 1e3, "k msg/s");
    figures.figure("XChange-stream-kraken 5.2.0", them.bytesPerMessage(), "B/msg");
    figures.atMost("XChange-stream-kraken 5.2.0: checksums that differed", theirs.wrong, "", 0);
    ours.show(figures, us);
    figures.under("P1");
    figures.atLeast("ours : XChange-stream, changes alone", us.changesPerSecond() / them.changesPerSecond(), "x", 15);
    figures.atLeast("ours : XChange-stream, whole session", us.perSecond() / them.perSecond(), "x", 15);
  }

  private static Result median(Ours ours, long nanos) throws FrameException {
    List<Result> results = new ArrayList<>();
    for (int round = 0; round < ROUNDS; round++) {
      results.add(ours.round(nanos));
    }
    return median(results);
  }

  private static Result median(List<Result> results) {
    return new Result(
        middle(results.stream().mapToDouble(Result::perSecond).toArray()),
        middle(results.stream().mapToDouble(Result::changesPerSecond).toArray()),
        middle(results.stream().mapToDouble(Result::bytesPerMessage).toArray()));
  }

  private static double middle(double[] values) {
    Arrays.sort(values);
    return values[values.length / 2];
  }

  private static Optional<List<byte[]>> session(String name) {
    return SharedRecordings.find(name)
        .map(recording -> recording.inbound().stream().map(text -> text.getBytes(StandardCharsets.UTF_8)).toList());
  }

  @SuppressWarnings("unchecked")
  private static Optional<Supplier<ToIntFunction<byte[]>>> peer() throws ReflectiveOperationException {
    return Peers.find("XChangeKraken").map(found -> (Supplier<ToIntFunction<byte[]>>) found);
  }

  /** Medians of some rounds, or one round: messages a second of the thread's time, and bytes it allocated for each. */
  private record Result(double perSecond, double changesPerSecond, double bytesPerMessage) {}

  /** One way through a session. */
  private abstract static class Way {
    private final List<byte[]> frames;
    private final int changesFrom;

    Way(List<byte[]> frames) {
      this.frames = frames;
      changesFrom = afterLastSnapshot(frames);
    }

    /** Snapshots are much longer than all else, and come first. */
    private static int afterLastSnapshot(List<byte[]> frames) {
      int from = 0;
      for (int i = 0; i < frames.size(); i++) {
        from = frames.get(i).length > 20_000 ? i + 1 : from;
      }
      return from;
    }

    abstract void begin();

    abstract void message(byte[] frame) throws FrameException;

    /** Plays the session until the time is over, at least once. */
    final Result round(long nanos) throws FrameException {
      Thread self = Thread.currentThread();
      long whole = 0;
      long changes = 0;
      long passes = 0;
      long bytes = Meter.allocatedHere();
      while (passes == 0 || whole < nanos) {
        begin();
        long begun = Meter.cpuNanos(self);
        play(0, changesFrom);
        long between = Meter.cpuNanos(self);
        play(changesFrom, frames.size());
        long end = Meter.cpuNanos(self);
        whole += end - begun;
        changes += end - between;
        passes++;
      }
      double messages = (double) passes * frames.size();
      double changed = (double) passes * (frames.size() - changesFrom);
      return new Result(messages * 1e9 / whole, changed * 1e9 / changes, (Meter.allocatedHere() - bytes) / messages);
    }

    private void play(int from, int to) throws FrameException {
      for (int i = from; i < to; i++) {
        message(frames.get(i));
      }
    }
  }

  private static final class Ours extends Way {
    private final Ticks ticks = new Ticks();
    private final Rig rig = new Rig(List.of(), true, ticks.screenThread(), TimeSource.system());
    private final LinkSink link = rig.link(0, 0);
    private final WireProtocol protocol;

    Ours(List<byte[]> frames) {
      super(frames);
      KrakenAdapter adapter = new KrakenAdapter();
      protocol = adapter.protocol(Subscription.ofEverything(), new FakeContext(adapter.info()).with("depth", "1000"));
      protocol.opened(link, WireOutput.NOWHERE);
      ticks.start(rig.pump(), () -> {});
    }

    @Override
    void begin() {
      // The session begins with snapshots.
    }

    @Override
    void message(byte[] frame) throws FrameException {
      link.frame(frame);
      protocol.frame(frame);
    }

    void show(Figures figures, Result result) {
      long proven = 0;
      long wrong = 0;
      for (StreamState stream : rig.intake().streams()) {
        proven += stream.proofCounts().ok();
        wrong += stream.proofCounts().failed();
      }
      ticks.close();
      figures.figure("ours, whole session", result.perSecond() / 1e3, "k msg/s");
      figures.figure("ours, changes alone", result.changesPerSecond() / 1e3, "k msg/s");
      figures.figure("ours: checksums that were right", proven, "");
      figures.under("P1");
      figures.atMost("ours: checksums that differed", wrong, "", 0);
      figures.under("P2");
      figures.atMost("ours", result.bytesPerMessage(), "B/msg", 250);
      figures.under("");
    }
  }

  private static final class Theirs extends Way {
    private final Supplier<ToIntFunction<byte[]>> peer;
    private ToIntFunction<byte[]> books;
    private long wrong;

    Theirs(List<byte[]> frames, Supplier<ToIntFunction<byte[]>> peer) throws IOException {
      super(frames);
      this.peer = peer;
      books = peer.get();
    }

    @Override
    void begin() {
      books = peer.get();
    }

    @Override
    void message(byte[] frame) {
      wrong += books.applyAsInt(frame) < 0 ? 1 : 0;
    }
  }
}
