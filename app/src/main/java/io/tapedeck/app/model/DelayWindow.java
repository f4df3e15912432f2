package io.tapedeck.app.model;

import java.util.Arrays;

/**
 * Delays of the last minute or so: at most one sample a tick is kept, so cost does not depend on the market's rate. EDT.
 */
public final class DelayWindow {
  private static final int CAPACITY = 512;
  private static final long REFRESH_NANOS = 1_000_000_000L;

  private final long[] samples = new long[CAPACITY];
  private final long[] sorted = new long[CAPACITY];
  private int count;
  private int next;
  private long refreshedAt = Long.MIN_VALUE;
  private int sortedCount;

  /** Adds a delay; negative when the exchange's clock is ahead of ours. */
  public void record(long delayNanos, long nowNanos) {
    samples[next] = delayNanos;
    next = (next + 1) % CAPACITY;
    count = Math.min(CAPACITY, count + 1);
    if (refreshedAt == Long.MIN_VALUE || nowNanos - refreshedAt >= REFRESH_NANOS) {
      refreshedAt = nowNanos;
      System.arraycopy(samples, 0, sorted, 0, count);
      sortedCount = count;
      Arrays.sort(sorted, 0, sortedCount);
    }
  }

  /** Median delay in nanoseconds; -1 when there is no sample, never below 0 otherwise. */
  public long medianNanos() {
    return percentileNanos(50);
  }

  /** A percentile of the delays; -1 when there is no sample, never below 0 otherwise. */
  public long percentileNanos(int percent) {
    return sortedCount == 0 ? -1 : Math.max(0, sorted[index(percent)]);
  }

  /** Median difference of the clocks with the way of the data in it; 0 when there is no sample. */
  public long skewNanos() {
    return sortedCount == 0 ? 0 : sorted[index(50)];
  }

  private int index(int percent) {
    return Math.min(sortedCount - 1, sortedCount * percent / 100);
  }
}
