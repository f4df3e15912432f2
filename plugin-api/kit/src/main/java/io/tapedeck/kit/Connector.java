package io.tapedeck.kit;

import io.tapedeck.api.ExchangeException;

/** Makes connections to one address. A thread of a feed that may wait; never the EDT. */
@FunctionalInterface
public interface Connector {

  /**
   * Connects, and waits until that is done or the connect deadline is over. Frames may reach the listener before this returns.
   *
   * @param threadName name of the one thread that will call the listener
   * @throws ExchangeException when no connection came about; the listener is then never called
   */
  Connection connect(String threadName, ConnectionListener listener) throws ExchangeException;
}
