package io.tapedeck.app.host.zoo;

import io.tapedeck.api.ExchangeInfo;

public class NeverAnswers extends Good {

  @Override
  public ExchangeInfo info() {
    while (true) {
      java.util.concurrent.locks.LockSupport.park();
    }
  }
}
