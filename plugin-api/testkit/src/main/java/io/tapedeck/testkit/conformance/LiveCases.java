package io.tapedeck.testkit.conformance;

import io.tapedeck.api.ConnectionMode;
import io.tapedeck.api.ExchangeException;
import io.tapedeck.api.Feed;
import io.tapedeck.api.Problem;
import io.tapedeck.api.Side;
import io.tapedeck.testkit.FeedLog;
import io.tapedeck.testkit.SinkLog;
import io.tapedeck.testkit.VenueConnection;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** The whole way over sockets on this computer. */
final class LiveCases {
  private static final ConnectionMode SHARED = ConnectionMode.WEBSOCKET_SHARED;

  static final List<Case> CASES = List.of(
      new Case(70, "over a socket the books become the exchange's", dialect -> {
        try (LiveVenue venue = new LiveVenue(dialect); Running running = new Running(venue, SHARED)) {
          running.awaitExact();
          Check.same(venue.venue.connections().size(), 1, "connections");
        }
      }),
      new Case(71, "one connection for each symbol when that is the mode", dialect -> {
        BookCases.onlyWhere(
            dialect.adapter().info().modes().contains(ConnectionMode.WEBSOCKET_PER_SYMBOL), "The mode is not offered.");
        try (LiveVenue venue = new LiveVenue(dialect);
            Feed feed = venue.open(new FeedLog(), ConnectionMode.WEBSOCKET_PER_SYMBOL, symbols(dialect))) {
          Check.soon(() -> venue.venue.openConnections() == 2, () -> venue.venue.openConnections() + " connections");
          Check.that(feed != null, "no feed");
        }
      }),
      new Case(72, "after a break the books are the exchange's again, without ghosts", dialect -> {
        try (LiveVenue venue = new LiveVenue(dialect); Running running = new Running(venue, SHARED)) {
          running.awaitExact();
          venue.venue.dropAll();
          synchronized (dialect) {
            var unused = dialect.market(dialect.symbols().get(0)).change(Side.BUY, "100.25", "0.0000");
          }
          running.awaitExact();
          Check.soon(() -> venue.venue.connections().size() >= 2, () -> "no second connection");
        }
      }),
      new Case(73, "a trade repeated after a break is one trade", LiveCases::repeatsNoTrade),
      new Case(74, "a refused symbol is not asked for again after a break", LiveCases::forgetsNoRefusal),
      new Case(75, "nothing is told after close, which may come twice", LiveCases::closes),
      new Case(76, "close during a connection attempt ends it", dialect -> {
        for (int i = 0; i < 10; i++) {
          try (LiveVenue venue = new LiveVenue(dialect)) {
            FeedLog log = new FeedLog();
            venue.open(log, SHARED, symbols(dialect)).close();
            List<String> before = log.names().isEmpty() ? List.of() : log.link(log.names().get(0)).lines();
            Check.soon(() -> venue.venue.openConnections() == 0, () -> "a connection is left");
            Check.same(log.names().isEmpty() ? List.of() : log.link(log.names().get(0)).lines(), before, "told after close");
          }
        }
      }),
      new Case(77, "nobody there is a sentence, and tried again", LiveCases::saysWhenNobodyIsThere),
      new Case(78, "a hundred starts and stops leave no thread behind", LiveCases::leavesNoThread),
      new Case(79, "garbage on the socket is counted and the books go on", dialect -> {
        try (LiveVenue venue = new LiveVenue(dialect); Running running = new Running(venue, SHARED)) {
          running.awaitExact();
          int unused = venue.venue.broadcast("{\"cut\":");
          venue.say(session -> session.change(dialect.market(dialect.symbols().get(0)).change(Side.BUY, "99.10", "1.0000")));
          running.awaitExact();
          Check.that(!running.host.rejections().isEmpty(), "nothing was counted");
          Check.same(venue.venue.connections().size(), 1, "connections");
        }
      }),
      new Case(80, "the host can give a connection up, and a new one is made", dialect -> {
        try (LiveVenue venue = new LiveVenue(dialect); Running running = new Running(venue, SHARED)) {
          running.awaitExact();
          running.feed.reconnect(
              SubscriptionCases.instrument(dialect, dialect.symbols().get(0)), Problem.retryable(Problem.Kind.TIMEOUT, "too silent", ""));
          Check.soon(() -> venue.venue.connections().size() >= 2, () -> "no second connection");
          running.awaitExact();
        }
      }),
      new Case(81, "the host can ask for one symbol anew", dialect -> {
        try (LiveVenue venue = new LiveVenue(dialect); Running running = new Running(venue, SHARED)) {
          running.awaitExact();
          running.feed.resubscribe(SubscriptionCases.instrument(dialect, dialect.symbols().get(0)));
          venue.say(session -> session.change(dialect.market(dialect.symbols().get(1)).change(Side.BUY, "99.10", "1.0000")));
          running.awaitExact();
        }
      }),
      new Case(82, "an end by plan leads to a new connection", dialect -> {
        try (LiveVenue venue = new LiveVenue(dialect); Running running = new Running(venue, SHARED)) {
          running.awaitExact();
          BookCases.onlyWhere(!dialect.connect().farewell().isEmpty(), "The exchange does not announce it.");
          venue.say(Dialect.Session::farewell);
          Check.soon(() -> venue.venue.connections().size() >= 2, () -> "no second connection");
          running.awaitExact();
        }
      }),
      new Case(83, "threads carry the exchange's name and do not keep the program alive", dialect -> {
        try (LiveVenue venue = new LiveVenue(dialect); Running running = new Running(venue, SHARED)) {
          running.awaitExact();
          List<Thread> threads = threads(dialect);
          Check.that(!threads.isEmpty(), "no thread has its name");
          Check.that(threads.stream().allMatch(Thread::isDaemon), "not all are daemons: " + threads);
        }
      }),
      new Case(84, "two hundred symbols share as few connections as the exchange allows", LiveCases::sharesConnections));

  private LiveCases() {}

  private static String[] symbols(Dialect dialect) {
    return dialect.symbols().subList(0, 2).toArray(String[]::new);
  }

  /** A feed of the first two symbols. */
  private static final class Running implements AutoCloseable {
    final LiveVenue venue;
    final PlainHost host;
    final Feed feed;

    Running(LiveVenue venue, ConnectionMode mode) throws ExchangeException {
      this.venue = venue;
      host = new PlainHost(LiveVenue.instruments(venue.dialect.adapter(), symbols(venue.dialect)));
      feed = venue.open(host, mode, symbols(venue.dialect));
    }

    void awaitExact() {
      for (String symbol : symbols(venue.dialect)) {
        Check.soon(
            () -> Books.isExact(host, venue.dialect, symbol),
            () -> symbol + " is not exact; refused " + host.refusals() + ", rejected " + host.rejections() + ", told " + host.notices());
      }
    }

    @Override
    public void close() {
      feed.close();
    }
  }

  private static void repeatsNoTrade(Dialect dialect) throws ExchangeException {
    BookCases.onlyWhere(dialect.numbersTrades(), "Trades carry no rising id.");
    String symbol = dialect.symbols().get(0);
    try (LiveVenue venue = new LiveVenue(dialect); Running running = new Running(venue, SHARED)) {
      running.awaitExact();
      MadeUpMarket.Trade trade = dialect.market(symbol).trade(Side.BUY, "100.50", "1.0000");
      venue.say(session -> session.trade(trade));
      Check.soon(() -> trades(running.host, symbol) == 1, () -> trades(running.host, symbol) + " trades");
      venue.venue.dropAll();
      Check.soon(() -> venue.venue.connections().size() >= 2, () -> "no second connection");
      running.awaitExact();
      venue.say(session -> session.trade(trade));
      MadeUpMarket.Trade next = dialect.market(symbol).trade(Side.SELL, "100.25", "1.0000");
      venue.say(session -> session.trade(next));
      Check.soon(() -> trades(running.host, symbol) >= 2, () -> trades(running.host, symbol) + " trades");
      Check.same(trades(running.host, symbol), 2L, "trades");
    }
  }

  private static void sharesConnections(Dialect dialect) throws ExchangeException {
    String[] many = IntStream.rangeClosed(1, 200).mapToObj(i -> dialect.unknown() + i).toArray(String[]::new);
    FeedLog log = new FeedLog();
    try (LiveVenue venue = new LiveVenue(dialect); Feed feed = venue.open(log, SHARED, many)) {
      int links = log.names().size();
      Check.that(links >= 1 && links <= dialect.mostConnections(), links + " connections, at most " + dialect.mostConnections() + " are needed");
      Check.soon(() -> !venue.venue.connections().isEmpty(), () -> "no connection");
      Check.that(venue.venue.openConnections() <= links, venue.venue.openConnections() + " connections for " + links + " links");
      Check.that(feed != null, "no feed");
    }
  }

  private static long trades(PlainHost host, String symbol) {
    return host.market(symbol).map(PlainMarket::trades).orElse(0L);
  }

  private static void forgetsNoRefusal(Dialect dialect) throws ExchangeException {
    String symbol = dialect.symbols().get(0);
    PlainHost host = new PlainHost(LiveVenue.instruments(dialect.adapter(), symbol, dialect.unknown()));
    try (LiveVenue venue = new LiveVenue(dialect); Feed feed = venue.open(host, SHARED, symbol, dialect.unknown())) {
      Check.soon(() -> host.refusals().containsKey(dialect.unknown()) && Books.isExact(host, dialect, symbol), () -> "refused " + host.refusals());
      venue.venue.dropAll();
      Check.soon(() -> venue.venue.connections().size() >= 2, () -> "no second connection");
      VenueConnection second = venue.venue.connections().get(1);
      Check.soon(() -> Books.isExact(host, dialect, symbol), () -> symbol + " is not exact");
      Check.that(!SubscriptionCases.mentions(second.received(), dialect.unknown()), "asked again: " + second.received());
      Check.that(feed != null, "no feed");
    }
  }

  private static void closes(Dialect dialect) throws ExchangeException {
    try (LiveVenue venue = new LiveVenue(dialect)) {
      FeedLog log = new FeedLog();
      Feed feed = venue.open(log, SHARED, symbols(dialect));
      Check.soon(() -> !log.names().isEmpty() && log.link(log.names().get(0)).count("commit ") >= 2, () -> "no books");
      SinkLog sink = log.link(log.names().get(0));
      feed.close();
      feed.close();
      List<String> before = sink.lines();
      venue.say(session -> session.change(dialect.market(dialect.symbols().get(0)).change(Side.BUY, "99.10", "1.0000")));
      Check.soon(() -> venue.venue.openConnections() == 0, () -> "a connection is left");
      Check.same(sink.lines(), before, "told after close");
    }
  }

  private static void saysWhenNobodyIsThere(Dialect dialect) throws ExchangeException {
    LiveVenue gone = new LiveVenue(dialect);
    gone.close();
    FeedLog log = new FeedLog();
    try (Feed feed = gone.open(log, SHARED, symbols(dialect))) {
      Check.soon(
          () -> !log.names().isEmpty() && log.link(log.names().get(0)).count("lost CONNECTION retryable") >= 1,
          () -> "told " + (log.names().isEmpty() ? List.of() : log.link(log.names().get(0)).lines()));
      Check.that(feed != null, "no feed");
    }
  }

  private static void leavesNoThread(Dialect dialect) throws ExchangeException {
    try (LiveVenue venue = new LiveVenue(dialect)) {
      for (int i = 0; i < 100; i++) {
        venue.open(new FeedLog(), SHARED, symbols(dialect)).close();
      }
      Check.soon(() -> threads(dialect).isEmpty(), () -> "threads " + threads(dialect));
      Check.soon(() -> venue.venue.openConnections() == 0, () -> venue.venue.openConnections() + " connections are left");
    }
  }

  private static List<Thread> threads(Dialect dialect) {
    String prefix = dialect.adapter().info().id().toLowerCase(Locale.ROOT) + "-";
    return Thread.getAllStackTraces().keySet().stream().filter(thread -> thread.getName().startsWith(prefix)).toList();
  }
}
