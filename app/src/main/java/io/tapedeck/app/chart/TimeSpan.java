package io.tapedeck.app.chart;

/** How much time the trader wants to see. EDT. */
final class TimeSpan {
  /** What is shown unless the trader zoomed. */
  static final long DEFAULT_NANOS = 90_000_000_000L;

  private static final long MIN_NANOS = 5_000_000_000L;
  private static final double STEP = 1.25;

  /** What the chart chooses from by itself. */
  private static final long[] STEPS = {15_000_000_000L, 30_000_000_000L, 60_000_000_000L, DEFAULT_NANOS};

  private static final double READY = 1.1;

  private long usual = DEFAULT_NANOS;
  private long least = MIN_NANOS;
  private boolean fits = true;
  private long nanos = DEFAULT_NANOS;
  private boolean chosen;

  /** What is shown at first and after a reset from now on; zooming never shows less than {@code leastNanos}. It does not fit itself to the data any more. */
  void usual(long usualNanos, long leastNanos) {
    usual = usualNanos;
    least = leastNanos;
    fits = false;
    reset();
  }

  /** As it was made: ninety seconds, fitted to the data. */
  void usual() {
    usual = DEFAULT_NANOS;
    least = MIN_NANOS;
    fits = true;
    reset();
  }

  /**
   * Fits the span to the data there is, unless the trader zoomed: a young stream is not shown as an empty box, and a series that has begun to forget is shown
   * as far as it reaches. It changes in steps, so that the picture moves seldom.
   *
   * @param ageNanos age of the oldest point kept
   * @param forgetting true when older points have been dropped
   */
  void fit(long ageNanos, boolean forgetting) {
    if (chosen || !fits) {
      return;
    }
    if (!forgetting) {
      nanos = DEFAULT_NANOS;
      for (int i = STEPS.length - 1; i >= 0 && ageNanos <= STEPS[i]; i--) {
        nanos = STEPS[i];
      }
      return;
    }
    long covered = STEPS[0];
    for (long step : STEPS) {
      boolean enough = step > nanos ? ageNanos >= step * READY : ageNanos >= step;
      covered = enough ? step : covered;
    }
    nanos = covered;
  }

  long nanos() {
    return nanos;
  }

  /** Zooms by some notches of the wheel, out when positive; never beyond {@code allNanos}, the whole history. */
  void zoom(double notches, long allNanos) {
    chosen = true;
    long most = Math.max(usual, allNanos);
    nanos = (long) Math.max((double) least, Math.min((double) most, nanos * Math.pow(STEP, notches)));
  }

  void reset() {
    chosen = false;
    nanos = usual;
  }

  /** Sets the span, as dragging the time axis does. */
  void set(double wanted, long allNanos) {
    chosen = true;
    nanos = (long) Math.max((double) least, Math.min((double) Math.max(usual, allNanos), wanted));
  }

  /** "90 s", "5 min", "2 h". */
  String text() {
    long seconds = Math.round(nanos / 1e9);
    if (seconds < 120) {
      return seconds + " s";
    }
    return seconds < 7_200 ? Math.round(seconds / 60.0) + " min" : Math.round(seconds / 3_600.0) + " h";
  }
}
