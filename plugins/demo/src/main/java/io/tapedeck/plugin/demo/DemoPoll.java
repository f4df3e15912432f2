package io.tapedeck.plugin.demo;

import java.util.Optional;

/** The venue's answers to one symbol's polls. One thread at a time. */
final class DemoPoll {

  /** No answer holds more than this many events: a poll that comes late gets what a prompt one would. */
  private static final long MOST_EVENTS = 20_000;

  private static final byte[] NOTHING = {};

  private final DemoVenue venue;
  private final String symbol;
  private final Optional<SymbolMarket> market;
  private final WireWriter out = new WireWriter();
  private long askedAt;
  private boolean answered;

  DemoPoll(DemoVenue venue, String symbol) {
    this.venue = venue;
    this.symbol = symbol;
    this.market = venue.refuses(symbol) ? Optional.empty() : venue.market(symbol);
    this.askedAt = venue.elapsedNanos();
    if (market.isPresent()) {
      venue.subscriptionsChanged(1);
    }
  }

  /** Definition and book at first, then the trades since the last poll and the book; nothing again for a symbol that was refused. */
  byte[] response() {
    if (market.isEmpty()) {
      if (answered) {
        return NOTHING;
      }
      answered = true;
      out.refused(symbol, Listing.of(symbol).isPresent() ? "refused" : "not listed");
      return out.takeFrame();
    }
    long epoch = venue.clock().epochNanos();
    synchronized (market.get()) {
      if (!answered) {
        answered = true;
        market.get().writeWelcome(out, epoch);
      } else {
        market.get().writeTrades(dueEvents(), out, epoch);
        market.get().writeBook(out, epoch);
      }
    }
    return out.takeFrame();
  }

  /** The symbol is no longer polled; its share of the rate goes to the others. */
  void end() {
    if (market.isPresent()) {
      venue.subscriptionsChanged(-1);
    }
  }

  private long dueEvents() {
    long now = venue.elapsedNanos();
    long due = Math.min(MOST_EVENTS, (long) (venue.rateOfEach() * (now - askedAt) / 1e9));
    askedAt = now;
    return due;
  }
}
