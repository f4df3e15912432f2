package io.tapedeck.app.model;

/**
 * The newest points of a line: times (epoch nanoseconds, never running backwards) and values. EDT. Index 0 is the oldest point kept.
 * Appending to a full series drops the oldest and makes no garbage.
 */
public final class RingSeries {
  private final long[] times;
  private final double[] values;
  private int start;
  private int size;
  private long appended;

  /** An empty series that keeps the newest {@code capacity} points. */
  public RingSeries(int capacity) {
    times = new long[capacity];
    values = new double[capacity];
  }

  /** Adds a point; a time before the newest is raised to it, so that the order holds. */
  public void append(long epochNanos, double value) {
    int capacity = times.length;
    long time = size > 0 ? Math.max(epochNanos, time(size - 1)) : epochNanos;
    int slot = start + size;
    if (slot >= capacity) {
      slot -= capacity;
    }
    times[slot] = time;
    values[slot] = value;
    if (size < capacity) {
      size++;
    } else {
      start = start + 1 == capacity ? 0 : start + 1;
    }
    appended++;
  }

  /** Number of points kept. */
  public int size() {
    return size;
  }

  /** How many points this series can keep. */
  public int capacity() {
    return times.length;
  }

  /** Number of points ever appended. */
  public long appended() {
    return appended;
  }

  /** Time of a point, epoch nanoseconds. */
  public long time(int index) {
    return times[slot(index)];
  }

  /** Value of a point. */
  public double value(int index) {
    return values[slot(index)];
  }

  /** Index of the first point at or after a time; {@link #size()} when there is none. */
  public int indexAtOrAfter(long epochNanos) {
    int low = 0;
    int high = size;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (time(middle) < epochNanos) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** Smallest value kept; NaN when empty. */
  public double min() {
    double min = Double.NaN;
    for (int i = 0; i < size; i++) {
      double value = value(i);
      min = value < min || Double.isNaN(min) ? value : min;
    }
    return min;
  }

  /** Largest value kept; NaN when empty. */
  public double max() {
    double max = Double.NaN;
    for (int i = 0; i < size; i++) {
      double value = value(i);
      max = value > max || Double.isNaN(max) ? value : max;
    }
    return max;
  }

  /** Newest value; NaN when empty. */
  public double lastValue() {
    return size == 0 ? Double.NaN : value(size - 1);
  }

  /** Forgets all points. */
  public void clear() {
    start = 0;
    size = 0;
  }

  private int slot(int index) {
    if (index < 0 || index >= size) {
      throw new IndexOutOfBoundsException(index + " of " + size);
    }
    int slot = start + index;
    return slot >= times.length ? slot - times.length : slot;
  }
}
