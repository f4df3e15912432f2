package io.tapedeck.app.chart;

import java.util.function.LongUnaryOperator;

/**
 * Which stretch of time a chart shows: the newest, or one the trader moved to, which new data never moves. Times are epoch nanoseconds, or the places of bars
 * that stand side by side. EDT.
 */
final class TimeView {
  /** A pointer this near the right edge zooms as if there were none: the newest data stays where it is. */
  private static final double EDGE = 0.9;

  /** At least this share of the window keeps showing data, however far the trader drags. */
  private static final double KEPT = 0.1;

  private final TimeSpan span;
  private boolean following = true;
  private long end;
  private TimeWindow window = TimeWindow.endingAt(0, TimeSpan.DEFAULT_NANOS, 1);
  private long liveEnd;
  private long oldest;
  private LongUnaryOperator room = TimeWindow::room;

  TimeView(TimeSpan span) {
    this.span = span;
  }

  /**
   * Settles the window of one paint.
   *
   * @param newest where the data ends now
   * @param first where it begins
   * @param roomOf room to the right of the newest, for a span
   */
  TimeWindow settle(long newest, long first, LongUnaryOperator roomOf, int pixels) {
    liveEnd = newest;
    oldest = first;
    room = roomOf;
    if (!following && end >= liveEnd) {
      following = true;
    }
    window = TimeWindow.endingAt(following ? liveEnd : end, span.nanos(), room.applyAsLong(span.nanos()), pixels);
    return window;
  }

  TimeSpan span() {
    return span;
  }

  TimeWindow window() {
    return window;
  }

  /** True when the newest data is in view and stays so. */
  boolean following() {
    return following;
  }

  /** Goes to the newest data and stays with it. */
  void live() {
    following = true;
  }

  /** Goes to the oldest data. */
  void oldest() {
    moveTo(oldest + span.nanos());
  }

  /** Moves by a stretch of time, back when negative. */
  void move(long nanos) {
    moveTo((following ? liveEnd : end) + nanos);
  }

  /** Moves by device pixels, as a hand that drags the paper. */
  void drag(int pixels) {
    move(-pixels * window.nanosPerPixel());
  }

  /**
   * Zooms by some notches of the wheel, out when positive.
   *
   * @param share where the pointer is, 0 at the left edge of the plot, 1 at the right; what is under it stays there. Above 1 for no pointer
   */
  void zoom(double notches, double share) {
    long all = Math.max(0, liveEnd - oldest);
    double before = (double) span.nanos();
    boolean anchored = share < EDGE || (!following && share <= 1);
    double at = anchored ? share : following ? 1 : 0.5;
    double place = at * (before + room.applyAsLong(span.nanos())); // From the left edge.
    double left = (following ? liveEnd : end) - before;
    span.zoom(notches, all);
    if (following && !anchored) {
      return;
    }
    double next = (double) span.nanos();
    double nextRoom = (double) room.applyAsLong(span.nanos());
    double nextLeft = left + place - at * (next + nextRoom);
    moveTo((long) (nextLeft + next));
  }

  /** As it was at first. */
  void reset() {
    span.reset();
    following = true;
  }

  private void moveTo(long wanted) {
    long least = oldest + (long) (span.nanos() * KEPT);
    end = Math.max(least, wanted);
    following = end >= liveEnd;
  }
}
