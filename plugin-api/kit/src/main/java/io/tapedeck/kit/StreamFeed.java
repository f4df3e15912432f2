package io.tapedeck.kit;

import io.tapedeck.api.ConnectionMode;
import io.tapedeck.api.ExchangeContext;
import io.tapedeck.api.ExchangeException;
import io.tapedeck.api.ExchangeInfo;
import io.tapedeck.api.Feed;
import io.tapedeck.api.FeedSink;
import io.tapedeck.api.Instrument;
import io.tapedeck.api.Problem;
import io.tapedeck.api.Subscription;
import io.tapedeck.api.WireProtocol;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The ready-made feed over WebSockets: connects, reconnects with back-off, paces what is sent, notices silence. A plugin brings the address
 * and a {@link WireProtocol}. Made and called on the host's control thread; no method waits longer than a second.
 */
public final class StreamFeed implements Feed {

  /** Makes a fresh protocol for one connection. One thread at a time. */
  @FunctionalInterface
  public interface ProtocolFactory {

    /** A protocol for the instruments of one connection. */
    WireProtocol protocol(Subscription part);
  }

  /**
   * How a feed behaves. Immutable; any thread.
   *
   * @param messagesPerSecond most messages a connection sends within any second
   * @param instrumentsPerConnection most instruments of a shared connection
   * @param deadAfter silence, pongs included, after which a connection is given up
   * @param startSpacing time between the first attempts of several connections
   * @param seed for the jitter of the back-off; 0 for a new one each time
   */
  public record Settings(
      int messagesPerSecond, int instrumentsPerConnection, Duration deadAfter, Duration startSpacing, long seed) {

    /** 20 messages a second, everything on one shared connection, 30 s, 100 ms. */
    public static final Settings DEFAULT =
        new Settings(20, Integer.MAX_VALUE, Duration.ofSeconds(30), Duration.ofMillis(100), 0);

    /** Checks the ranges. */
    public Settings {
      if (messagesPerSecond < 1 || instrumentsPerConnection < 1 || deadAfter.isNegative() || startSpacing.isNegative()) {
        throw new IllegalArgumentException("Settings out of range");
      }
    }

    /** The same with another pace. */
    public Settings withMessagesPerSecond(int messages) {
      return new Settings(messages, instrumentsPerConnection, deadAfter, startSpacing, seed);
    }

    /** The same with another number of instruments for each shared connection. */
    public Settings withInstrumentsPerConnection(int instruments) {
      return new Settings(messagesPerSecond, instruments, deadAfter, startSpacing, seed);
    }
  }

  private static final long LOCK_LIMIT_NANOS = TimeUnit.MILLISECONDS.toNanos(300);
  private static final long CLOSE_LIMIT_NANOS = TimeUnit.MILLISECONDS.toNanos(950);

  private final Subscription subscription;
  private final FeedSink sink;
  private final StreamLink.Surroundings around;
  private final String exchangeId;
  private final List<StreamLink> links = new ArrayList<>();
  private int lastNumber;
  private boolean closed;

  private StreamFeed(Subscription subscription, FeedSink sink, StreamLink.Surroundings around, String exchangeId) {
    this.subscription = subscription;
    this.sink = sink;
    this.around = around;
    this.exchangeId = exchangeId;
  }

  /** Starts a feed with the usual settings. */
  public static StreamFeed open(
      Subscription subscription,
      FeedSink sink,
      ExchangeContext context,
      String exchangeId,
      Connector connector,
      ProtocolFactory protocols) {
    return open(subscription, sink, context, exchangeId, connector, protocols, Settings.DEFAULT);
  }

  /**
   * Starts a feed; connecting begins at once, on threads of its own.
   *
   * @param exchangeId names the threads and connections: {@code kraken} makes {@code kraken-ws-1}
   * @throws IllegalArgumentException when the mode is not one of WebSockets
   */
  public static StreamFeed open(
      Subscription subscription,
      FeedSink sink,
      ExchangeContext context,
      String exchangeId,
      Connector connector,
      ProtocolFactory protocols,
      Settings settings) {
    return open(subscription, sink, context, exchangeId, connector, protocols, settings, new RestClient(context));
  }

  /** As above, with limits of one's own for what the protocols ask for by REST. */
  public static StreamFeed open(
      Subscription subscription,
      FeedSink sink,
      ExchangeContext context,
      String exchangeId,
      Connector connector,
      ProtocolFactory protocols,
      Settings settings,
      RestClient rest) {
    FeedTimer timer = new ExecutorTimer(context.threads(exchangeId + "-feed"), context.log());
    Fetcher fetcher = new Fetcher(context, exchangeId + "-rest", rest::get, timer);
    return open(
        subscription, sink, exchangeId, new StreamLink.Surroundings(context, connector, protocols, settings, timer, fetcher));
  }

  /** Refuses a mode the exchange does not offer, in a sentence for the trader. */
  public static void checkMode(ExchangeInfo info, Subscription subscription) throws ExchangeException {
    if (!info.modes().contains(subscription.mode())) {
      throw new ExchangeException(Problem.lasting(
          Problem.Kind.INVALID_OPTION, info.name() + " does not offer the mode " + subscription.mode().label() + ".", ""));
    }
  }

  static StreamFeed open(Subscription subscription, FeedSink sink, String exchangeId, StreamLink.Surroundings around) {
    if (subscription.mode() == ConnectionMode.POLLING) {
      around.timer().close();
      throw new IllegalArgumentException("A stream feed does not poll");
    }
    StreamFeed feed = new StreamFeed(subscription, sink, around, exchangeId);
    feed.start();
    return feed;
  }

  private synchronized void start() {
    int size = perConnection();
    List<Instrument> all = subscription.instruments();
    for (int from = 0; from < all.size(); from += size) {
      add(all.subList(from, (int) Math.min(all.size(), (long) from + size)));
      if (size == Integer.MAX_VALUE) {
        break;
      }
    }
  }

  private int perConnection() {
    return subscription.mode() == ConnectionMode.WEBSOCKET_PER_SYMBOL ? 1 : around.settings().instrumentsPerConnection();
  }

  private void add(List<Instrument> instruments) {
    String name = exchangeId + "-ws-" + ++lastNumber;
    if (subscription.mode() == ConnectionMode.WEBSOCKET_PER_SYMBOL) {
      name = name + " " + instruments.get(0).symbol();
    }
    StreamLink link = new StreamLink(name, instruments, subscription.mode(), sink.link(name, List.copyOf(instruments)), around);
    // Spaced, because exchanges count connection attempts.
    link.start(links.size() * around.settings().startSpacing().toNanos());
    links.add(link);
  }

  @Override
  public synchronized void resync(Instrument instrument) {
    for (StreamLink link : links) {
      if (link.carries(instrument)) {
        link.resync(instrument);
      }
    }
  }

  @Override
  public synchronized void resubscribe(Instrument instrument) {
    for (StreamLink link : links) {
      if (link.carries(instrument)) {
        link.resubscribe(instrument);
      }
    }
  }

  @Override
  public synchronized void reconnect(Instrument instrument, Problem why) {
    for (StreamLink link : links) {
      if (link.carries(instrument)) {
        link.reconnect(why);
      }
    }
  }

  @Override
  public synchronized void subscribe(Instrument instrument) {
    if (closed || links.stream().anyMatch(link -> link.carries(instrument))) {
      return;
    }
    for (StreamLink link : links) {
      if (link.size() < perConnection()) {
        link.subscribe(instrument);
        return;
      }
    }
    add(List.of(instrument));
  }

  @Override
  public synchronized void unsubscribe(Instrument instrument) {
    for (StreamLink link : List.copyOf(links)) {
      if (!link.carries(instrument)) {
        continue;
      }
      if (link.size() == 1) {
        links.remove(link);
        closeAll(List.of(link));
      } else {
        link.unsubscribe(instrument);
      }
    }
  }

  @Override
  public synchronized void retryNow() {
    links.forEach(StreamLink::retryNow);
  }

  @Override
  public void close() {
    List<StreamLink> open;
    synchronized (this) {
      if (closed) {
        return;
      }
      closed = true;
      open = List.copyOf(links);
      links.clear();
    }
    closeAll(open);
    around.fetcher().close();
    around.timer().close();
  }

  /** All at once, so that slow ones do not add up. */
  private static void closeAll(List<StreamLink> links) {
    long begun = System.nanoTime();
    links.forEach(StreamLink::shut);
    for (StreamLink link : links) {
      link.beginClose(LOCK_LIMIT_NANOS - (System.nanoTime() - begun));
    }
    for (StreamLink link : links) {
      link.awaitClosed(CLOSE_LIMIT_NANOS - (System.nanoTime() - begun));
    }
  }
}
