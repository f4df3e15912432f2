package io.tapedeck.app.ui.live;

import io.tapedeck.app.intake.StreamId;
import io.tapedeck.app.model.StreamModel;
import io.tapedeck.app.ui.kit.Texts;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.stream.Stream;
import javax.swing.table.AbstractTableModel;

/**
 * The status table's rows: the texts last shown for each stream, compared with the new ones at each tick so that only cells that look
 * different are painted again. EDT.
 */
final class StatusRows extends AbstractTableModel {
  private static final StatusColumn[] COLUMNS = StatusColumn.values();

  private final List<Row> rows = new ArrayList<>();
  private final StringBuilder scratch = new StringBuilder(64);

  /** Told of each cell whose look changed. */
  interface CellListener {
    void cellChanged(int row, int column);
  }

  /** What one cell shows. */
  static final class Cell {
    private final StringBuilder text = new StringBuilder(16);
    private String ink = "dim";
    private boolean struck;

    CharSequence text() {
      return text;
    }

    String ink() {
      return ink;
    }

    boolean struck() {
      return struck;
    }

    private boolean show(CharSequence newText, String newInk, boolean newStruck) {
      if (struck == newStruck && ink.equals(newInk) && CharSequence.compare(text, newText) == 0) {
        return false;
      }
      text.setLength(0);
      text.append(newText);
      ink = newInk;
      struck = newStruck;
      return true;
    }
  }

  private record Row(StreamModel stream, List<Cell> cells) {}

  /** Other streams are shown from now on. */
  void streams(List<StreamModel> streams, long nowNanos) {
    rows.clear();
    for (StreamModel stream : streams) {
      rows.add(new Row(stream, Stream.generate(Cell::new).limit(COLUMNS.length).toList()));
    }
    for (int row = 0; row < rows.size(); row++) {
      update(row, nowNanos, (r, c) -> {});
    }
    fireTableDataChanged();
  }

  /** The same streams in another order; what each row shows goes with it. */
  void reorder(List<StreamModel> streams) {
    IdentityHashMap<StreamModel, Row> known = new IdentityHashMap<>();
    rows.forEach(row -> known.put(row.stream(), row));
    rows.clear();
    for (StreamModel stream : streams) {
      Row row = known.get(stream);
      if (row != null) {
        rows.add(row);
      }
    }
    fireTableDataChanged();
  }

  /** The streams in the order of the rows. */
  List<StreamModel> streams() {
    return rows.stream().map(Row::stream).toList();
  }

  /** Looks at one stream; tells of the cells that changed. */
  void update(int row, long nowNanos, CellListener listener) {
    if (row >= rows.size()) {
      return; // A stream of the choice before last still announced itself.
    }
    Row here = rows.get(row);
    for (int c = 0; c < COLUMNS.length; c++) {
      scratch.setLength(0);
      String ink = COLUMNS[c].write(scratch, here.stream(), nowNanos);
      if (here.cells().get(c).show(scratch, ink, COLUMNS[c].struck(here.stream()))) {
        listener.cellChanged(row, c);
      }
    }
  }

  StreamModel stream(int row) {
    return rows.get(row).stream();
  }

  Cell cell(int row, int column) {
    return rows.get(row).cells().get(column);
  }

  /** The row of a stream; -1 when it is not shown. */
  int rowOf(StreamId stream) {
    for (int i = 0; i < rows.size(); i++) {
      if (rows.get(i).stream().id().equals(stream)) {
        return i;
      }
    }
    return -1;
  }

  @Override
  public int getRowCount() {
    return rows.size();
  }

  @Override
  public int getColumnCount() {
    return COLUMNS.length;
  }

  @Override
  public String getColumnName(int column) {
    return Texts.of("column." + COLUMNS[column].name());
  }

  @Override
  public Object getValueAt(int row, int column) {
    return cell(row, column).text().toString();
  }
}
