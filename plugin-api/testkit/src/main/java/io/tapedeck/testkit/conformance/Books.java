package io.tapedeck.testkit.conformance;

import io.tapedeck.api.Side;
import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeMap;

/** Compares what a host keeps with what the exchange has. Any thread. */
final class Books {

  private Books() {}

  /** Both sides, level by level. */
  static void checkExact(Line line, String symbol) {
    PlainMarket market = line.market(symbol);
    Check.that(market.isInStep(), symbol + " is not in step; told " + line.log.lines());
    for (Side side : Side.values()) {
      Check.same(of(market, side), line.dialect.market(symbol).exact(side), symbol + " " + side);
    }
  }

  /** True when both sides are the same. */
  static boolean isExact(PlainHost host, Dialect dialect, String symbol) {
    synchronized (host) {
      PlainMarket market = host.market(symbol).orElse(null);
      if (market == null || !market.isInStep()) {
        return false;
      }
      synchronized (dialect) {
        return of(market, Side.BUY).equals(dialect.market(symbol).exact(Side.BUY))
            && of(market, Side.SELL).equals(dialect.market(symbol).exact(Side.SELL));
      }
    }
  }

  private static Map<BigDecimal, BigDecimal> of(PlainMarket market, Side side) {
    Map<BigDecimal, BigDecimal> levels = new TreeMap<>();
    market.best(side, Integer.MAX_VALUE).forEach(level -> levels.put(level.get(0).stripTrailingZeros(), level.get(1).stripTrailingZeros()));
    return levels;
  }
}
