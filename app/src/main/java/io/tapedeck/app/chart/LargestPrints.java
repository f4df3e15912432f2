package io.tapedeck.app.chart;

import io.tapedeck.api.Side;
import io.tapedeck.app.model.TradeRing;
import java.util.Arrays;

/**
 * The largest print of each side in each slot of a few pixels: more marks than that would cover each other, however busy the market. Slots lie on a grid that is
 * fixed in time, so that the choice does not change as the chart moves. EDT; reused.
 */
final class LargestPrints {
  private static final long NONE = -1;

  // Prints by their running numbers, which stay when older ones are forgotten.
  private long[] buys = new long[0];
  private long[] sells = new long[0];
  private int slots;
  private long dropped;

  // While the window stands still only new prints are looked at. A slot whose largest print was forgotten stays empty until it moves.
  private final NewPrints fresh = new NewPrints();
  private int width;

  /** Looks at the prints from an index to before another, in slots of so many pixels. */
  void find(TradeRing trades, int first, int end, TimeWindow window, int pixelsPerSlot) {
    dropped = trades.appended() - trades.count();
    int begin = fresh.look(trades, first, end, window);
    boolean anew = fresh.anew() || pixelsPerSlot != width;
    width = pixelsPerSlot;
    look(trades, anew ? first : begin, end, window, window.nanosPerPixel() * pixelsPerSlot, anew);
  }

  private void look(TradeRing trades, int first, int end, TimeWindow window, long slotNanos, boolean anew) {
    long firstSlot = Math.floorDiv(window.fromNanos(), slotNanos);
    if (anew) {
      slots = (int) (Math.floorDiv(window.toNanos() - 1, slotNanos) - firstSlot) + 1;
      if (buys.length < slots) {
        buys = new long[slots];
        sells = new long[slots];
      }
      Arrays.fill(buys, 0, slots, NONE);
      Arrays.fill(sells, 0, slots, NONE);
    }
    // Prints come in the order of time: most lie in the slot of the one before.
    int slot = 0;
    long slotEnd = (firstSlot + 1) * slotNanos;
    for (int i = first; i < end; i++) {
      long time = trades.received(i);
      if (time < window.fromNanos() || time >= window.toNanos()) {
        continue;
      }
      if (time >= slotEnd || time < slotEnd - slotNanos) {
        slot = (int) (Math.floorDiv(time, slotNanos) - firstSlot);
        slotEnd = (firstSlot + slot + 1) * slotNanos;
      }
      long[] side = trades.taker(i) == Side.BUY ? buys : sells;
      int known = index(side[slot]);
      if (known < 0 || trades.sizeValue(i) >= trades.sizeValue(known)) {
        side[slot] = dropped + i;
      }
    }
  }

  /** Number of slots, from left to right; the first and the last may lie partly outside. */
  int slots() {
    return slots;
  }

  /** Index of the largest buy of a slot, negative when there is none. */
  int buy(int slot) {
    return index(buys[slot]);
  }

  /** Index of the largest sell of a slot, negative when there is none. */
  int sell(int slot) {
    return index(sells[slot]);
  }

  /** Where a print stands now; negative when there is none or it was forgotten. */
  private int index(long number) {
    return number < dropped ? -1 : (int) (number - dropped);
  }
}
