package io.tapedeck.bench;

import java.util.concurrent.locks.LockSupport;

/**
 * Producers of events at a given rate, each with its own connection and its share of the streams. They begin at once and end with {@link #close}. Any thread.
 */
final class Feeder implements AutoCloseable {
  private static final long PACE_NANOS = 1_000_000L;

  private final Source[] sources;

  /**
   * Begins.
   *
   * @param eventsPerSecond of all producers together; {@link Double#POSITIVE_INFINITY} for as fast as they can
   */
  Feeder(Market[] markets, double eventsPerSecond) {
    sources = new Source[markets.length];
    for (int i = 0; i < markets.length; i++) {
      sources[i] = new Source(markets[i], eventsPerSecond / markets.length);
      sources[i].start();
    }
  }

  /** Events put so far. */
  long sent() {
    long sum = 0;
    for (Source source : sources) {
      sum += source.sent;
    }
    return sum;
  }

  @Override
  public void close() {
    for (Source source : sources) {
      source.running = false;
    }
    for (Source source : sources) {
      try {
        source.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** A producer. Its own thread. */
  private static final class Source extends Thread {
    private final Market market;
    private final double perNano;
    private volatile boolean running = true;
    private volatile long sent;

    Source(Market market, double eventsPerSecond) {
      super("bench-feeder");
      setDaemon(true);
      this.market = market;
      perNano = eventsPerSecond / 1e9;
    }

    @Override
    public void run() {
      long begin = System.nanoTime();
      long done = 0;
      while (running) {
        double due = (System.nanoTime() - begin) * perNano;
        // At most so many at once, so that an end is seen soon when the rate is beyond the machine.
        for (int i = 0; i < 1_000 && done < due; i++) {
          market.frameAndEvent();
          done++;
        }
        sent = done;
        if (done >= due) {
          LockSupport.parkNanos(PACE_NANOS);
        }
      }
    }
  }
}
