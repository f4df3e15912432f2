package io.tapedeck.bench;

import io.tapedeck.api.Feed;
import io.tapedeck.api.Instrument;
import io.tapedeck.api.TimeSource;
import io.tapedeck.app.model.ScreenThread;
import io.tapedeck.app.model.StreamModel;
import java.awt.EventQueue;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.reflect.InvocationTargetException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.locks.LockSupport;
import javax.swing.SwingUtilities;
import javax.swing.Timer;
import org.HdrHistogram.Histogram;

/**
 * P15: from the server's write to the model on the EDT, at 20,000 trades a second over loopback through Kraken's feed, a tick each 33 ms. The price of a trade
 * is its number, and the server
 * notes when it wrote each number, so that every one is measured: at the first tick whose model shows it or a later one. Main thread, server, reader, EDT.
 */
final class LatencyRun {
  private static final int TICK_MILLIS = 33;
  private static final int PER_SECOND = 20_000;
  private static final long WARM_UP_NANOS = 3_000_000_000L;
  private static final int NOTES = 1 << 20;
  private static final String LISTING =
      "{\"channel\":\"instrument\",\"type\":\"snapshot\",\"data\":{\"assets\":[],\"pairs\":[{\"symbol\":\"BTC/USD\",\"base\":\"BTC\",\"quote\":\"USD\","
          + "\"status\":\"online\",\"qty_precision\":8,\"price_precision\":1}]}}";

  private final AtomicLongArray writtenAt = new AtomicLongArray(NOTES);
  private final Histogram delays = new Histogram(60_000_000_000L, 3);
  private long begun;
  private long sent;
  private long seen;
  private boolean measuring;

  private LatencyRun() {}

  static void run(Figures figures, long seconds) throws InterruptedException, InvocationTargetException {
    new LatencyRun().measure(figures, seconds * 1_000_000_000L);
  }

  private void measure(Figures figures, long nanos) throws InterruptedException, InvocationTargetException {
    List<Instrument> instruments = List.of(KrakenFeed.instrument("BTC"));
    Rig rig = new Rig(instruments, false, new ScreenThread(SwingUtilities::isEventDispatchThread), TimeSource.system());
    Timer timer = new Timer(TICK_MILLIS, e -> {
      rig.pump().tick();
      look(rig.screen().streams());
    });
    try (FrameFlood server = new FrameFlood(this::send)) {
      Feed feed = KrakenFeed.open(rig, instruments, server.uri());
      timer.start();
      LockSupport.parkNanos(WARM_UP_NANOS);
      EventQueue.invokeAndWait(() -> measuring = true);
      LockSupport.parkNanos(nanos);
      EventQueue.invokeAndWait(() -> measuring = false);
      timer.stop();
      feed.close();
    }
    figures.figure("trades measured", delays.getTotalCount(), "");
    figures.figure("longest", delays.getMaxValue() / 1e6, "ms");
    figures.under("P15");
    figures.atLeast("trades a second", delays.getTotalCount() * 1e9 / nanos, "/s", PER_SECOND * 0.95);
    figures.atMost("server write to model on the EDT: p50", delays.getValueAtPercentile(50) / 1e6, "ms", TICK_MILLIS / 2.0 + 5);
    figures.atMost("server write to model on the EDT: p99", delays.getValueAtPercentile(99) / 1e6, "ms", TICK_MILLIS + 20);
    figures.under("");
  }

  /** EDT. */
  private void look(List<StreamModel> streams) {
    long now = System.nanoTime();
    long newest = streams.isEmpty() || !streams.get(0).hasLast() ? 0 : streams.get(0).last() / 10;
    for (long number = seen + 1; number <= newest; number++) {
      if (measuring) {
        delays.recordValue(Math.max(0, now - writtenAt.get((int) (number & (NOTES - 1)))));
      }
    }
    seen = Math.max(seen, newest);
  }

  /** What is due now, in one write. Server's thread. */
  private void send(OutputStream out) throws IOException {
    ByteArrayOutputStream block = new ByteArrayOutputStream();
    if (begun == 0) {
      begun = System.nanoTime();
      block.writeBytes(FrameFlood.frame(LISTING.getBytes(StandardCharsets.UTF_8)));
    }
    long due = (System.nanoTime() - begun) * PER_SECOND / 1_000_000_000L;
    long now = System.nanoTime();
    for (; sent < due; sent++) {
      long number = sent + 1;
      writtenAt.set((int) (number & (NOTES - 1)), now);
      block.writeBytes(FrameFlood.frame(("{\"channel\":\"trade\",\"type\":\"update\",\"data\":[{\"symbol\":\"BTC/USD\",\"side\":\"buy\",\"price\":" + number
          + ".0,\"qty\":0.10000000,\"ord_type\":\"limit\",\"trade_id\":" + number + ",\"timestamp\":\"2026-11-25T00:00:00.000000Z\"}]}")
          .getBytes(StandardCharsets.UTF_8)));
    }
    block.writeTo(out);
    LockSupport.parkNanos(1_000_000L);
  }
}
