package io.tapedeck.bench;

import io.tapedeck.api.TimeSource;
import io.tapedeck.app.model.ScreenThread;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * One tick of the pump with 200 streams, after so many events since the tick before. One thread does both. An event of the mix is in one of ten cases a trade, and each print is
 * shown singly: that is the part that grows with the rate.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class DrainBenchmark {

  /** Events between two ticks: at 30 ticks a second 66 are 2,000 a second, 6,600 are 200,000. */
  @Param({"0", "66", "660", "6600"})
  public int events;

  private @Nullable Rig rig;
  private @Nullable Market market;

  /** Opens the feed on the thread that will tick. */
  @Setup
  public void open() {
    Rig opened = new Rig(PutBenchmark.STREAMS, ScreenThread.current(), TimeSource.system());
    market = new Market(opened, 0, PutBenchmark.STREAMS, 1);
    opened.pump().tick();
    rig = opened;
  }

  /** The events of one tick; not measured. */
  @Setup(Level.Invocation)
  public void arrive() {
    Market opened = market;
    for (int i = 0; opened != null && i < events; i++) {
      opened.frameAndEvent();
    }
  }

  /** The tick. */
  @Benchmark
  public void tick() {
    Rig opened = rig;
    if (opened != null) {
      opened.pump().tick();
    }
  }
}
