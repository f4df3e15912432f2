package io.tapedeck.app.model;

/**
 * The shared queue as the trader sees it: its size now, and ten minutes of size, rate and losses, one sample a second. EDT.
 */
public final class QueueModel {
  /** Samples kept: ten minutes, one a second. */
  public static final int SAMPLES = 600;

  private static final long SECOND = 1_000_000_000L;

  private final ScreenThread thread;
  private final Changes changes = new Changes();
  private final long[] times = new long[SAMPLES];
  private final long[] sizes = new long[SAMPLES];
  private final double[] rates = new double[SAMPLES];
  private final long[] drops = new long[SAMPLES];
  private int start;
  private int count;
  private long waiting;
  private long peakInSecond;
  private long receivedAtSample;
  private long droppedAtSample;
  private long sampledAt;
  private boolean sampling;

  /** An empty history. */
  public QueueModel(ScreenThread thread) {
    this.thread = thread;
  }

  /** Listeners, told once a tick. */
  public Changes changes() {
    return changes;
  }

  /** The size of the queue at the start of a drain: instruments with news, prints and control items. */
  public void depth(long size) {
    thread.require();
    peakInSecond = Math.max(peakInSecond, size);
    if (size != waiting) {
      waiting = size;
      changes.mark();
    }
  }

  /** Called each tick; takes a sample once a second. */
  public void sample(long received, long dropped, long nowNanos, long nowEpochNanos) {
    thread.require();
    if (!sampling) {
      sampling = true;
      sampledAt = nowNanos;
      receivedAtSample = received;
      droppedAtSample = dropped;
      return;
    }
    long elapsed = nowNanos - sampledAt;
    if (elapsed < SECOND) {
      return;
    }
    int slot = (start + count) % SAMPLES;
    times[slot] = nowEpochNanos;
    sizes[slot] = peakInSecond;
    rates[slot] = Math.max(0, (received - receivedAtSample) * 1e9 / elapsed);
    drops[slot] = Math.max(0, dropped - droppedAtSample);
    if (count < SAMPLES) {
      count++;
    } else {
      start = (start + 1) % SAMPLES;
    }
    peakInSecond = waiting;
    receivedAtSample = received;
    droppedAtSample = dropped;
    sampledAt = nowNanos;
    changes.mark();
  }

  /** Stops sampling until the next start; the history stays. */
  public void pause() {
    thread.require();
    sampling = false;
    peakInSecond = 0;
    depth(0);
  }

  /** Items waiting at the start of the last drain. */
  public long waiting() {
    return waiting;
  }

  /** Number of samples kept. */
  public int count() {
    return count;
  }

  /** When a sample was taken, epoch nanoseconds; index 0 is the oldest. */
  public long time(int index) {
    return times[slot(index)];
  }

  /** The largest size within that second. */
  public long size(int index) {
    return sizes[slot(index)];
  }

  /** Events a second. */
  public double rate(int index) {
    return rates[slot(index)];
  }

  /** Events lost within that second: dropped ones. */
  public long dropped(int index) {
    return drops[slot(index)];
  }

  /** The largest size of the ten minutes. */
  public long peak() {
    long peak = 0;
    for (int i = 0; i < count; i++) {
      peak = Math.max(peak, size(i));
    }
    return peak;
  }

  /** Losses of the ten minutes. */
  public long droppedInView() {
    long sum = 0;
    for (int i = 0; i < count; i++) {
      sum += dropped(i);
    }
    return sum;
  }

  private int slot(int index) {
    if (index < 0 || index >= count) {
      throw new IndexOutOfBoundsException(index + " of " + count);
    }
    return (start + index) % SAMPLES;
  }
}
