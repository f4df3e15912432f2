package io.tapedeck.plugin.binance;

import io.tapedeck.testkit.conformance.Dialect;
import io.tapedeck.testkit.conformance.ExchangeConformance;

/** The USD-M futures of Binance keeps the contract. */
class BinanceUsdmConformanceTest extends ExchangeConformance {

  @Override
  protected Dialect dialect() {
    return new BinanceUsdmDialect();
  }
}
