package io.tapedeck.app.host;

/**
 * Counts broken promises: so many within a minute are too many. Any thread.
 */
final class StrikeCount {
  /** Strikes within a minute that a plugin may not have. */
  static final int LIMIT = 100;

  private static final long MINUTE_NANOS = 60_000_000_000L;

  // When the newest strikes came, as a ring; the slot to be written next holds the oldest.
  private final long[] times = new long[LIMIT];
  private long count;
  private long newest = Long.MIN_VALUE;

  /** One more; true when it was the last one that is borne. */
  synchronized boolean add(long nowNanos) {
    // A thread may have read the clock long before it came here; an old time must not make the others look close together.
    newest = count == 0 ? nowNanos : Math.max(newest, nowNanos);
    int slot = (int) (count++ % LIMIT);
    times[slot] = newest;
    return count >= LIMIT && newest - times[(int) (count % LIMIT)] < MINUTE_NANOS;
  }

  /** All strikes so far. */
  synchronized long count() {
    return count;
  }
}
