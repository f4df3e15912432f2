package io.tapedeck.plugin.deribit;

import io.tapedeck.testkit.conformance.Dialect;
import io.tapedeck.testkit.conformance.ExchangeConformance;

/** Deribit keeps the contract. */
class DeribitConformanceTest extends ExchangeConformance {

  @Override
  protected Dialect dialect() {
    return new DeribitDialect();
  }
}
