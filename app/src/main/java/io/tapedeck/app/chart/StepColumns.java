package io.tapedeck.app.chart;

import io.tapedeck.app.model.Extent;
import io.tapedeck.app.model.Hole;
import io.tapedeck.app.model.RingSeries;
import java.util.Arrays;
import java.util.List;

/**
 * A step line reduced to what the pixel columns of a window can show: lowest, highest and newest value of each. A value holds until the next point, to the
 * end of the data, but never across a hole. EDT; reused from paint to paint.
 */
final class StepColumns {
  /** Points in a column from which on its edges may be rounded. */
  private static final int DENSE = 600;

  private double[] low = new double[0];
  private double[] high = new double[0];
  private double[] close = new double[0];
  private final Extent extent = new Extent();
  private int columns;

  /**
   * Reads a series.
   *
   * @param holdUntilNanos how long the newest value is known to hold
   */
  void read(RingSeries series, TimeWindow window, long holdUntilNanos, List<Hole> holes) {
    clear(window.pixels());
    int first = Math.max(0, series.indexAtOrAfter(window.fromNanos()) - 1);
    int size = series.size();
    int hole = 0;
    int gathered = 1; // Points in the column before: the next holds about as many.
    int filled = 0; // Columns before this one are done.
    double held = Double.NaN;
    long heldSince = Long.MIN_VALUE;
    long columnEnd = Long.MIN_VALUE; // Of the column last filled.
    for (int i = first; i <= size; i++) {
      long time = i < size ? series.time(i) : holdUntilNanos;
      if (i < size && time < columnEnd && (hole == holes.size() || holes.get(hole).fromEpochNanos() >= time)) {
        // Most points of a long history share a column: only their values need to be looked at.
        long end = hole == holes.size() ? columnEnd : Math.min(columnEnd, holes.get(hole).fromEpochNanos() + 1);
        int next = series.indexAtOrAfter(end, i, i + gathered);
        gathered = next - i;
        if (gathered > DENSE) {
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
