package io.tapedeck.kit;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Items that are filled again for each message instead of being made anew. One thread. */
public final class Pool<T> {

  /** Kept after an unusually long message. */
  private static final int KEEP = 256;

  private final Supplier<T> maker;
  private final List<T> items = new ArrayList<>();
  private int used;

  /** An empty pool. */
  public Pool(Supplier<T> maker) {
    this.maker = maker;
  }

  /** All items are free again. */
  public void clear() {
    used = 0;
    if (items.size() > KEEP) {
      items.subList(KEEP, items.size()).clear();
    }
  }

  /** One more item, with what was last put into it. */
  public T next() {
    if (used == items.size()) {
      items.add(maker.get());
    }
    return items.get(used++);
  }

  /** Takes back all items but the first {@code count}. */
  public void keep(int count) {
    used = Math.min(used, count);
  }

  /** Items in use. */
  public int size() {
    return used;
  }

  /** An item in use. */
  public T get(int index) {
    return items.get(index);
  }
}
