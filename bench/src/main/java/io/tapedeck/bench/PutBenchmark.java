package io.tapedeck.bench;

import io.tapedeck.api.TimeSource;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.infra.ThreadParams;

/**
 * What one put into a stream costs an exchange's reader thread: 200 streams shared out among the producers, the pump draining each 33 ms. With JMH's
 * {@code gc} profiler it also says what a put allocates, which must be nothing. JMH's threads, one connection each.
 */
public abstract class PutBenchmark {
  static final int STREAMS = 200;

  /** The clocks read and the arrival stamped, and nothing else: what every frame pays. */
  @Benchmark
  public void frame(Producer producer) {
    producer.market().frame();
  }

  /** A quote. */
  @Benchmark
  public void quote(Producer producer) {
    producer.market().next();
    producer.market().quote();
  }

  /** A trade. */
  @Benchmark
  public void trade(Producer producer) {
    producer.market().next();
    producer.market().trade();
  }

  /** A book message of one level. */
  @Benchmark
  public void book(Producer producer) {
    producer.market().next();
    producer.market().book();
  }

  /** A frame with one event of the mix. */
  @Benchmark
  public void frameAndEvent(Producer producer) {
    producer.market().frameAndEvent();
  }

  /** Intake, queue, pump and models, shared by the producers. */
  @State(Scope.Benchmark)
  public static class Screen {
    private final Ticks ticks = new Ticks();
    private final Rig rig = new Rig(STREAMS, ticks.screenThread(), TimeSource.system());

    /** Begins to drain. */
    @Setup
    public void open() {
      ticks.start(rig.pump(), () -> {});
    }

    /** Ends the drain. */
    @TearDown
    public void close() {
      ticks.close();
    }
  }

  /** One producer with its share of the streams. */
  @State(Scope.Thread)
  public static class Producer {
    private @Nullable Market market;

    /** Opens the producer's connection. */
    @Setup
    public void open(Screen screen, ThreadParams threads) {
      int share = STREAMS / threads.getThreadCount();
      int from = threads.getThreadIndex() * share;
      market = new Market(screen.rig, from, from + share, threads.getThreadIndex() + 1);
    }

    Market market() {
      Market opened = market;
      if (opened == null) {
        throw new IllegalStateException("JMH opens a producer before it uses it");
      }
      return opened;
    }
  }
}
