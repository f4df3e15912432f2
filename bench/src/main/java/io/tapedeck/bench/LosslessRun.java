package io.tapedeck.bench;

import io.tapedeck.api.BookRules;
import io.tapedeck.api.LinkSink;
import io.tapedeck.api.MarketSink;
import io.tapedeck.api.Side;
import io.tapedeck.api.TimeSource;
import io.tapedeck.app.intake.Ledger;
import io.tapedeck.app.model.BarInterval;
import io.tapedeck.app.model.BarSeries;
import io.tapedeck.app.model.StreamModel;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * P5: millions of trades from eight threads at full speed while the screen stands still for half a second again and again. The bars of every stream must hold
 * each trade, exactly; the tape
 * may lack prints, and must say how many. Main thread, producers, pump.
 */
final class LosslessRun {
  private static final int PRODUCERS = 8;
  private static final int STREAMS = 200;
  private static final long STALL_NANOS = 500_000_000L;
  private static final long STALL_EVERY_NANOS = 5_000_000_000L;
  private static final long LONGEST_NANOS = 300_000_000_000L;

  private LosslessRun() {}

  /** {@code millions} of trades. */
  static void run(Figures figures, long millions) {
    Ticks ticks = new Ticks();
    Rig rig = new Rig(STREAMS, ticks.screenThread(), TimeSource.system());
    ticks.start(rig.pump(), () -> {});
    int share = STREAMS / PRODUCERS;
    List<Producer> producers = new ArrayList<>();
    for (int i = 0; i < PRODUCERS; i++) {
      producers.add(new Producer(rig, i * share, (i + 1) * share, millions * 1_000_000L / PRODUCERS));
    }
    long begun = System.nanoTime();
    producers.forEach(Thread::start);
    int stalls = 0;
    while (producers.stream().anyMatch(Thread::isAlive)) {
      ticks.hold(true); // The first stall comes at once, so that a short run has one, too.
      LockSupport.parkNanos(STALL_NANOS);
      ticks.hold(false);
      stalls++;
      long until = System.nanoTime() + STALL_EVERY_NANOS - STALL_NANOS;
      while (System.nanoTime() < until && producers.stream().anyMatch(Thread::isAlive)) {
        LockSupport.parkNanos(Ticks.TICK_NANOS);
      }
    }
    double seconds = (System.nanoTime() - begun) / 1e9;
    long drainBy = System.nanoTime() + LONGEST_NANOS;
    while (rig.pump().depth() > 0 && System.nanoTime() < drainBy) {
      LockSupport.parkNanos(Ticks.TICK_NANOS);
    }
    ticks.close();
    figures.figure("trades", millions * 1e6, "");
    figures.figure("rate", millions / seconds, "M/s");
    figures.figure("stalls of 500 ms", stalls, "");
    compare(figures, rig, producers);
  }

  private static void compare(Figures figures, Rig rig, List<Producer> producers) {
    long countOff = 0;
    BigDecimal volumeOff = BigDecimal.ZERO;
    long tapeOff = 0;
    long notAdding = 0;
    long dropped = 0;
    for (Producer producer : producers) {
      for (int i = 0; i < producer.streams.length; i++) {
        StreamModel model = rig.screen().streams().get(producer.from + i);
        Ledger ledger = rig.intake().streams().get(producer.streams[i]).ledger();
        // Read by the calling thread: the pump has ended.
        BarSeries bars = model.bars().series(HOURS);
        long count = 0;
        BigDecimal volume = BigDecimal.ZERO;
        for (long number = bars.first(); number < bars.end(); number++) {
          count += bars.count(number);
          volume = volume.add(bars.exactVolume(number));
        }
        countOff += Math.abs(count - producer.counts[i]);
        volumeOff = volumeOff.add(volume.subtract(BigDecimal.valueOf(producer.sizes[i], 4)).abs());
        if (ledger == null) {
          notAdding++;
        } else {
          notAdding += ledger.addsUp() && ledger.waiting() == 0 ? 0 : 1;
          tapeOff += Math.abs(ledger.received() - model.trades().appended() - ledger.merged() - ledger.dropped());
          dropped += ledger.merged() + ledger.dropped();
        }
      }
    }
    figures.figure("prints the tape does not have, counted", dropped, "");
    figures.under("P5");
    figures.atMost("trades that bars miss or have too often", countOff, "", 0);
    figures.atMost("volume that bars miss or have too much", volumeOff.doubleValue(), "", 0);
    figures.atMost("prints neither on the tape nor counted as missing", tapeOff, "", 0);
    figures.atMost("streams whose ledger does not add up", notAdding, "", 0);
    figures.under("");
  }

  private static final BarInterval HOURS =
      BarInterval.ALL.stream().filter(each -> each.timed() && each.size() == 3_600_000_000_000L).findFirst().orElseThrow();

  /** Sends its share of the trades and knows what it sent. Its own thread. */
  private static final class Producer extends Thread {
    private final LinkSink link;
    private final int from;
    private final int[] streams;
    private final long[] counts;
    private final long[] sizes;
    private final long trades;

    Producer(Rig rig, int from, int to, long trades) {
      super("bench-producer");
      setDaemon(true);
      this.from = from;
      this.trades = trades;
      link = rig.link(from, to);
      streams = new int[to - from];
      counts = new long[streams.length];
      sizes = new long[streams.length];
      for (int i = 0; i < streams.length; i++) {
        streams[i] = link.stream(rig.instruments().get(from + i), BookRules.NO_BOOK);
      }
    }

    @Override
    public void run() {
      byte[] frame = new byte[64];
      long random = 0x9E3779B97F4A7C15L * (from + 1);
      for (long trade = 0; trade < trades; trade++) {
        random ^= random << 13;
        random ^= random >>> 7;
        random ^= random << 17;
        int i = (int) (trade % streams.length);
        long size = 1 + (random >>> 40 & 0xffff);
        link.frame(frame);
        link.trade(streams[i], MarketSink.NO_TIME, 5_000_000 + (random & 127), size, (random & 256) == 0 ? Side.BUY : Side.SELL, MarketSink.NO_ID);
        counts[i]++;
        sizes[i] += size;
      }
    }
  }
}
