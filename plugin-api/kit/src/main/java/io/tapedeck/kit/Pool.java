package io.tapedeck.plugin.kraken;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Items that are filled again for each message instead of being made anew. One thread. */
final class Pool<T> {

  /** Kept after an unusually long message. */
  private static final int KEEP = 256;

  private final Supplier<T> maker;
  private final List<T> items = new ArrayList<>();
  private int used;

  Pool(Supplier<T> maker) {
    this.maker = maker;
  }

  void clear() {
    used = 0;
    if (items.size() > KEEP) {
      items.subList(KEEP, items.size()).clear();
    }
  }

  T next() {
    if (used == items.size()) {
      items.add(maker.get());
    }
    return items.get(used++);
  }

  int size() {
    return used;
  }

  T get(int index) {
    return items.get(index);
  }
}
