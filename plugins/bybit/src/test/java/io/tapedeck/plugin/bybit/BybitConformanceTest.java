package io.tapedeck.plugin.bybit;

import io.tapedeck.testkit.conformance.Dialect;
import io.tapedeck.testkit.conformance.ExchangeConformance;

/** Bybit keeps the contract. */
class BybitConformanceTest extends ExchangeConformance {

  @Override
  protected Dialect dialect() {
    return new BybitDialect();
  }
}
