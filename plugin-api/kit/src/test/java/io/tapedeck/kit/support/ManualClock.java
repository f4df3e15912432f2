package io.tapedeck.kit.support;

import io.tapedeck.api.TimeSource;
import java.util.concurrent.atomic.AtomicLong;

/** A clock that moves when told to. */
public final class ManualClock implements TimeSource {
  private final AtomicLong nanos = new AtomicLong(1);

  public void advance(long by) {
    nanos.addAndGet(by);
  }

  @Override
  public long nanos() {
    return nanos.get();
  }

  @Override
  public long epochNanos() {
    return nanos.get();
  }
}
