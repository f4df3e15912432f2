package io.tapedeck.app.model;

import java.util.function.BooleanSupplier;

/**
 * Knows which thread may change models: the EDT in the window, the pump's thread in headless runs. Any thread may ask.
 */
public final class ScreenThread {
  private final BooleanSupplier isCurrent;

  /** With {@code SwingUtilities::isEventDispatchThread}, or a test of the one pumping thread. */
  public ScreenThread(BooleanSupplier isCurrent) {
    this.isCurrent = isCurrent;
  }

  /** For tests and tools in which one thread does everything. */
  public static ScreenThread current() {
    Thread owner = Thread.currentThread();
    return new ScreenThread(() -> Thread.currentThread() == owner);
  }

  /** Throws when another thread calls: a broken promise of ours, never of an exchange. */
  public void require() {
    if (!isCurrent.getAsBoolean()) {
      throw new IllegalStateException(
          "The screen's state was touched by thread " + Thread.currentThread().getName());
    }
  }
}
