package io.tapedeck.app.host.zoo;

import io.tapedeck.api.ExchangeInfo;

public class ReachesInside extends Good {

  @Override
  public ExchangeInfo info() {
    try {
      Class.forName("io.tapedeck.app.queue.SharedQueue");
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException("hidden, as it should be");
    }
    return super.info();
  }
}
