package io.tapedeck.app.tape;

import io.tapedeck.api.TimeSource;

/** The recorder's clock: stands at the receive time of the frame at hand, and never runs backwards. One thread. */
public final class RecordedClock implements TimeSource {
  private static final long STEP_NANOS = 1_000;

  private long now = 1_000_000_000L;

  /** Moves to a frame's time; a frame without a time, or one from the past, moves it a little. */
  public void at(long epochNanos) {
    now = epochNanos > now ? epochNanos : now + STEP_NANOS;
  }

  @Override
  public long nanos() {
    return now;
  }

  @Override
  public long epochNanos() {
    return now;
  }
}
