package io.tapedeck.app.intake;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/**
 * The bounded lane in which finished bars of one kind wait for the pump. One writer, one taker; neither waits for the other. When it is full the writer keeps
 * the bar and merges later ones into it until there is room, so that the sum of all bars is always exact and their order holds.
 */
final class BarLane {
  private static final VarHandle HEAD;
  private static final VarHandle TAIL;

  static {
    try {
      MethodHandles.Lookup lookup = MethodHandles.lookup();
      HEAD = lookup.findVarHandle(BarLane.class, "head", long.class);
      TAIL = lookup.findVarHandle(BarLane.class, "tail", long.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private final int capacity;
  private final BarCell lent = new BarCell(); // The taker's.

  // A bar lies in one piece, and not in objects that are spread over the heap. Made when it is first needed: most streams of a long list never trade.
  private long @Nullable [] rows;

  @SuppressWarnings("unused") // by HEAD
  private long head;

  @SuppressWarnings("unused") // by TAIL
  private long tail;

  BarLane(int capacity) {
    this.capacity = capacity;
  }

  /** Number of bars ever put. */
  long put() {
    return (long) TAIL.getAcquire(this);
  }

  /** True when half of the room is taken or more; the taker. */
  boolean halfFull() {
    return (long) TAIL.getAcquire(this) - (long) HEAD.getOpaque(this) >= capacity / 2;
  }

  /** Puts a copy of a bar; the writer. False when the lane is full. */
  boolean put(BarCell bar) {
    long end = (long) TAIL.getOpaque(this);
    if (end - (long) HEAD.getAcquire(this) >= capacity) {
      return false;
    }
    long[] into = rows;
    if (into == null) {
      into = new long[capacity * BarRow.LONGS];
      rows = into;
    }
    BarRow.write(bar, into, (int) (end % capacity) * BarRow.LONGS);
    TAIL.setRelease(this, end + 1);
    return true;
  }

  /** Hands over all bars that wait, oldest first; the taker. Returns the number of bars ever handed over. */
  long take(BarBase base, BarSink sink) {
    long from = (long) HEAD.getOpaque(this);
    long to = (long) TAIL.getAcquire(this);
    long[] waiting = rows;
    for (long at = from; waiting != null && at < to; at++) {
      BarRow.read(waiting, (int) (at % capacity) * BarRow.LONGS, lent);
      sink.closed(base, lent);
      HEAD.setRelease(this, at + 1);
    }
    return to;
  }
}
