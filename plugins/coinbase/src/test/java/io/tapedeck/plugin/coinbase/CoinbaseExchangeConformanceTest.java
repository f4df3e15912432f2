package io.tapedeck.plugin.coinbase;

import io.tapedeck.testkit.conformance.Dialect;
import io.tapedeck.testkit.conformance.ExchangeConformance;

/** Coinbase with the Exchange feed keeps the contract. */
class CoinbaseExchangeConformanceTest extends ExchangeConformance {

  @Override
  protected Dialect dialect() {
    return new CoinbaseExchangeDialect();
  }
}
