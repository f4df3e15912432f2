package io.tapedeck.api;

/**
 * A running feed. <b>Thread:</b> the host's control thread; no method waits longer than a second.
 */
public interface Feed extends AutoCloseable {

  /** Asks for a new snapshot of one instrument's book, at the smallest scope the exchange allows. */
  void resync(Instrument instrument);

  /** Adds an instrument while the feed runs. */
  void subscribe(Instrument instrument);

  /** Ends an instrument while the feed runs. */
  void unsubscribe(Instrument instrument);

  /**
   * Asks for one instrument anew, subscription and all: the host does so when the instrument falls silent while its connection lives. The others on
   * the connection are not disturbed. Does nothing when it is not connected.
   */
  void resubscribe(Instrument instrument);

  /**
   * Gives up the connection that carries this instrument and makes a new one after the usual short wait: nothing smaller helped. Does nothing when it is not connected.
   *
   * @param why told to {@link LinkSink#lost}
   */
  void reconnect(Instrument instrument, Problem why);

  /** Drops a wait before the next connection attempt: "Retry now". Does nothing when connected. */
  void retryNow();

  /**
   * Ends the feed: connections are closed with a normal close, threads end. May be called twice. Nothing is offered to the sinks after it returned.
   */
  @Override
  void close();
}
