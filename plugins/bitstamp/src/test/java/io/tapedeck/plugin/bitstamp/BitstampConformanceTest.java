package io.tapedeck.plugin.bitstamp;

import io.tapedeck.testkit.conformance.Dialect;
import io.tapedeck.testkit.conformance.ExchangeConformance;

/** Bitstamp keeps the contract. */
class BitstampConformanceTest extends ExchangeConformance {

  @Override
  protected Dialect dialect() {
    return new BitstampDialect();
  }
}
