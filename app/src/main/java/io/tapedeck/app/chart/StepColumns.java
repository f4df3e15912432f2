package io.tapedeck.app.chart;

import io.tapedeck.app.model.Extent;
import io.tapedeck.app.model.Hole;
import io.tapedeck.app.model.RingSeries;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A step line reduced to what the pixel columns of a window can show: lowest, highest and newest value of each. A value holds until the next point, to the
 * end of the data, but never across a hole. EDT; reused from paint to paint: where only time went on, what was read stays and what is new is added.
 */
final class StepColumns {
  /** Points in a column from which on its edges may be rounded. */
  private static final int DENSE = 600;

  private double[] low = new double[0];
  private double[] high = new double[0];
  private double[] close = new double[0];
  private final Extent extent = new Extent();
  private int columns;

  // What was read last, as far as it may be gone on with; no series when it may not.
  private @Nullable RingSeries before;
  private long editionBefore;
  private long appendedBefore;
  private TimeWindow windowBefore = new TimeWindow(0, 1, 0);
  private List<Hole> holesBefore = List.of();

  /**
   * Reads a series.
   *
   * @param holdUntilNanos how long the newest value is known to hold
   */
  void read(RingSeries series, TimeWindow window, long holdUntilNanos, List<Hole> holes) {
    int size = series.size();
    int known = goesOn(series, window, holes);
    boolean fresh = known < 0;
    if (fresh) {
      clear(window.pixels());
    }
    int first = fresh ? Math.max(0, series.indexAtOrAfter(window.fromNanos()) - 1) : known;
    boolean dense = false;
    int hole = 0;
    int gathered = 1; // Points in the column before: the next holds about as many.
    int filled = 0; // Columns before this one are done.
    double held = Double.NaN;
    long heldSince = Long.MIN_VALUE;
    long columnEnd = Long.MIN_VALUE; // Of the column last filled.
    if (!fresh) {
      heldSince = series.time(known - 1);
      held = series.value(known - 1);
      filled = window.column(heldSince);
      columnEnd = window.fromNanos() + (filled + 1) * window.nanosPerPixel();
    }
    for (int i = first; i <= size; i++) {
      long time = i < size ? series.time(i) : holdUntilNanos;
      if (i < size && time < columnEnd && (hole == holes.size() || holes.get(hole).fromEpochNanos() >= time)) {
        // Most points of a long history share a column: only their values need to be looked at.
        long end = hole == holes.size() ? columnEnd : Math.min(columnEnd, holes.get(hole).fromEpochNanos() + 1);
        int next = series.indexAtOrAfter(end, i, i + gathered);
        gathered = next - i;
        if (gathered > DENSE) {
          dense = true;
          // A tenth of a pixel to the side is not seen, and saves looking at single points at both ends of each column.
          int rounded = series.roundUp(next);
          boolean free = hole == holes.size() || holes.get(hole).fromEpochNanos() >= series.time(rounded - 1);
          next = free ? rounded : next;
        }
        i = gather(series, i - 1, next, filled) - 1;
        held = series.value(i);
        heldSince = series.time(i);
        continue;
      }
      int column = Math.min(window.column(time), columns - 1);
      while (hole < holes.size() && holes.get(hole).toEpochNanos() <= heldSince) {
        hole++;
      }
      if (hole < holes.size() && holes.get(hole).fromEpochNanos() < time) {
        hold(filled, Math.min(column, window.column(holes.get(hole).fromEpochNanos())), held);
        int resumed = window.column(holes.get(hole).toEpochNanos());
        if (resumed < column || i == size) {
          hold(Math.max(filled, resumed), column, held); // Nothing new since: the old value was found true again.
        }
      } else {
        hold(filled, column, held);
      }
      if (i == size || time > window.toNanos()) {
        break;
      }
      filled = Math.max(0, column);
      held = series.value(i);
      heldSince = time;
      if (column >= 0) {
        include(column, held);
        columnEnd = window.fromNanos() + (column + 1) * window.nanosPerPixel();
      }
    }
    for (Hole blank : holes) {
      blank(window.column(blank.fromEpochNanos()) + 1, blank.open() ? columns : window.column(blank.toEpochNanos()));
    }
    before = dense ? null : series;
    editionBefore = series.edition();
    appendedBefore = series.appended();
    windowBefore = window;
    holesBefore = List.copyOf(holes);
  }

  /**
   * Keeps what was read before, moved to where it is now, up to the newest point that was known then.
   *
   * @return index of the first point that is new; negative when everything is to be read anew
   */
  private int goesOn(RingSeries series, TimeWindow window, List<Hole> holes) {
    long moved = window.fromNanos() - windowBefore.fromNanos();
    long fresh = series.appended() - appendedBefore;
    int known = (int) Math.max(-1, series.size() - fresh);
    if (series != before
        || series.edition() != editionBefore
        || window.nanosPerPixel() != windowBefore.nanosPerPixel()
        || window.pixels() != windowBefore.pixels()
        || moved < 0
        || moved % window.nanosPerPixel() != 0
        || moved / window.nanosPerPixel() >= columns
        || known < 1
        || !holes.equals(holesBefore)
        || (!holes.isEmpty() && holes.get(holes.size() - 1).open())) {
      return -1;
    }
    long newest = series.time(known - 1);
    boolean forgets = series.time(0) >= window.fromNanos();
    if (newest < window.fromNanos() || newest >= window.toNanos() || (forgets && !holes.isEmpty())) {
      return -1;
    }
    shift((int) (moved / window.nanosPerPixel()));
    blank(window.column(newest) + 1, columns);
    if (forgets) {
      beginAgain(series, window, known);
    }
    return known;
  }

  private void shift(int by) {
    if (by > 0) {
      System.arraycopy(low, by, low, 0, columns - by);
      System.arraycopy(high, by, high, 0, columns - by);
      System.arraycopy(close, by, close, 0, columns - by);
    }
  }

  /** The series has forgotten its oldest points: the line begins with the oldest that is kept. */
  private void beginAgain(RingSeries series, TimeWindow window, int known) {
    int column = window.column(series.time(0));
    blank(0, column + 1);
    for (int i = 0; i < known && window.column(series.time(i)) == column; i++) {
      include(column, series.value(i));
    }
  }

  int columns() {
    return columns;
  }

  /** Lowest value of a column; NaN when there is none. */
  double low(int column) {
    return low[column];
  }

  /** Highest value of a column; NaN when there is none. */
  double high(int column) {
    return high[column];
  }

  /** Newest value of a column; NaN when the line ends there. */
  double close(int column) {
    return close[column];
  }

  /** Adds lowest and highest of all columns to an extent. */
  void range(Extent into) {
    for (int i = 0; i < columns; i++) {
      into.include(low[i], high[i]);
    }
  }

  /** Lowest value of all; NaN when empty. */
  double min() {
    double min = Double.NaN;
    for (int i = 0; i < columns; i++) {
      min = low[i] < min || Double.isNaN(min) ? low[i] : min;
    }
    return min;
  }

  /** Highest value of all; NaN when empty. */
  double max() {
    double max = Double.NaN;
    for (int i = 0; i < columns; i++) {
      max = high[i] > max || Double.isNaN(max) ? high[i] : max;
    }
    return max;
  }

  private void clear(int width) {
    if (low.length < width) {
      low = new double[width];
      high = new double[width];
      close = new double[width];
    }
    columns = width;
    Arrays.fill(low, Double.NaN);
    Arrays.fill(high, Double.NaN);
    Arrays.fill(close, Double.NaN);
  }

  /** Takes the points of one column together, without looking at each; returns the index after the last. */
  private int gather(RingSeries series, int from, int to, int column) {
    extent.clear();
    extent.include(low[column], high[column]);
    series.range(from, to, extent);
    low[column] = extent.min();
    high[column] = extent.max();
    close[column] = series.value(to - 1);
    return to;
  }

  private void hold(int from, int to, double value) {
    if (!Double.isNaN(value)) {
      for (int i = Math.max(0, from); i <= to; i++) {
        include(i, value);
      }
    }
  }

  private void include(int column, double value) {
    close[column] = value;
    if (!Double.isNaN(value)) {
      low[column] = value < low[column] || Double.isNaN(low[column]) ? value : low[column];
      high[column] = value > high[column] || Double.isNaN(high[column]) ? value : high[column];
    }
  }

  private void blank(int from, int to) {
    for (int i = Math.max(0, from); i < Math.min(to, columns); i++) {
      low[i] = Double.NaN;
      high[i] = Double.NaN;
      close[i] = Double.NaN;
    }
  }
}
