package io.tapedeck.api;

import java.time.Duration;
import java.util.List;
import org.pf4j.ExtensionPoint;

/**
 * An exchange, as a plugin brings it. The class needs a public constructor without parameters, and PF4J's {@code @Extension}.
 *
 * <p><b>Life:</b> one object for as long as the plugin is loaded; it holds no connection itself. <b>Thread:</b> the host's control
 * thread, with a deadline for each call; {@link #protocol} any thread, and {@link #candles} one that may wait, also several at once.
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

  /**
   * What was traded before now, so that a chart is not empty when a feed starts. May use the network and wait for it; the host calls it on a thread where that
   * does no harm, with a deadline, and possibly for several instruments at once.
   *
   * <p>The list holds the newest candles that are finished, oldest first, their starts strictly rising, each a multiple of {@code interval} since
   * 1970-01-01T00:00Z. The running candle is left out: the one that {@code context.clock()}'s wall time lies in or before, and any that the exchange itself
   * marks as running. An interval without trades may be missing; nothing is invented for it. All candles of a list have the same two scales, which hold
   * every digit the exchange sent.
   *
   * @param instrument what to tell of; its scales are a hint, not a limit
   * @param interval length of a candle; whole minutes, and a day is the longest that starts where this contract asks it to
   * @param count how many at most, 1 to {@link Candle#MOST}; fewer come when the exchange gives fewer
   * @return an immutable list; empty when the exchange has no candles, or none of this interval
   * @throws ExchangeException when they cannot be had now: {@link Problem.Kind#MALFORMED} for an answer that cannot be read,
   *     {@link Problem.Kind#UNKNOWN_SYMBOL} for an instrument the exchange does not list, else as {@link #instruments}
   * @since 1.1.0
   */
  default List<Candle> candles(Instrument instrument, Duration interval, int count, ExchangeContext context) throws ExchangeException {
    return List.of();
  }

  /** A fresh parser for one connection or one recording, without a socket. */
  WireProtocol protocol(Subscription subscription, ExchangeContext context);
}
