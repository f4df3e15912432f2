package io.tapedeck.plugin.okx;

import io.tapedeck.testkit.conformance.Dialect;
import io.tapedeck.testkit.conformance.ExchangeConformance;
import java.util.List;

/** OKX keeps the contract when its books begin with an update and the snapshot comes by REST. */
class OkxWithoutSnapshotConformanceTest extends ExchangeConformance {

  @Override
  protected Dialect dialect() {
    return new OkxDialect() {
      @Override
      boolean sendsSnapshots() {
        return false;
      }

      @Override
      public List<String> recordings() {
        return List.of();
      }
    };
  }
}
