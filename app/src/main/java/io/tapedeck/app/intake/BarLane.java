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

  // A slot's cell is made when it is first needed: most streams never fill their lanes.
  private final @Nullable BarCell[] cells;

  @SuppressWarnings("unused") // by HEAD
  private long head;

  @SuppressWarnings("unused") // by TAIL
  private long tail;

  BarLane(int capacity) {
    cells = new BarCell[capacity];
  }

  /** Number of bars ever put. */
  long put() {
    return (long) TAIL.getAcquire(this);
  }

  /** Puts a copy of a bar; the writer. False when the lane is full. */
  boolean put(BarCell bar) {
    long end = (long) TAIL.getOpaque(this);
    if (end - (long) HEAD.getAcquire(this) >= cells.length) {
      return false;
    }
    int slot = (int) (end % cells.length);
    BarCell cell = cells[slot];
    if (cell == null) {
      cell = new BarCell();
      cells[slot] = cell;
    }
    bar.copyTo(cell);
    TAIL.setRelease(this, end + 1);
    return true;
  }

  /** Hands over all bars that wait, oldest first; the taker. Returns the number of bars ever handed over. */
  long take(BarBase base, BarSink sink) {
    long from = (long) HEAD.getOpaque(this);
    long to = (long) TAIL.getAcquire(this);
    for (long at = from; at < to; at++) {
      BarCell cell = cells[(int) (at % cells.length)];
      if (cell != null) {
        sink.closed(base, cell);
      }
      HEAD.setRelease(this, at + 1);
    }
    return to;
  }
}
