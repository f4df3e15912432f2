package io.tapedeck.app.model;

/**
 * The newest points of a line: times (epoch nanoseconds, never running backwards) and values; a value of NaN is a gap. EDT. Index 0 is the oldest point kept.
 * Appending to a full series drops the oldest and makes no garbage; memory grows with the points there are, up to the capacity. The range of any stretch is
 * known without looking at its points.
 */
public final class RingSeries {
  /** The most points a series can be asked to keep. */
  public static final int MOST = 10_000_000;

  private int capacity;
  private LongColumn times;
  private DoubleColumn values;
  private MinMaxPyramid pyramid;
  private final Extent scratch = new Extent();
  private int start;
  private int size;
  private long numbered;
  private long appended;
  private long edition;
  // Read at every piece of news of every stream, and the column's memory is far away.
  private double newest = Double.NaN;
  private long newestNanos = Long.MIN_VALUE;

  /** An empty series that keeps the newest {@code capacity} points. */
  public RingSeries(int capacity) {
    this.capacity = capacity;
    times = new LongColumn(capacity);
    values = new DoubleColumn(capacity);
    pyramid = new MinMaxPyramid(capacity, new Values());
  }

  /** Adds a point; a time before the newest is raised to it, so that the order holds. */
  public void append(long epochNanos, double value) {
    long time = Math.max(epochNanos, newestNanos);
    int slot = start + size;
    if (slot >= capacity) {
      slot -= capacity;
    }
    times.set(slot, time);
    values.set(slot, value);
    if (size < capacity) {
      size++;
    } else {
      start = start + 1 == capacity ? 0 : start + 1;
    }
    pyramid.append(numbered, value, value);
    numbered++;
    appended++;
    newest = value;
    newestNanos = time;
  }

  /** Number of points kept. */
  public int size() {
    return size;
  }

  /** How many points this series can keep. */
  public int capacity() {
    return capacity;
  }

  /** Keeps so many points from now on; of those there are the newest stay. */
  public void retain(int most) {
    if (most == capacity) {
      return;
    }
    edition++;
    LongColumn newTimes = new LongColumn(most);
    DoubleColumn newValues = new DoubleColumn(most);
    int kept = Math.min(size, most);
    for (int i = 0; i < kept; i++) {
      int slot = slot(size - kept + i);
      newTimes.set(i, times.get(slot));
      newValues.set(i, values.get(slot));
    }
    times = newTimes;
    values = newValues;
    capacity = most;
    start = 0;
    size = kept;
    pyramid = new MinMaxPyramid(most, new Values());
    for (int i = 0; i < kept; i++) {
      double value = values.get(i);
      pyramid.append(numbered - kept + i, value, value);
    }
  }

  /** Number of points ever appended. */
  public long appended() {
    return appended;
  }

  /** Another number when points went that were not the oldest of a full series. */
  public long edition() {
    return edition;
  }

  /** Time of a point, epoch nanoseconds. */
  public long time(int index) {
    return times.get(slot(index));
  }

  /** Value of a point. */
  public double value(int index) {
    return values.get(slot(index));
  }

  /** Index of the first point at or after a time; {@link #size()} when there is none. */
  public int indexAtOrAfter(long epochNanos) {
    return indexAtOrAfter(epochNanos, 0, size / 2);
  }

  /** Index of the first point at or after a time, not before {@code from}; {@link #size()} when there is none. Quick when it lies near {@code guess}. */
  public int indexAtOrAfter(long epochNanos, int from, int guess) {
    int low = from;
    int high = size;
    int near = Math.max(from, Math.min(size - 1, guess));
    int step = 4;
    if (near < size && near >= 0 && time(near) < epochNanos) {
      low = near + 1;
      while (low + step < size && time(low + step) < epochNanos) {
        low += step + 1;
        step <<= 1;
      }
      high = Math.min(size, low + step);
    } else {
      high = Math.min(size, near + 1);
      while (high - step > from && time(high - step) >= epochNanos) {
        high -= step;
        step <<= 1;
      }
      low = Math.max(from, high - step);
    }
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

  /** An index at or a little after another one, less than 64, up to which the range is found without looking at single points. */
  public int roundUp(int index) {
    long first = numbered - size;
    return (int) Math.min(size, ((first + index + 63) & ~63L) - first);
  }

  /** Adds lowest and highest value of the points from one index to before another to an extent. */
  public void range(int from, int to, Extent into) {
    if (from < 0 || to > size) {
      throw new IndexOutOfBoundsException(from + " to " + to + " of " + size);
    }
    long first = numbered - size;
    pyramid.range(first + from, first + to, into);
  }

  /** Smallest value kept; NaN when there is none. */
  public double min() {
    scratch.clear();
    range(0, size, scratch);
    return scratch.min();
  }

  /** Largest value kept; NaN when there is none. */
  public double max() {
    scratch.clear();
    range(0, size, scratch);
    return scratch.max();
  }

  /** Newest value; NaN when empty. */
  public double lastValue() {
    return newest;
  }

  /** Forgets all points. */
  public void clear() {
    edition++;
    start = 0;
    size = 0;
    numbered = 0;
    newest = Double.NaN;
    newestNanos = Long.MIN_VALUE;
  }

  private int slot(int index) {
    if (index < 0 || index >= size) {
      throw new IndexOutOfBoundsException(index + " of " + size);
    }
    int slot = start + index;
    return slot >= capacity ? slot - capacity : slot;
  }

  private final class Values implements MinMaxPyramid.Points {
    @Override
    public double low(long number) {
      return value((int) (number - (numbered - size)));
    }

    @Override
    public double high(long number) {
      return low(number);
    }

    @Override
    public void range(long from, long to, Extent into) {
      int slot = slot((int) (from - (numbered - size)));
      int count = (int) (to - from);
      int straight = Math.min(count, capacity - slot);
      values.range(slot, straight, into);
      if (count > straight) {
        values.range(0, count - straight, into);
      }
    }
  }
}
