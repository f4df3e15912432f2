package io.tapedeck.plugin.demo;

import java.util.List;
import java.util.function.Consumer;

/**
 * Tells one connection when its faults are due. What was due before the connection began is over for it: a fault that broke the
 * last connection must not break the next one too. Reader thread of one connection.
 */
final class FaultClock {
  private final List<Fault> faults;
  private final long[] next;

  FaultClock(List<Fault> faults, long elapsedNanos) {
    this.faults = faults;
    this.next = new long[faults.size()];
    for (int i = 0; i < next.length; i++) {
      next[i] = faults.get(i).nextFrom(elapsedNanos + 1);
    }
  }

  /** Hands over each fault that became due; one that was missed many times comes once. */
  void due(long elapsedNanos, Consumer<Fault> action) {
    for (int i = 0; i < next.length; i++) {
      if (next[i] <= elapsedNanos) {
        next[i] = faults.get(i).nextFrom(elapsedNanos + 1);
        action.accept(faults.get(i));
      }
    }
  }
}
