package io.tapedeck.app.ui.live;

import java.util.List;

/**
 * What was chosen for the table of streams, to be kept and found again. Immutable; any thread. Columns go by the names of {@link StatusColumn}; what this version does not know is ignored.
 *
 * @param hidden columns the trader does not want to see
 * @param sort the column that gives the rows their order; empty for the order the symbols were chosen in
 * @param descending true for the largest first
 */
public record TableSetup(List<String> hidden, String sort, boolean descending) {
  /** All columns, rows in the order the symbols were chosen in. */
  public static final TableSetup USUAL = new TableSetup(List.of(), "", false);

  /** A setup with a list of its own. */
  public TableSetup {
    hidden = List.copyOf(hidden);
  }
}
