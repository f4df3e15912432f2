package io.tapedeck.app.intake;

import java.util.Arrays;

/**
 * Recognises trades that were seen before: exchanges repeat their newest ones after a reconnect. Remembers the {@value #KEPT} highest ids; one that is
 * lower than all of them counts as seen. Makes no garbage. The stream's writer.
 */
final class TradeIds {
  static final int KEPT = 1_024;

  // Sorted, lowest first, within a larger array, so that the next id is nearly always just written behind the last.
  private final long[] ids = new long[2 * KEPT];
  private int from;
  private int count;
  private int refusedInRow;

  /** True when this id is new; it is remembered then. */
  boolean add(long id) {
    if (addNew(id)) {
      refusedInRow = 0;
      return true;
    }
    if (++refusedInRow > KEPT) {
      // No exchange repeats as many: its numbers began anew.
      from = 0;
      count = 0;
      refusedInRow = 0;
      return addNew(id);
    }
    return false;
  }

  /** True when no higher id is known: the trade is the newest of its market. */
  boolean highest(long id) {
    return count > 0 && ids[from + count - 1] == id;
  }

  private boolean addNew(long id) {
    int end = from + count;
    int place = end;
    if (count > 0 && id <= ids[end - 1]) {
      int found = Arrays.binarySearch(ids, from, end, id);
      if (found >= 0) {
        return false;
      }
      place = -found - 1;
      if (place == from && count == KEPT) {
        return false;
      }
    }
    if (end == ids.length) {
      System.arraycopy(ids, from, ids, 0, count);
      place -= from;
      end -= from;
      from = 0;
    }
    System.arraycopy(ids, place, ids, place + 1, end - place);
    ids[place] = id;
    if (count == KEPT) {
      from++;
    } else {
      count++;
    }
    return true;
  }
}
