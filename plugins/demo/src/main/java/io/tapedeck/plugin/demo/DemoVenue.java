package io.tapedeck.plugin.demo;

import io.tapedeck.api.TimeSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The exchange behind all connections of one feed: its markets live on when a connection breaks, as real ones do. Any thread.
 */
final class DemoVenue {

  /** No rate goes beyond this, not even in a burst. */
  static final long MOST_EVENTS_A_SECOND = 200_000;

  private final long rate;
  private final long seed;
  /** Those asked for at the start, and behind them those played since. */
  private final List<Fault> faults;
  private final int planned;
  private final TimeSource clock;
  private final long startNanos;
  private final Map<String, SymbolMarket> markets = new ConcurrentHashMap<>();
  private final AtomicInteger subscriptions = new AtomicInteger();

  DemoVenue(long rate, long seed, List<Fault> faults, TimeSource clock) {
    this.rate = rate;
    this.seed = seed;
    this.faults = new CopyOnWriteArrayList<>(faults);
    this.planned = faults.size();
    this.clock = clock;
    this.startNanos = clock.nanos();
  }

  TimeSource clock() {
    return clock;
  }

  /** Time since the venue opened. */
  long elapsedNanos() {
    return clock.nanos() - startNanos;
  }

  /** The faults asked for at the start. */
  List<Fault> faults() {
    return faults.subList(0, planned);
  }

  /** Plays a fault now: every connection strikes it that carries the symbol. */
  void play(Fault.Kind kind, String symbol) {
    faults.add(new Fault(kind, symbol, elapsedNanos(), 0));
  }

  /** Number of faults played or planned; those from an index on are {@link #fault}. */
  int faultCount() {
    return faults.size();
  }

  Fault fault(int index) {
    return faults.get(index);
  }

  /** The market of a symbol, opened when it is first asked for; empty when the symbol is not listed. */
  Optional<SymbolMarket> market(String symbol) {
    return Listing.of(symbol).map(l -> markets.computeIfAbsent(symbol, s -> new SymbolMarket(l, seed)));
  }

  /** True when a fault asks to refuse this symbol by now. */
  boolean refuses(String symbol) {
    long elapsed = elapsedNanos();
    return faults.stream().anyMatch(f -> f.kind() == Fault.Kind.REFUSE && f.hits(symbol) && f.atNanos() <= elapsed);
  }

  /** True when a fault has put the exchange's clock wrong by now, for a connection with these symbols. */
  boolean skewed(Set<String> symbols) {
    long elapsed = elapsedNanos();
    for (Fault fault : faults) {
      if (fault.kind() == Fault.Kind.SKEW
          && fault.atNanos() <= elapsed
          && (fault.symbol().isEmpty() || symbols.contains(fault.symbol()))) {
        return true;
      }
    }
    return false;
  }

  /** Counts symbols in and out, so that all connections together keep the rate. */
  void subscriptionsChanged(int by) {
    subscriptions.addAndGet(by);
  }

  /** Events a second of one symbol. */
  double rateOfEach() {
    return (double) rate / Math.max(1, subscriptions.get());
  }

  /** The most events a second that one symbol may have in a burst. */
  double mostOfEach() {
    return (double) MOST_EVENTS_A_SECOND / Math.max(1, subscriptions.get());
  }
}
