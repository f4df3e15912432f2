package io.tapedeck.testkit.conformance;

import io.tapedeck.api.ConnectionMode;
import io.tapedeck.api.ExchangeAdapter;
import io.tapedeck.api.ExchangeException;
import io.tapedeck.api.Feed;
import io.tapedeck.api.FeedSink;
import io.tapedeck.api.Instrument;
import io.tapedeck.api.Subscription;
import io.tapedeck.api.TimeSource;
import io.tapedeck.testkit.FakeContext;
import io.tapedeck.testkit.ScriptedVenue;
import io.tapedeck.testkit.VenueConnection;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** The exchange of a dialect on this computer: a WebSocket and a REST service. Any thread; the dialect is asked by one at a time. */
final class LiveVenue implements AutoCloseable {
  final Dialect dialect;
  final ScriptedVenue venue;
  final ScriptedRest rest;
  private final Map<VenueConnection, Dialect.Session> sessions = new ConcurrentHashMap<>();

  LiveVenue(Dialect dialect) {
    this.dialect = dialect;
    rest = ScriptedRest.start(asked -> {
      synchronized (dialect) {
        return dialect.rest(asked);
      }
    });
    venue = ScriptedVenue.start()
        .onOpen(who -> {
          synchronized (dialect) {
            Dialect.Session session = dialect.connect();
            sessions.put(who, session);
            session.greeting().forEach(who::send);
          }
        })
        .onMessage((who, text) -> {
          synchronized (dialect) {
            Dialect.Session session = sessions.get(who);
            if (session != null) {
              session.heard(text).forEach(who::send);
            }
          }
        });
  }

  FakeContext context(ExchangeAdapter adapter) {
    FakeContext context = new FakeContext(adapter.info()).with(TimeSource.system()).with("url", venue.uri().toString());
    dialect.options().forEach(context::with);
    if (adapter.info().option("rest").isPresent()) {
      context.with("rest", rest.uri().toString());
    }
    return context;
  }

  Feed open(FeedSink sink, ConnectionMode mode, String... symbols) throws ExchangeException {
    ExchangeAdapter adapter = dialect.adapter();
    return adapter.open(Subscription.of(instruments(adapter, symbols), mode), sink, context(adapter));
  }

  static List<Instrument> instruments(ExchangeAdapter adapter, String... symbols) {
    return Arrays.stream(symbols).map(symbol -> Instrument.provisional(adapter.info().id(), symbol)).toList();
  }

  /** Something happens at the exchange, and all who are connected hear of it. */
  void say(Function<Dialect.Session, List<String>> words) {
    synchronized (dialect) {
      sessions.forEach((who, session) -> {
        if (who.isOpen()) {
          words.apply(session).forEach(who::send);
        }
      });
    }
  }

  @Override
  public void close() {
    venue.close();
    rest.close();
  }
}
