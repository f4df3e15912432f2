package io.tapedeck.app.tape;

import io.tapedeck.api.TimeSource;

/**
 * The recorder's clocks: they stand at the receive time of the frame at hand, exactly, and are moved by whoever reads the recording. Written by one thread, read by any.
 */
public final class RecordedClock implements TimeSource {
  private static final long STEP_NANOS = 1_000;

  private volatile long nanos = 1_000_000_000L;
  private volatile long epochNanos = nanos;

  /** Moves both clocks to a frame's time where only the wall clock was kept; a frame without a time, or one from the past, moves them a little. */
  public void at(long epoch) {
    long next = epoch > epochNanos ? epoch : epochNanos + STEP_NANOS;
    nanos = next;
    epochNanos = next;
  }

  /** Moves both clocks to where they stood. */
  public void at(long exactNanos, long exactEpochNanos) {
    nanos = exactNanos;
    epochNanos = exactEpochNanos;
  }

  /** Time goes on between two frames; never backwards. */
  public void passTo(long laterNanos) {
    long passed = laterNanos - nanos;
    if (passed > 0) {
      at(laterNanos, epochNanos + passed);
    }
  }

  @Override
  public long nanos() {
    return nanos;
  }

  @Override
  public long epochNanos() {
    return epochNanos;
  }
}
