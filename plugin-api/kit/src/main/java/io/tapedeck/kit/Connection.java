package io.tapedeck.kit;

/** An open connection. Any thread. */
public interface Connection extends AutoCloseable {

  /** Sends a text frame after those before it. Never waits; does nothing when the connection is gone. */
  void send(String text);

  /** Sends a ping of the WebSocket protocol. Never waits. */
  void ping();

  /** When the last sign of life came in, pongs included, on the monotonic clock of {@link io.tapedeck.api.TimeSource#nanos()}. */
  long lastInboundNanos();

  /**
   * Closes with code 1000, within a second. The listener is not called after this returned. May be called twice, and must be called
   * after {@link ConnectionListener#lost} too, which ends what is left of it at once.
   */
  @Override
  void close();
}
