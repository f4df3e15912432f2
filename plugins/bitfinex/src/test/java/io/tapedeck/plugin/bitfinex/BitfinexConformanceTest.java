package io.tapedeck.plugin.bitfinex;

import io.tapedeck.testkit.conformance.Dialect;
import io.tapedeck.testkit.conformance.ExchangeConformance;

/** Bitfinex keeps the contract. */
class BitfinexConformanceTest extends ExchangeConformance {

  @Override
  protected Dialect dialect() {
    return new BitfinexDialect();
  }
}
