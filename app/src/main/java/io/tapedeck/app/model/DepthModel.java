package io.tapedeck.app.model;

import io.tapedeck.app.intake.BookCopy;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

/** The levels of a stream's book, for those who look at them; while nobody does they are not copied. EDT. */
public final class DepthModel {
  private final BookCopy copy = new BookCopy();
  private final List<BooleanSupplier> watchers = new ArrayList<>();
  private Predicate<BookCopy> source = book -> false;
  private long version;
  private boolean behind;

  DepthModel() {}

  /** Adds somebody who says whether it looks at the book now. */
  public void watch(BooleanSupplier looking) {
    watchers.add(looking);
  }

  /** Takes a watcher away. */
  public void unwatch(BooleanSupplier looking) {
    watchers.remove(looking);
  }

  /** True when somebody looks at the book. */
  public boolean watched() {
    for (int i = 0; i < watchers.size(); i++) {
      if (watchers.get(i).getAsBoolean()) {
        return true;
      }
    }
    return false;
  }

  /** Says who fills a copy; false when it cannot just now. */
  public void source(Predicate<BookCopy> fills) {
    source = fills;
  }

  /** Copies the book as it is now. The pump does so with each piece of news while somebody watches, so that all panels show the same. */
  public void fetch() {
    if (source.test(copy)) {
      filled();
    }
  }

  /** The levels; for one who begins to look between two pieces of news those of now. */
  public BookCopy book() {
    if (behind) {
      fetch();
    }
    return copy;
  }

  /** The copy was filled again. */
  public void filled() {
    version++;
    behind = false;
  }

  /** The stream moved on; the copy did not yet. */
  void moved() {
    behind = true;
  }

  /** True when the stream has moved on since the copy was filled: nobody watched, and what is there is old. */
  public boolean behind() {
    return behind;
  }

  /** Changes each time the copy is filled; 0 when it never was. */
  public long version() {
    return version;
  }
}
