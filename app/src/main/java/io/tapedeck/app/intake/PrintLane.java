package io.tapedeck.app.intake;

import io.tapedeck.api.Side;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * The bounded lane in which prints wait for the pump. One writer (the stream's reader thread), one taker (the pumping thread); neither ever waits
 * for the other.
 *
 * <p>When the lane is full the writer takes the oldest sixteenth out itself and folds it into a summary, so newer prints stay single and
 * nothing is lost from the sums. Both ends advance {@code head} by compare-and-set, so a print goes to exactly one of them: a taker copies
 * prints first and then claims them; when the claim fails the writer has folded some of them, the copies are void, and the taker tries again with fewer.
 */
final class PrintLane {
  private static final VarHandle HEAD;
  private static final VarHandle TAIL;
  /** Memory of one waiting print. */
  static final int SLOT_BYTES = PrintRow.LONGS * Long.BYTES;

  private static final int BATCH = 256;

  static {
    try {
      MethodHandles.Lookup lookup = MethodHandles.lookup();
      HEAD = lookup.findVarHandle(PrintLane.class, "head", long.class);
      TAIL = lookup.findVarHandle(PrintLane.class, "tail", long.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private final int mask;
  private final int foldAtOnce;
  private final long[] rows;

  // The taker's copies, so that a print is handed on only after it was claimed.
  private final long[] copies = new long[BATCH * PrintRow.LONGS];

  private volatile long head;
  private volatile long tail;

  PrintLane(int capacity) {
    int slots = Integer.highestOneBit(Math.max(16, capacity) * 2 - 1);
    mask = slots - 1;
    foldAtOnce = slots / 16;
    rows = new long[slots * PrintRow.LONGS];
  }

  int capacity() {
    return mask + 1;
  }

  /** Prints waiting. Any thread; exact for the writer and the taker when the other rests. */
  int size() {
    long taken = head;
    return (int) (tail - taken);
  }

  /** Number of prints ever put. */
  long put() {
    return (long) TAIL.getAcquire(this);
  }

  /** Number of prints ever taken or folded. */
  long gone() {
    return (long) HEAD.getAcquire(this);
  }

  /**
   * Puts a print; the writer.
   *
   * @return number of prints folded into {@code folded} to make room: 0 nearly always
   */
  int put(
      long receivedNanos,
      long exchangeNanos,
      long priceMantissa,
      int priceScale,
      long sizeMantissa,
      int sizeScale,
      Side taker,
      TradeTotals folded) {
    long end = tail;
    int foldedNow = 0;
    if (end - head > mask) {
      foldedNow = fold(folded, priceScale, sizeScale);
    }
    PrintRow.write(
        rows, ((int) end & mask) * PrintRow.LONGS, receivedNanos, exchangeNanos, priceMantissa, priceScale, sizeMantissa, sizeScale, taker);
    TAIL.setRelease(this, end + 1);
    return foldedNow;
  }

  /**
   * Hands the oldest prints to a sink; the taker.
   *
   * @return number of prints handed over, at most {@code limit}
   */
  int take(int limit, PrintSink sink) {
    int done = 0;
    int batch = BATCH;
    while (done < limit) {
      long from = head;
      int ready = (int) Math.min(Math.min(batch, limit - done), (long) TAIL.getAcquire(this) - from);
      if (ready <= 0) {
        break;
      }
      copy(from, ready);
      if (!HEAD.compareAndSet(this, from, from + ready)) {
        batch = Math.max(1, batch / 4);
        continue;
      }
      for (int i = 0; i < ready; i++) {
        int at = i * PrintRow.LONGS;
        long about = copies[at + PrintRow.ABOUT];
        sink.print(
            copies[at + PrintRow.RECEIVED],
            copies[at + PrintRow.EXCHANGE],
            copies[at + PrintRow.PRICE],
            PrintRow.priceScale(about),
            copies[at + PrintRow.SIZE],
            PrintRow.sizeScale(about),
            PrintRow.taker(about));
      }
      done += ready;
    }
    return done;
  }

  private void copy(long from, int count) {
    int first = (int) from & mask;
    int straight = Math.min(count, mask + 1 - first);
    System.arraycopy(rows, first * PrintRow.LONGS, copies, 0, straight * PrintRow.LONGS);
    System.arraycopy(rows, 0, copies, straight * PrintRow.LONGS, (count - straight) * PrintRow.LONGS);
  }

  /** Takes the oldest prints out for good. Fails only when the taker made room meanwhile, and then nothing needs folding. */
  private int fold(TradeTotals folded, int priceScale, int sizeScale) {
    long from = head;
    if (tail - from <= mask || !HEAD.compareAndSet(this, from, from + foldAtOnce)) {
      return 0;
    }
    for (int i = 0; i < foldAtOnce; i++) {
      int at = ((int) (from + i) & mask) * PrintRow.LONGS;
      long about = rows[at + PrintRow.ABOUT];
      // Prints that waited while the scales grew still carry the old ones.
      long priceNow = scaled(rows[at + PrintRow.PRICE], priceScale - PrintRow.priceScale(about));
      long sizeNow = scaled(rows[at + PrintRow.SIZE], sizeScale - PrintRow.sizeScale(about));
      folded.add(rows[at + PrintRow.RECEIVED], priceNow, sizeNow, PrintRow.taker(about));
    }
    return foldAtOnce;
  }

  private static long scaled(long value, int steps) {
    return steps >= 0 ? value * Powers.ten(steps) : value / Powers.ten(-steps);
  }
}
