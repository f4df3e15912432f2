package io.tapedeck.plugin.binance;

import io.tapedeck.testkit.conformance.Dialect;
import io.tapedeck.testkit.conformance.ExchangeConformance;

/** Binance spot keeps the contract. */
class BinanceConformanceTest extends ExchangeConformance {

  @Override
  protected Dialect dialect() {
    return new BinanceDialect();
  }
}
