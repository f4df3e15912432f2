package io.tapedeck.api;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * An exchange's language: frames in, calls on a {@link MarketSink} out. It has no socket, no thread, no clock and no screen, so that the very
 * same code serves a live connection, a recording and a test.
 *
 * <p>One instance serves one connection, from {@link #opened} to its end; the next connection gets a new one.
 *
 * <p><b>Thread:</b> one call at a time; mostly the connection's reader thread. Implementations need no locks and must not start threads.
 */
public interface WireProtocol {

  /** The connection is open: keep both, and ask for everything the subscription names. */
  void opened(MarketSink sink, WireOutput out);

  /**
   * A frame arrived.
   *
   * @param frame valid UTF-8 text; must not be changed or kept
   * @throws FrameException when it cannot be read at all. For one unreadable event call {@link MarketSink#reject} and go on
   */
  void frame(byte[] frame) throws FrameException;

  /**
   * A REST answer arrived: one this protocol asked for with {@link WireOutput#fetch}, or one that stands in the recording being read.
   *
   * @param url what was asked for, with its query; empty when a recording does not tell
   * @param body must not be changed or kept
   * @throws FrameException when it cannot be read
   */
  default void fetched(String url, byte[] body) throws FrameException {}

  /** What was asked for with {@link WireOutput#fetch} cannot be had now. Ask again if it is still wanted and the problem is retryable. */
  default void fetchFailed(String url, Problem problem) {}

  /** The host wants a new snapshot of this stream's book and nothing else disturbed. */
  void resync(int stream);

  /** Adds an instrument while running. */
  void subscribe(Instrument instrument);

  /** Ends an instrument while running. */
  void unsubscribe(Instrument instrument);

  /** A message that makes the exchange answer, sent when nothing else proves the connection alive; null when the exchange has none. */
  default @Nullable String ping() {
    return null;
  }

  /** True when the exchange ends connections that only listen: {@link #ping()} is then sent in this pace however busy it is. */
  default boolean pingWhenBusy() {
    return false;
  }

  /**
   * The age at which a connection is replaced by a new one as with {@link WireOutput#renew}, because the exchange ends old ones; zero for never. A value a little below the
   * exchange's limit.
   */
  default Duration renewAfter() {
    return Duration.ZERO;
  }

  /** How long a healthy connection may be without any frame before {@link #ping()} is sent. */
  default Duration pingAfter() {
    return Duration.ofSeconds(10);
  }
}
