package io.tapedeck.api;

import java.time.Instant;

/** The computer's clocks. Any thread. */
enum SystemTimeSource implements TimeSource {
  INSTANCE;

  @Override
  public long nanos() {
    return System.nanoTime();
  }

  @Override
  public long epochNanos() {
    Instant now = Instant.now();
    return now.getEpochSecond() * 1_000_000_000L + now.getNano();
  }
}
