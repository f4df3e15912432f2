package io.tapedeck.testkit.conformance;

import java.util.Collection;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** The few checks the cases need, in words that say what was expected. Any thread. */
final class Check {
  private static final long LIMIT_NANOS = 20_000_000_000L;
  private static final long LOOK_NANOS = 2_000_000L;

  private Check() {}

  static void that(boolean holds, String what) {
    if (!holds) {
      throw new AssertionError(what);
    }
  }

  static void same(Object found, Object wanted, String what) {
    if (!Objects.equals(found, wanted)) {
      throw new AssertionError(what + ": found " + found + ", not " + wanted);
    }
  }

  static void empty(Collection<?> found, String what) {
    if (!found.isEmpty()) {
      throw new AssertionError(what + ": " + found);
    }
  }

  /** Waits for what other threads bring about. */
  static void soon(BooleanSupplier condition, Supplier<String> what) {
    long deadline = System.nanoTime() + LIMIT_NANOS;
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() - deadline > 0) {
        throw new AssertionError("Not within " + LIMIT_NANOS / 1_000_000_000L + " s: " + what.get());
      }
      LockSupport.parkNanos(LOOK_NANOS);
    }
  }
}
