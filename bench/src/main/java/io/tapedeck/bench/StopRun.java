package io.tapedeck.bench;

import io.tapedeck.api.Feed;
import io.tapedeck.api.Instrument;
import io.tapedeck.api.TimeSource;
import io.tapedeck.app.feed.ControlItem;
import io.tapedeck.testkit.SharedRecordings;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;

/**
 * P18 and P19: how soon a feed that is flooded has ended, with its threads and all that waited; and how many threads and connections 200 instruments take.
 * Main thread, servers, the feed's
 * threads, pump.
 */
final class StopRun {
  private static final long FLOODED_NANOS = 2_000_000_000L;
  private static final long LONGEST_NANOS = 20_000_000_000L;
  private static final long STEP_NANOS = 1_000_000L;
  private static final long SETTLE_NANOS = 3_000_000_000L;
  private static final int INSTRUMENTS = 200;

  private StopRun() {}

  /** P18, so many times. */
  static void stop(Figures figures, long times) {
    List<byte[]> frames = SharedRecordings.find("kraken/v2-from-v1-20210417")
        .map(recording -> recording.inbound().stream().map(text -> text.getBytes(StandardCharsets.UTF_8)).toList())
        .orElseGet(() -> KrakenSession.frames(1, 4_000));
    double longest = 0;
    long waiting = 0;
    int left = 0;
    double rate = 0;
    for (int i = 0; i <= times; i++) {
      One one = new One(frames);
      if (i > 0) { // The first one warms up.
        longest = Math.max(longest, one.millis);
        waiting += one.waiting;
        left += one.left.size();
        rate += one.rate / times;
        one.left.forEach(name -> figures.say("left behind: " + name));
      }
    }
    figures.figure("frames a second read under the flood (the server is never waited for)", rate, "/s");
    figures.under("P18");
    figures.atMost("Stop until threads are gone and nothing waits, longest of " + times, longest, "ms", 1_000);
    figures.atMost("threads left behind", left, "", 0);
    figures.atMost("items left waiting", waiting, "", 0);
    figures.under("");
  }

  /** P19. */
  static void threads(Figures figures) {
    List<Instrument> instruments = new ArrayList<>();
    for (int i = 0; i < INSTRUMENTS; i++) {
      instruments.add(KrakenFeed.instrument("B" + i));
    }
    Ticks ticks = new Ticks();
    Rig rig = new Rig(instruments, false, ticks.screenThread(), TimeSource.system());
    ticks.start(rig.pump(), () -> {});
    byte[] beat = FrameFlood.frame("{\"channel\":\"heartbeat\"}".getBytes(StandardCharsets.UTF_8));
    Set<String> before = KrakenFeed.threads();
    try (FrameFlood server = new FrameFlood(out -> {
      out.write(beat);
      LockSupport.parkNanos(100_000_000L);
    })) {
      Feed feed = KrakenFeed.open(rig, instruments, server.uri());
      LockSupport.parkNanos(SETTLE_NANOS);
      Set<String> now = KrakenFeed.threads();
      now.removeAll(before);
      int connections = server.clients();
      now.forEach(name -> figures.say("thread " + name));
      figures.under("P19");
      figures.atLeast("connections for 200 instruments", connections, "", 1);
      figures.atMost("connections for 200 instruments", connections, "", 4);
      figures.atMost("threads of the feed", now.size(), "", 2.0 * connections + 12);
      figures.under("");
      feed.close();
    }
    ticks.close();
  }

  private static final class One {
    private final double millis;
    private final double rate;
    private final long waiting;
    private final Set<String> left;

    One(List<byte[]> frames) {
      List<Instrument> instruments = List.of(KrakenFeed.instrument("BTC"), KrakenFeed.instrument("ADA"));
      Ticks ticks = new Ticks();
      Rig rig = new Rig(instruments, false, ticks.screenThread(), TimeSource.system());
      ticks.start(rig.pump(), () -> {});
      Set<String> before = KrakenFeed.threads();
      try (FrameFlood server = new FrameFlood(frames)) {
        Feed feed = KrakenFeed.open(rig, instruments, server.uri());
        LockSupport.parkNanos(FLOODED_NANOS / 2);
        long read = rig.intake().frames();
        LockSupport.parkNanos(FLOODED_NANOS / 2);
        rate = (rig.intake().frames() - read) * 2e9 / FLOODED_NANOS;
        long begun = System.nanoTime();
        // As the program does it: first the gate, then the sockets, then the screen is told.
        rig.intake().stop();
        feed.close();
        rig.queue().putControl(new ControlItem.FeedClosed(rig.intake()));
        Set<String> now = after(before);
        while ((!now.isEmpty() || rig.pump().depth() > 0) && System.nanoTime() - begun < LONGEST_NANOS) {
          LockSupport.parkNanos(STEP_NANOS);
          now = after(before);
        }
        ticks.close();
        millis = (System.nanoTime() - begun) / 1e6;
        left = now;
        waiting = rig.pump().depth();
      }
    }

    private static Set<String> after(Set<String> before) {
      Set<String> now = KrakenFeed.threads();
      now.removeAll(before);
      return now;
    }
  }
}
