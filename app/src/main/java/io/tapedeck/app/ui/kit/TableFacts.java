package io.tapedeck.app.ui.kit;

import java.util.List;

/** A table as it leaves the window: with every digit, all columns, and what each column means. EDT. */
public interface TableFacts {
  /**
   * A column.
   *
   * @param head its head
   * @param number true when its values are numbers
   * @param guide what it means and in which unit, one sentence
   */
  record Field(String head, boolean number, String guide) {}

  /** For file names. */
  String fileName();

  /** The columns. */
  List<Field> fields();

  /** The rows, each with a text for each column; numbers plain, with a point. */
  List<List<String>> exactRows();

  /** The selected row; below 0 for none. */
  int selectedFact();
}
