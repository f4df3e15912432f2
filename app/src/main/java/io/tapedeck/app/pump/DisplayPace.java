package io.tapedeck.app.pump;

/**
 * Decides in which ticks the models announce what changed. Where the screen thread has time, in every tick; where it is busy, less often, but at least ten
 * times a second. All panels hear of a change in the same tick, so they always show the same prices, and the screen's cost follows the machine and not the market.
 * The pumping thread.
 */
final class DisplayPace {
  /** The screen thread's share of a core above which announcements are spread out. */
  static final double BUSY = 0.12;

  private static final double FREE = 0.7 * BUSY;
  private static final long FIRST_GAP_NANOS = 40_000_000L;
  private static final long LONGEST_GAP_NANOS = 95_000_000L;
  private static final double STEP = 1.4;

  private long gapNanos;
  private long announcedAt;
  private boolean announced;

  /** True when this tick is to announce; {@code urgent} ones always do. */
  boolean due(long nowNanos, boolean urgent) {
    if (!urgent && announced && nowNanos - announcedAt < gapNanos) {
      return false;
    }
    announced = true;
    announcedAt = nowNanos;
    return true;
  }

  /** The share of a core that the screen thread took since this was last told. */
  void share(double shareOfCore) {
    if (shareOfCore > BUSY) {
      gapNanos = Math.min(LONGEST_GAP_NANOS, Math.max(FIRST_GAP_NANOS, (long) (gapNanos * STEP)));
    } else if (shareOfCore < FREE) {
      gapNanos = gapNanos <= FIRST_GAP_NANOS ? 0 : (long) (gapNanos / STEP);
    }
  }

  /** The least time between two announcements that nothing urgent forces. */
  long gapNanos() {
    return gapNanos;
  }
}
