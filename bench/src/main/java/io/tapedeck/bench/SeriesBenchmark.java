package io.tapedeck.bench;

import io.tapedeck.app.model.RingSeries;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** A point appended to a full line. JMH's thread. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class SeriesBenchmark {

  /** Points kept. */
  @Param({"1000", "1000000"})
  public int retention = 1_000;

  private final RingSeries small = new RingSeries(1_000);
  private final RingSeries large = new RingSeries(1_000_000);
  private long time;

  /** One point. */
  @Benchmark
  public void append() {
    (retention == 1_000 ? small : large).append(++time, (double) time);
  }
}
