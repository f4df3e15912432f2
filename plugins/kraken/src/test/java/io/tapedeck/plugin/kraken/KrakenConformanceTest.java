package io.tapedeck.plugin.kraken;

import io.tapedeck.testkit.conformance.Dialect;
import io.tapedeck.testkit.conformance.ExchangeConformance;

/** Kraken keeps the contract. */
class KrakenConformanceTest extends ExchangeConformance {

  @Override
  protected Dialect dialect() {
    return new KrakenDialect();
  }
}
