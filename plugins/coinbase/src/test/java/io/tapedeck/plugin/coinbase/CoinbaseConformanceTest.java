package io.tapedeck.plugin.coinbase;

import io.tapedeck.testkit.conformance.Dialect;
import io.tapedeck.testkit.conformance.ExchangeConformance;

/** Coinbase with Advanced Trade keeps the contract. */
class CoinbaseConformanceTest extends ExchangeConformance {

  @Override
  protected Dialect dialect() {
    return new CoinbaseDialect();
  }
}
