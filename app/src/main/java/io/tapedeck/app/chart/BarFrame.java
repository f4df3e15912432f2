package io.tapedeck.app.chart;

import io.tapedeck.app.model.BarInterval;
import io.tapedeck.app.model.BarSeries;
import io.tapedeck.app.model.Extent;
import io.tapedeck.app.model.StreamModel;

/**
 * The bars in view. Bars of time stand at their own times; those of trades or volume stand side by side, each as wide as a second of the axis. EDT; reused.
 */
final class BarFrame {
  /** Bars shown at first. */
  private static final int USUAL = 80;

  private static final int LEAST = 8;

  /** Free room at the right, in bars. */
  private static final int ROOM = 5;

  private static final long SECOND = 1_000_000_000L;

  private final StreamModel model;
  private BarInterval interval = BarInterval.MINUTE_BARS;
  private BarSeries series;
  private long from;
  private long to;

  BarFrame(StreamModel model) {
    this.model = model;
    series = model.bars().series(interval);
  }

  BarInterval interval() {
    return interval;
  }

  void interval(BarInterval next) {
    interval = next;
    series = model.bars().series(next);
  }

  /** Brings the growing bar up to date. */
  void refresh() {
    series = model.bars().series(interval);
  }

  /** Finds the bars of a window and adds their prices to a range. */
  void settle(TimeWindow window, Extent range) {
    from = numberAtOrAfter(window.fromNanos() - width() + 1);
    to = numberAtOrAfter(window.toNanos());
    series.range(from, to, range);
  }

  BarSeries series() {
    return series;
  }

  /** Number of the first bar in view. */
  long from() {
    return from;
  }

  /** Number after the last bar in view. */
  long to() {
    return to;
  }

  /** Width of a bar on the axis. */
  long width() {
    return interval.timed() ? interval.size() : SECOND;
  }

  /** Where a bar begins on the axis. */
  long place(long number) {
    return interval.timed() ? series.start(number) : number * SECOND;
  }

  /** Number of the first bar that begins at or after a place; the number after the last when there is none. */
  long numberAtOrAfter(long place) {
    return numberAtOrAfter(place, series.first());
  }

  /** The same, not before a number and quick near it. */
  long numberAtOrAfter(long place, long near) {
    if (interval.timed()) {
      return series.atOrAfter(place, near);
    }
    return Math.max(series.first(), Math.min(series.end(), -Math.floorDiv(-place, SECOND)));
  }

  /** Number of the bar at a place, negative when there is none. */
  long numberAt(long place) {
    long number = numberAtOrAfter(place - width() + 1);
    return number < series.end() && place(number) <= place ? number : -1;
  }

  /** The time of a place on the axis; epoch nanoseconds. */
  long time(long place) {
    if (interval.timed() || series.isEmpty()) {
      return place;
    }
    long number = Math.max(series.first(), Math.min(series.end() - 1, Math.floorDiv(place, SECOND)));
    return series.start(number);
  }

  /** Where the axis ends: after the bar of now. */
  long end(long nowNanos) {
    if (interval.timed()) {
      return (Math.floorDiv(nowNanos, interval.size()) + 1) * interval.size();
    }
    return series.end() * SECOND;
  }

  /** Where the oldest bar begins. */
  long oldest(long nowNanos) {
    return series.isEmpty() ? end(nowNanos) : place(series.first());
  }

  long usualSpan() {
    return USUAL * width();
  }

  long leastSpan() {
    return LEAST * width();
  }

  long room() {
    return ROOM * width();
  }
}
