package io.tapedeck.plugin.bitstamp;

import io.tapedeck.testkit.conformance.Dialect;
import io.tapedeck.testkit.conformance.ExchangeConformance;

/** Bitstamp with all levels keeps the contract. */
class BitstampFullConformanceTest extends ExchangeConformance {

  @Override
  protected Dialect dialect() {
    return new BitstampFullDialect();
  }
}
