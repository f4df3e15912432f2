package io.tapedeck.plugin.template;

import io.tapedeck.testkit.conformance.Dialect;
import io.tapedeck.testkit.conformance.ExchangeConformance;

/** The template keeps the contract. */
class TemplateConformanceTest extends ExchangeConformance {

  @Override
  protected Dialect dialect() {
    return new TemplateDialect();
  }
}
