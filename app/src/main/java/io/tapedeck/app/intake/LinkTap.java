package io.tapedeck.app.intake;

import io.tapedeck.api.Problem;

/**
 * Hears one connection. The thread that calls the connection's sink, one call at a time; every call returns at once. All times are those the events themselves are stamped with: the
 * monotonic clock, and the wall clock.
 */
public interface LinkTap {

  /** A connection attempt begins. */
  void connecting(long nanos, long epochNanos, int attempt);

  /** The connection is open, or was when the tap was opened. */
  void opened(long nanos, long epochNanos);

  /** A text frame; must not be changed. */
  void frame(long nanos, long epochNanos, byte[] frame);

  /** A REST answer; the body must not be changed. */
  void answer(long nanos, long epochNanos, String url, byte[] body);

  /** A frame that never reached the protocol, as it is no text. */
  void unreadable(long nanos, long epochNanos, String reason);

  /** The connection is gone. */
  void lost(long nanos, long epochNanos, Problem why, long retryInNanos);
}
