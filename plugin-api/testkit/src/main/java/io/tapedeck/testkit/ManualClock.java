package io.tapedeck.testkit;

import io.tapedeck.api.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** A clock that moves only when a test says so. Any thread. */
public final class ManualClock implements TimeSource {

  /** Not zero, so that a forgotten start value shows. */
  private final AtomicLong nanos = new AtomicLong(1_000_000_000_000L);

  private final AtomicLong epochNanos;

  /** Stands at this moment. */
  public ManualClock(Instant start) {
    epochNanos = new AtomicLong(toNanos(start));
  }

  /** Stands at 2026-01-01T00:00Z. */
  public ManualClock() {
    this(Instant.parse("2026-01-01T00:00:00Z"));
  }

  @Override
  public long nanos() {
    return nanos.get();
  }

  @Override
  public long epochNanos() {
    return epochNanos.get();
  }

  /** Time passes, on both clocks. */
  public void advance(Duration time) {
    nanos.addAndGet(time.toNanos());
    epochNanos.addAndGet(time.toNanos());
  }

  /** Somebody sets the wall clock; the monotonic clock does not notice. */
  public void setWallClock(Instant moment) {
    epochNanos.set(toNanos(moment));
  }

  private static long toNanos(Instant moment) {
    return TimeUnit.SECONDS.toNanos(moment.getEpochSecond()) + moment.getNano();
  }
}
