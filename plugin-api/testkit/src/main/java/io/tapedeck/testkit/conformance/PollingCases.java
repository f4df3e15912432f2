package io.tapedeck.testkit.conformance;

import io.tapedeck.api.ConnectionMode;
import io.tapedeck.api.ExchangeAdapter;
import io.tapedeck.api.ExchangeException;
import io.tapedeck.api.Feed;
import io.tapedeck.api.Problem;
import io.tapedeck.api.Side;
import io.tapedeck.api.Subscription;
import io.tapedeck.testkit.FakeContext;
import io.tapedeck.testkit.FeedLog;
import java.util.List;

/** The mode without a connection, where an exchange offers it. */
final class PollingCases {

  static final List<Case> CASES = List.of(
      new Case(90, "polled books become the exchange's, again and again, without a WebSocket", dialect -> {
        onlyWherePolled(dialect);
        try (LiveVenue venue = new LiveVenue(dialect)) {
          PlainHost host = host(dialect, dialect.symbols().get(0), dialect.symbols().get(1));
          try (Feed feed = open(venue, host, dialect.symbols().get(0), dialect.symbols().get(1))) {
            awaitExact(host, dialect);
            change(dialect);
            awaitExact(host, dialect);
            Check.same(venue.venue.connections().size(), 0, "WebSocket connections");
            Check.that(feed != null, "no feed");
          }
        }
      }),
      new Case(91, "a trade that is polled twice is one trade, and those of before are none", PollingCases::countsTradesOnce),
      new Case(92, "a symbol the service does not know is refused, alone", dialect -> {
        onlyWherePolled(dialect);
        try (LiveVenue venue = new LiveVenue(dialect)) {
          PlainHost host = host(dialect, dialect.symbols().get(0), dialect.unknown());
          try (Feed feed = open(venue, host, dialect.symbols().get(0), dialect.unknown())) {
            Check.soon(() -> host.refusals().containsKey(dialect.unknown()), () -> "refused " + host.refusals() + ", rejected " + host.rejections());
            Check.that(
                host.refusals().values().stream().allMatch(p -> p.kind() == Problem.Kind.UNKNOWN_SYMBOL && !p.retryable()), "refused " + host.refusals());
            Check.soon(() -> Books.isExact(host, dialect, dialect.symbols().get(0)), () -> "the other is not exact");
            Check.that(feed != null, "no feed");
          }
        }
      }),
      new Case(93, "a service that is not there is a sentence, and asked again", dialect -> {
        onlyWherePolled(dialect);
        LiveVenue gone = new LiveVenue(dialect);
        gone.close();
        FeedLog log = new FeedLog();
        ExchangeAdapter adapter = dialect.adapter();
        try (Feed feed = adapter.open(
            Subscription.of(LiveVenue.instruments(adapter, dialect.symbols().get(0)), ConnectionMode.POLLING), log, context(gone, adapter))) {
          Check.soon(
              () -> !log.names().isEmpty() && log.link(log.names().get(0)).count("lost CONNECTION retryable") >= 1,
              () -> "told " + log.link(log.names().get(0)).lines());
          Check.that(feed != null, "no feed");
        }
      }),
      new Case(94, "nothing is told after a polling feed is closed, and its thread ends", dialect -> {
        onlyWherePolled(dialect);
        try (LiveVenue venue = new LiveVenue(dialect)) {
          PlainHost host = host(dialect, dialect.symbols().get(0), dialect.symbols().get(1));
          Feed feed = open(venue, host, dialect.symbols().get(0), dialect.symbols().get(1));
          awaitExact(host, dialect);
          feed.close();
          feed.close();
          int asked = venue.rest.requests().size();
          String prefix = dialect.adapter().info().id() + "-";
          Check.soon(
              () -> Thread.getAllStackTraces().keySet().stream().noneMatch(thread -> thread.getName().startsWith(prefix)), () -> "a thread is left");
          // One that was on its way when the feed was closed may still arrive; no other is sent.
          int late = venue.rest.requests().size() - asked;
          Check.that(late <= 1, late + " requests after the feed was closed");
        }
      }));

  private PollingCases() {}

  private static void onlyWherePolled(Dialect dialect) {
    BookCases.onlyWhere(dialect.adapter().info().modes().contains(ConnectionMode.POLLING), "The mode is not offered.");
  }

  private static PlainHost host(Dialect dialect, String... symbols) {
    return new PlainHost(LiveVenue.instruments(dialect.adapter(), symbols));
  }

  private static FakeContext context(LiveVenue venue, ExchangeAdapter adapter) {
    FakeContext context = venue.context(adapter);
    if (adapter.info().option("poll").isPresent()) {
      context.with("poll", "1");
    }
    return context;
  }

  private static Feed open(LiveVenue venue, PlainHost host, String... symbols) throws ExchangeException {
    ExchangeAdapter adapter = venue.dialect.adapter();
    return adapter.open(
        Subscription.of(LiveVenue.instruments(adapter, symbols), ConnectionMode.POLLING), host, context(venue, adapter));
  }

  private static void change(Dialect dialect) {
    synchronized (dialect) {
      var unused = dialect.market(dialect.symbols().get(0)).change(Side.BUY, "100.25", "0.0000");
      var other = dialect.market(dialect.symbols().get(1)).change(Side.SELL, "100.40", "9.0000");
      Check.that(other.id() > 0 && unused.isDelete(), "the market did not move");
    }
  }

  private static void awaitExact(PlainHost host, Dialect dialect) {
    for (String symbol : dialect.symbols().subList(0, 2)) {
      Check.soon(
          () -> Books.isExact(host, dialect, symbol),
          () -> symbol + " is not exact; refused " + host.refusals() + ", rejected " + host.rejections());
    }
  }

  private static void countsTradesOnce(Dialect dialect) throws ExchangeException {
    onlyWherePolled(dialect);
    String symbol = dialect.symbols().get(0);
    trade(dialect, Side.BUY);
    try (LiveVenue venue = new LiveVenue(dialect)) {
      PlainHost host = host(dialect, symbol);
      try (Feed feed = open(venue, host, symbol)) {
        awaitRounds(venue, 2);
        trade(dialect, Side.SELL);
        trade(dialect, Side.BUY);
        Check.soon(() -> trades(host, symbol) == 2, () -> trades(host, symbol) + " trades, rejected " + host.rejections());
        awaitRounds(venue, 2);
        Check.same(trades(host, symbol), 2L, "trades");
        Check.same(host.market(symbol).map(PlainMarket::buys).orElse(0L), 1L, "buys");
        Check.that(feed != null, "no feed");
      }
    }
  }

  private static void trade(Dialect dialect, Side taker) {
    synchronized (dialect) {
      var trade = dialect.market(dialect.symbols().get(0)).trade(taker, "100.50", "0.1000");
      Check.that(trade.id() > 0, "no trade");
    }
  }

  /** Each round asks for a book and trades. */
  private static void awaitRounds(LiveVenue venue, int rounds) {
    int before = venue.rest.requests().size();
    Check.soon(() -> venue.rest.requests().size() >= before + 2 * rounds + 1, () -> "requests " + venue.rest.requests());
  }

  private static long trades(PlainHost host, String symbol) {
    return host.market(symbol).map(PlainMarket::trades).orElse(0L);
  }
}
