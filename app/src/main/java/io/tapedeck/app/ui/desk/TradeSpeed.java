package io.tapedeck.app.ui.desk;

import java.util.Arrays;

/** Prints a second of each side, over the last five seconds or so: counted in quarters of a second by the time of receipt. EDT. */
final class TradeSpeed {
  /** Length of a slot. */
  static final long SLOT_NANOS = 250_000_000L;

  /** Slots that are averaged. */
  static final int SLOTS = 20;

  private final long[] slots = new long[SLOTS + 1];
  private final int[] buys = new int[SLOTS + 1];
  private final int[] sells = new int[SLOTS + 1];

  TradeSpeed() {
    clear();
  }

  void clear() {
    Arrays.fill(slots, Long.MIN_VALUE);
  }

  /** A print was received. */
  void add(long epochNanos, boolean buy) {
    long slot = Math.floorDiv(epochNanos, SLOT_NANOS);
    int at = Math.floorMod(slot, SLOTS + 1);
    if (slots[at] != slot) {
      if (slots[at] > slot && slots[at] != Long.MIN_VALUE) {
        return; // Older than all that is counted.
      }
      slots[at] = slot;
      buys[at] = 0;
      sells[at] = 0;
    }
    if (buy) {
      buys[at]++;
    } else {
      sells[at]++;
    }
  }

  /** Prints a second, over the slots that ended before now. */
  double perSecond(boolean buy, long nowEpochNanos) {
    long now = Math.floorDiv(nowEpochNanos, SLOT_NANOS);
    long sum = 0;
    for (int i = 0; i <= SLOTS; i++) {
      if (slots[i] < now && slots[i] >= now - SLOTS) {
        sum += buy ? buys[i] : sells[i];
      }
    }
    return sum * 1e9 / (SLOTS * SLOT_NANOS);
  }
}
