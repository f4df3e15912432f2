package io.tapedeck.plugin.demo;

import io.tapedeck.api.TimeSource;
import java.util.concurrent.atomic.AtomicLong;

/** A clock that goes only when told. */
final class HandClock implements TimeSource {
  static final long EPOCH = 1_790_000_000_000_000_000L;

  private final AtomicLong nanos = new AtomicLong();

  void forwardMillis(long millis) {
    nanos.addAndGet(millis * 1_000_000);
  }

  @Override
  public long nanos() {
    return nanos.get();
  }

  @Override
  public long epochNanos() {
    return EPOCH + nanos.get();
  }
}
