package io.tapedeck.bench;

import io.tapedeck.api.BookRules;
import io.tapedeck.api.IdChain;
import io.tapedeck.api.LinkSink;
import io.tapedeck.api.MarketSink;
import io.tapedeck.api.Side;
import io.tapedeck.api.TimeSource;
import io.tapedeck.app.model.ScreenThread;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * A book message of one level on a full book of some depth: near the top, as most are, and anywhere, as the worst are. A quarter of the messages take a level away. JMH's
 * thread; nothing drains.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class BookBenchmark {
  private static final long MIDDLE = 5_000_000;

  /** Levels a side. */
  @Param({"10", "100", "1000"})
  public int depth = 10;

  private final Rig rig = new Rig(1, ScreenThread.current(), TimeSource.system());
  private final LinkSink link = rig.link(0, 1);
  private int stream;
  private long random = 88_172_645_463_325_252L;

  /** Fills the book. */
  @Setup
  public void open() {
    link.frame(new byte[0]);
    stream = link.stream(rig.instruments().get(0), new BookRules(depth, null, IdChain.NONE));
    link.bookSnapshot(stream);
    for (int i = 1; i <= depth; i++) {
      link.level(stream, Side.BUY, MIDDLE - i, 100);
      link.level(stream, Side.SELL, MIDDLE + i, 100);
    }
    commit();
  }

  /** Among the eight best levels. */
  @Benchmark
  public void nearTheTop() {
    change(8);
  }

  /** At any depth. */
  @Benchmark
  public void anywhere() {
    change(depth);
  }

  private void change(int within) {
    random ^= random << 13;
    random ^= random >>> 7;
    random ^= random << 17;
    long away = 1 + (random >>> 8 & 0xffff) % within;
    boolean bid = (random & 1) == 0;
    link.bookUpdate(stream);
    link.level(stream, bid ? Side.BUY : Side.SELL, bid ? MIDDLE - away : MIDDLE + away, (random & 6) == 0 ? 0 : 1 + (random >>> 30 & 1023));
    commit();
  }

  private void commit() {
    link.commit(stream, MarketSink.NO_TIME, MarketSink.NO_ID, MarketSink.NO_ID, MarketSink.NO_ID, MarketSink.NO_CHECKSUM);
  }
}
