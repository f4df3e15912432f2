package io.tapedeck.plugin.demo;

import io.tapedeck.api.ExchangeContext;
import io.tapedeck.kit.Connection;
import io.tapedeck.kit.ConnectionListener;
import io.tapedeck.kit.Connector;

/** Connects to the venue inside the program, so that reconnecting, closing and all the rest go the way of any exchange. Any thread. */
final class DemoConnector implements Connector {
  private final DemoVenue venue;
  private final ExchangeContext context;

  DemoConnector(DemoVenue venue, ExchangeContext context) {
    this.venue = venue;
    this.context = context;
  }

  @Override
  public Connection connect(String threadName, ConnectionListener listener) {
    DemoConnection connection = new DemoConnection(venue, listener);
    connection.start(context.threads(threadName));
    return connection;
  }
}
