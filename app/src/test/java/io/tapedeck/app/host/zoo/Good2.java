package io.tapedeck.app.host.zoo;

import io.tapedeck.api.ConnectionMode;
import io.tapedeck.api.ExchangeInfo;
import java.util.List;

/** Another good exchange. */
public class Good2 extends Good {

  @Override
  public ExchangeInfo info() {
    return new ExchangeInfo(
        "good2", "Good exchange 2", "", false, List.of(ConnectionMode.WEBSOCKET_SHARED), List.of("BTC/USD"), List.of());
  }
}
