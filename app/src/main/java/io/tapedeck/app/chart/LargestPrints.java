package io.tapedeck.app.chart;

import io.tapedeck.api.Side;
import io.tapedeck.app.model.TradeRing;
import java.util.Arrays;

/**
 * The largest print of each side in each slot of a few pixels: more marks than that would cover each other, however busy the market. Slots lie on a grid that is
 * fixed in time, so that the choice does not change as the chart moves. EDT; reused.
 */
final class LargestPrints {
  private static final int NONE = -1;

  private int[] buys = new int[0];
  private int[] sells = new int[0];
  private int slots;

  /** Looks at the prints from an index to before another, in slots of so many pixels. */
  void find(TradeRing trades, int first, int end, TimeWindow window, int pixelsPerSlot) {
    long slotNanos = window.nanosPerPixel() * pixelsPerSlot;
    long firstSlot = Math.floorDiv(window.fromNanos(), slotNanos);
    slots = (int) (Math.floorDiv(window.toNanos() - 1, slotNanos) - firstSlot) + 1;
    if (buys.length < slots) {
      buys = new int[slots];
      sells = new int[slots];
    }
    Arrays.fill(buys, 0, slots, NONE);
    Arrays.fill(sells, 0, slots, NONE);
    // Prints come in the order of time: most lie in the slot of the one before.
    int slot = 0;
    long until = (firstSlot + 1) * slotNanos;
    for (int i = first; i < end; i++) {
      long time = trades.received(i);
      if (time < window.fromNanos() || time >= window.toNanos()) {
        continue;
      }
      if (time >= until || time < until - slotNanos) {
        slot = (int) (Math.floorDiv(time, slotNanos) - firstSlot);
        until = (firstSlot + slot + 1) * slotNanos;
      }
      int[] side = trades.taker(i) == Side.BUY ? buys : sells;
      int known = side[slot];
      if (known == NONE || trades.sizeValue(i) >= trades.sizeValue(known)) {
        side[slot] = i;
      }
    }
  }

  /** Number of slots, from left to right; the first and the last may lie partly outside. */
  int slots() {
    return slots;
  }

  /** Index of the largest buy of a slot, negative when there is none. */
  int buy(int slot) {
    return buys[slot];
  }

  /** Index of the largest sell of a slot, negative when there is none. */
  int sell(int slot) {
    return sells[slot];
  }
}
