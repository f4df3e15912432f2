package io.tapedeck.app.ui.live;

import io.tapedeck.app.model.StreamModel;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The order of the rows: that of the choice, or by a column. Equal rows keep the order of the choice; rows without a value come last either way. EDT. */
final class RowOrder {
  private @Nullable StatusColumn column;
  private boolean descending;

  /** The column that decides; null for the order of the choice. */
  @Nullable StatusColumn column() {
    return column;
  }

  boolean descending() {
    return descending;
  }

  void by(@Nullable StatusColumn next, boolean largestFirst) {
    column = next;
    descending = next != null && largestFirst;
  }

  /** A press on a head: upward, downward, then the order of the choice again. */
  void press(StatusColumn head) {
    if (column != head) {
      by(head, false);
    } else if (descending) {
      by(null, false);
    } else {
      by(head, true);
    }
  }

  /** These streams, which stand in the order of the choice, in the order of the rows. */
  List<StreamModel> of(List<StreamModel> chosen, long nowNanos) {
    StatusColumn by = column;
    if (by == null) {
      return chosen;
    }
    List<Keyed> keyed = new ArrayList<>(chosen.size());
    boolean values = by.sortsByValue();
    chosen.forEach(stream -> keyed.add(new Keyed(stream, values ? by.value(stream, nowNanos) : 0, values ? "" : by.word(stream))));
    Comparator<Keyed> known = values ? Comparator.comparingDouble(Keyed::number) : Comparator.comparing(Keyed::word, String.CASE_INSENSITIVE_ORDER);
    keyed.sort(Comparator.comparing(Keyed::missing).thenComparing(descending ? known.reversed() : known));
    return keyed.stream().map(Keyed::stream).toList();
  }

  /** A row with what it is sorted by, read once: it must not change while it is compared. */
  private record Keyed(StreamModel stream, double number, String word) {
    boolean missing() {
      return Double.isNaN(number);
    }
  }
}
