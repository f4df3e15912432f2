package io.tapedeck.app.intake;

/**
 * When the frame at hand was received: both clocks, read once a frame. One connection's reader thread.
 */
final class Arrival {
  private long nanos;
  private long epochNanos;

  void at(long newNanos, long newEpochNanos) {
    nanos = newNanos;
    epochNanos = newEpochNanos;
  }

  long nanos() {
    return nanos;
  }

  long epochNanos() {
    return epochNanos;
  }
}
