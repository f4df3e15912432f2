package io.tapedeck.api;

/** Where a {@link WireProtocol} puts what it wants to say to the exchange. Never blocks. */
@FunctionalInterface
public interface WireOutput {

  /** For replay, inspection and tests: nobody listens. */
  WireOutput NOWHERE = text -> {};

  /** Sends one text frame after those before it, at the pace the exchange allows. */
  void send(String text);

  /**
   * Asks for a REST resource with GET. The answer comes to {@link WireProtocol#fetched} or {@link WireProtocol#fetchFailed}, in order with the
   * frames and never before this call returns; an answer of a connection that is over does not come at all. The host keeps the exchange's pace: asking at
   * once for what failed, or for the same again, waits longer each time. While a recording is read nothing is asked: its answers come when they came.
   *
   * @param url {@code https}, or {@code http} to this computer
   */
  default void fetch(String url) {}

  /**
   * This connection is of no use any more: give it up now and make a new one. Nothing of this connection is read after the frame at hand.
   *
   * @param why told to {@link LinkSink#lost}; should be retryable
   */
  default void reconnect(Problem why) {}

  /**
   * The exchange announced that it will end this connection, or asked for that, while its data are still good: make a new one, and let it take over when it brings data.
   * Until then this one is read on, so that nothing is missing between the two. Asking again meanwhile does nothing. When no new one can be made, this one goes on until the
   * exchange ends it.
   *
   * @param why told to {@link LinkSink#lost} when the new connection takes over; should be retryable
   */
  default void renew(Problem why) {
    reconnect(why);
  }
}
