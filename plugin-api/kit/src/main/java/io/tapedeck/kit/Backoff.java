package io.tapedeck.kit;

import java.time.Duration;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * How long to wait before the next connection attempt: a random time below a bound that doubles from 0.5 s to 30 s (full jitter), and
 * never less than the exchange asked for. One thread at a time.
 */
public final class Backoff {
  private static final long FIRST_NANOS = 500_000_000L;
  private static final long LONGEST_NANOS = 30_000_000_000L;

  /** A spread after the moment an exchange named, lest all clients come back at once. */
  private static final double SPREAD = 0.1;

  private final RandomGenerator random;
  private long bound = FIRST_NANOS;

  /** With a source of randomness; a seeded one makes it predictable. */
  public Backoff(RandomGenerator random) {
    this.random = random;
  }

  /** Nanoseconds to wait; {@code retryAfter} is what the exchange asked for, or null. */
  public long next(@Nullable Duration retryAfter) {
    long wait = (long) (random.nextDouble() * bound);
    bound = Math.min(LONGEST_NANOS, bound * 2);
    if (retryAfter == null) {
      return wait;
    }
    long asked = retryAfter.toNanos();
    return Math.max(wait, asked + (long) (random.nextDouble() * SPREAD * asked));
  }

  /** Starts over. To be called after real data arrived, not merely after a connection opened. */
  public void reset() {
    bound = FIRST_NANOS;
  }
}
