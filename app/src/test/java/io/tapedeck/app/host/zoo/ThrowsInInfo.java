package io.tapedeck.app.host.zoo;

import io.tapedeck.api.ExchangeInfo;

public class ThrowsInInfo extends Good {

  @Override
  public ExchangeInfo info() {
    throw new IllegalStateException("no info");
  }
}
