package io.tapedeck.plugin.demo;

/** One symbol as one connection gets it: its share of the rate and the faults it is under. Reader thread of that connection. */
final class VenueStream {

  /** A late thread catches up no more than this much of the past. */
  private static final double BACKLOG_SECONDS = 0.25;

  private static final double BURST_FACTOR = 100;

  private final SymbolMarket market;
  private double credit;
  private long silentUntil = Long.MIN_VALUE;
  private long burstUntil = Long.MIN_VALUE;

  VenueStream(SymbolMarket market) {
    this.market = market;
  }

  SymbolMarket market() {
    return market;
  }

  void silence(long untilElapsed) {
    silentUntil = untilElapsed;
  }

  void burst(long untilElapsed) {
    burstUntil = untilElapsed;
  }

  /** Earns events for time that passed. */
  void earn(DemoVenue venue, long elapsed, long passedNanos) {
    if (elapsed < silentUntil) {
      credit = 0;
      return;
    }
    double rate = rate(venue, elapsed);
    credit = Math.min(credit + rate * passedNanos / 1e9, Math.max(1, rate * BACKLOG_SECONDS));
  }

  /** True when an event is due. */
  boolean due() {
    return credit >= 1;
  }

  /** Writes one whole step of the market; what it takes beyond the credit is owed. */
  void writeStep(WireWriter out, long epochNanos) {
    synchronized (market) {
      do {
        market.writeEvent(out, epochNanos);
        credit--;
      } while (market.inStep());
    }
  }

  /** Time until the next event. */
  double waitNanos(DemoVenue venue, long elapsed) {
    return elapsed < silentUntil ? silentUntil - elapsed : Math.max(0, 1 - credit) / rate(venue, elapsed) * 1e9;
  }

  private double rate(DemoVenue venue, long elapsed) {
    double rate = venue.rateOfEach();
    return elapsed < burstUntil ? Math.max(rate, Math.min(rate * BURST_FACTOR, venue.mostOfEach())) : rate;
  }
}
