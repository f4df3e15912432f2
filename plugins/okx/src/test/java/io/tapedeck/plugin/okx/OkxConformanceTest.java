package io.tapedeck.plugin.okx;

import io.tapedeck.testkit.conformance.Dialect;
import io.tapedeck.testkit.conformance.ExchangeConformance;

/** OKX keeps the contract. */
class OkxConformanceTest extends ExchangeConformance {

  @Override
  protected Dialect dialect() {
    return new OkxDialect();
  }
}
