package io.tapedeck.app.model;

import io.tapedeck.app.diag.Uncaught;
import java.util.ArrayList;
import java.util.List;

/**
 * Listeners of one model, told at most once a tick however often the model changed. EDT.
 */
public final class Changes {
  // Replaced, never changed: a listener may come or go while others are being told.
  private List<Runnable> listeners = List.of();
  private boolean dirty;

  /** Adds a listener; it is called on the EDT at the end of a tick in which something changed. */
  public void listen(Runnable listener) {
    List<Runnable> more = new ArrayList<>(listeners);
    more.add(listener);
    listeners = List.copyOf(more);
  }

  /** Takes a listener away; does nothing when it is not there. */
  public void forget(Runnable listener) {
    List<Runnable> fewer = new ArrayList<>(listeners);
    fewer.remove(listener);
    listeners = List.copyOf(fewer);
  }

  /** Something changed in this tick. */
  public void mark() {
    dirty = true;
  }

  /** True when something changed that was not announced yet. */
  public boolean pending() {
    return dirty;
  }

  /**
   * End of the tick: tells the listeners if something changed, and answers whether it did. A listener that throws does not keep the others from being told; its
   * error goes to the thread's handler of uncaught errors.
   */
  public boolean announce() {
    if (!dirty) {
      return false;
    }
    dirty = false;
    for (Runnable listener : listeners) {
      try {
        listener.run();
      } catch (RuntimeException | StackOverflowError | LinkageError e) {
        Uncaught.hand(e);
      }
    }
    return true;
  }
}
