package io.tapedeck.api;

/**
 * A {@link MarketSink} for one connection of a feed, with the life of that connection. The kit's feeds call it; a plugin that
 * brings its own transport does so itself.
 *
 * <p><b>Thread:</b> as {@link MarketSink}: one call at a time, whoever calls. The order is {@code connecting, opened, (frame, events)*,
 * lost}, again and again.
 */
public interface LinkSink extends MarketSink {

  /** A connection attempt begins; {@code attempt} counts from 1 and starts again after real data arrived. */
  void connecting(int attempt);

  /** The connection is open; books of its streams are empty and unproven from here on. */
  void opened();

  /**
   * A frame arrived. Called before the protocol reads it; the host records the bytes and stamps the events that follow.
   *
   * @param frame belongs to the host from here on and must not be changed
   */
  void frame(byte[] frame);

  /**
   * A REST answer arrived. Called before the protocol reads it; the host records the body and stamps the events that follow.
   *
   * @param body belongs to the host from here on and must not be changed
   */
  default void answer(String url, byte[] body) {}

  /** The frame last announced could not be read: it is counted, and an unfinished book message is thrown away. */
  void frameRejected(String reason);

  /**
   * The connection is gone or could not be made.
   *
   * @param why what happened
   * @param retryInNanos time until the next attempt, or a negative number when there will be none
   */
  void lost(Problem why, long retryInNanos);

  /** True once a valid market event arrived since {@link #opened()}; only then may a back-off begin anew. */
  boolean dataSeen();
}
