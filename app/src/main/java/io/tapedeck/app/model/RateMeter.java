package io.tapedeck.app.model;

/** Events a second from a rising counter, over about one second. EDT. */
public final class RateMeter {
  private static final long PERIOD_NANOS = 1_000_000_000L;

  private long lastCount;
  private long lastNanos;
  private boolean started;
  private double perSecond;

  /** Looks at the counter; returns true when the rate shown changed. */
  public boolean sample(long count, long nowNanos) {
    if (!started) {
      started = true;
      lastCount = count;
      lastNanos = nowNanos;
      return false;
    }
    long elapsed = nowNanos - lastNanos;
    if (elapsed < PERIOD_NANOS) {
      return false;
    }
    double before = perSecond;
    perSecond = (count - lastCount) * 1e9 / elapsed;
    lastCount = count;
    lastNanos = nowNanos;
    return before != perSecond;
  }

  /** The rate over the last full period. */
  public double perSecond() {
    return perSecond;
  }
}
