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
  static final int SLOT_BYTES = 4 * Long.BYTES + Integer.BYTES;

  private static final int BATCH = 256;
  private static final int BUY_BIT = 1;

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
  private final long[] received;
  private final long[] exchange;
  private final long[] price;
  private final long[] size;
  private final int[] meta;

  // The taker's copies, so that a print is handed on only after it was claimed.
  private final long[] copyReceived = new long[BATCH];
  private final long[] copyExchange = new long[BATCH];
  private final long[] copyPrice = new long[BATCH];
  private final long[] copySize = new long[BATCH];
  private final int[] copyMeta = new int[BATCH];

  private volatile long head;
  private volatile long tail;

  PrintLane(int capacity) {
    int slots = Integer.highestOneBit(Math.max(16, capacity) * 2 - 1);
    mask = slots - 1;
    foldAtOnce = slots / 16;
    received = new long[slots];
    exchange = new long[slots];
    price = new long[slots];
    size = new long[slots];
    meta = new int[slots];
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
    int slot = (int) end & mask;
    received[slot] = receivedNanos;
    exchange[slot] = exchangeNanos;
    price[slot] = priceMantissa;
    size[slot] = sizeMantissa;
    meta[slot] = (taker == Side.BUY ? BUY_BIT : 0) | priceScale << 8 | sizeScale << 16;
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
        int about = copyMeta[i];
        sink.print(
            copyReceived[i],
            copyExchange[i],
            copyPrice[i],
            about >>> 8 & 0xff,
            copySize[i],
            about >>> 16 & 0xff,
            (about & BUY_BIT) != 0 ? Side.BUY : Side.SELL);
      }
      done += ready;
    }
    return done;
  }

  private void copy(long from, int count) {
    for (int i = 0; i < count; i++) {
      int slot = (int) (from + i) & mask;
      copyReceived[i] = received[slot];
      copyExchange[i] = exchange[slot];
      copyPrice[i] = price[slot];
      copySize[i] = size[slot];
      copyMeta[i] = meta[slot];
    }
  }

  /** Takes the oldest prints out for good. Fails only when the taker made room meanwhile, and then nothing needs folding. */
  private int fold(TradeTotals folded, int priceScale, int sizeScale) {
    long from = head;
    if (tail - from <= mask || !HEAD.compareAndSet(this, from, from + foldAtOnce)) {
      return 0;
    }
    for (int i = 0; i < foldAtOnce; i++) {
      int slot = (int) (from + i) & mask;
      int about = meta[slot];
      // Prints that waited while the scales grew still carry the old ones.
      long priceNow = scaled(price[slot], priceScale - (about >>> 8 & 0xff));
      long sizeNow = scaled(size[slot], sizeScale - (about >>> 16 & 0xff));
      folded.add(received[slot], priceNow, sizeNow, (about & BUY_BIT) != 0 ? Side.BUY : Side.SELL);
    }
    return foldAtOnce;
  }

  private static long scaled(long value, int steps) {
    return steps >= 0 ? value * Powers.ten(steps) : value / Powers.ten(-steps);
  }
}
