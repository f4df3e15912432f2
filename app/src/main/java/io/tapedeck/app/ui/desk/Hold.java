package io.tapedeck.app.ui.desk;

/** Whether a tape stands still, and how much came meanwhile. EDT. */
final class Hold {
  private boolean held;
  private long from;

  Hold() {}

  /** Holds, or goes on; {@code appended} counts the prints so far. */
  void toggle(long appended) {
    held = !held;
    from = appended;
  }

  void release() {
    held = false;
  }

  boolean held() {
    return held;
  }

  /** Prints that came since it was held. */
  long waiting(long appended) {
    return held ? Math.max(0, appended - from) : 0;
  }
}
