package io.tapedeck.app.host.zoo;

import io.tapedeck.api.ExchangeInfo;

public class FailsAssertion extends Good {

  @Override
  public ExchangeInfo info() {
    throw new AssertionError("an Error, not an Exception");
  }
}
