package io.tapedeck.bench;

import io.tapedeck.api.ConnectionMode;
import io.tapedeck.api.ExchangeException;
import io.tapedeck.api.Feed;
import io.tapedeck.api.Instrument;
import io.tapedeck.api.Subscription;
import io.tapedeck.api.TimeSource;
import io.tapedeck.app.feed.HostContext;
import io.tapedeck.app.feed.PluginOptions;
import io.tapedeck.app.intake.Ledger;
import io.tapedeck.plugin.demo.DemoAdapter;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * The demo exchange at 20,000 updates a second for some minutes through protocol, intake, queue, pump and models: the heap in use after a full collection each
 * minute, and what all threads together allocate. Main thread, the demo's reader threads, pump.
 */
final class HeapRun {
  private static final String RATE = "20000";
  private static final long MINUTE = 60_000_000_000L;

  private HeapRun() {}

  static void run(Figures figures, long minutes) {
    TimeSource clock = TimeSource.system();
    DemoAdapter demo = new DemoAdapter();
    HostContext context = new HostContext(demo.info(), PluginOptions.parse(List.of("demo.rate=" + RATE)), clock);
    List<Instrument> instruments = demo.instruments(context);
    Ticks ticks = new Ticks();
    Rig rig = new Rig(instruments, false, ticks.screenThread(), clock);
    ticks.start(rig.pump(), () -> {});
    long received = 0;
    long first = 0;
    long last = 0;
    Feed feed = open(demo, Subscription.of(instruments, ConnectionMode.WEBSOCKET_PER_SYMBOL), rig, context);
    try {
      for (int minute = 1; minute <= minutes; minute++) {
        long before = received(rig);
        long bytes = Meter.allocatedByAll();
        long begin = System.nanoTime();
        for (long left = MINUTE; left > 0; left = begin + MINUTE - System.nanoTime()) {
          LockSupport.parkNanos(left);
        }
        double seconds = (System.nanoTime() - begin) / 1e9;
        received = received(rig);
        double rate = (received - before) / seconds;
        double allocated = Meter.allocatedByAll() - bytes;
        last = Meter.heapAfterGc();
        first = minute == 1 ? last : first;
        figures.figure("minute " + minute + ": heap after collection", last / 1024.0, "KiB");
        figures.figure("minute " + minute + ": received", rate, "/s");
        figures.figure("minute " + minute + ": allocated by all threads", allocated / seconds / 1e6, "MB/s");
        figures.figure("minute " + minute + ": allocated for each event, demo exchange included", allocated / (received - before), "B");
      }
    } finally {
      feed.close();
    }
    ticks.close();
    figures.under("P16");
    figures.atMost("growth from minute 1 to minute " + minutes, (last - first) * 100.0 / first, "%", 2);
    figures.figure("growth from minute 1 to minute " + minutes + ", absolute", (last - first) / 1024.0, "KiB");
  }

  private static Feed open(DemoAdapter demo, Subscription subscription, Rig rig, HostContext context) {
    try {
      return demo.open(subscription, rig.intake(), context);
    } catch (ExchangeException e) {
      throw new IllegalStateException("The demo exchange opens always", e);
    }
  }

  private static long received(Rig rig) {
    long sum = 0;
    for (var stream : rig.intake().streams()) {
      Ledger ledger = stream.ledger();
      sum += ledger == null ? 0 : ledger.received();
    }
    return sum;
  }
}
