package io.tapedeck.api;

import java.util.List;
import org.pf4j.ExtensionPoint;

/**
 * An exchange, as a plugin brings it. The class needs a public constructor without parameters, and PF4J's {@code @Extension}.
 *
 * <p><b>Life:</b> one object for as long as the plugin is loaded; it holds no connection itself. <b>Thread:</b> the host's control
 * thread, with a deadline for each call; {@link #protocol} any thread.
 */
public interface ExchangeAdapter extends ExtensionPoint {

  /** What this exchange is. Cheap; the same answer each time. */
  ExchangeInfo info();

  /**
   * What can be traded, for the symbol choice. May use the network and wait for it; the host calls it on a thread where that does no harm.
   *
   * @throws ExchangeException when the list cannot be had now; a feed can be opened all the same
   */
  List<Instrument> instruments(ExchangeContext context) throws ExchangeException;

  /**
   * Starts a feed and returns promptly, before anything is connected: connecting, and whatever goes wrong with it, is told to the sinks.
   *
   * @throws ExchangeException when the request itself makes no sense
   */
  Feed open(Subscription subscription, FeedSink sink, ExchangeContext context) throws ExchangeException;

  /** A fresh parser for one connection or one recording, without a socket. */
  WireProtocol protocol(Subscription subscription, ExchangeContext context);
}
