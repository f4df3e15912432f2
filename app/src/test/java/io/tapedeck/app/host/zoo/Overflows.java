package io.tapedeck.app.host.zoo;

import io.tapedeck.api.ExchangeInfo;

public class Overflows extends Good {

  @Override
  public ExchangeInfo info() {
    return info();
  }
}
