package io.tapedeck.app.ui.live;

import io.tapedeck.app.intake.StreamId;
import io.tapedeck.app.look.Figures;
import io.tapedeck.app.look.Motion;
import io.tapedeck.app.look.NumberForm;
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
  /** A flash is over after this, and the next one can begin. */
  private static final long FLASH_NANOS = 250_000_000L;
  private static final int FLASH_STEPS = 3;
  private static final int FLASH_PERCENT = 24;
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
    private NumberForm form = Figures.form();
    private String flash = "";
    private long flashedAt;
    private int flashing;

    CharSequence text() {
      return text;
    }

    String ink() {
      return ink;
    }

    boolean struck() {
      return struck;
    }

    /** The token whose colour lights the cell up. */
    String flash() {
      return flash;
    }

    /** How much of it, in percent; 0 for nothing. */
    int flashing() {
      return flashing;
    }

    /** Lights up, at most four times a second. */
    private void light(String token, long nowNanos) {
      if (flash.isEmpty() || nowNanos - flashedAt >= FLASH_NANOS) {
        flash = token;
        flashedAt = nowNanos;
        flashing = FLASH_PERCENT;
      }
    }

    /** Fades in three steps; true when it looks different now. */
    private boolean fade(long nowNanos) {
      long step = (nowNanos - flashedAt) * FLASH_STEPS / FLASH_NANOS;
      int now = !Motion.flashes() || step >= FLASH_STEPS ? 0 : (int) (FLASH_PERCENT * (FLASH_STEPS - step) / FLASH_STEPS);
      boolean other = now != flashing;
      flashing = now;
      return other;
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
      Cell cell = here.cells().get(c);
      // Not from or to an en dash, and not because numbers are written in another way.
      boolean priced = cell.text().length() > 1 && scratch.length() > 1 && cell.form == Figures.form();
      cell.form = Figures.form();
      if (cell.show(scratch, ink, COLUMNS[c].struck(here.stream()))) {
        String flash = COLUMNS[c].flash(here.stream());
        if (priced && !flash.isEmpty() && Motion.flashes()) {
          cell.light(flash, nowNanos);
        }
        listener.cellChanged(row, c);
      }
    }
  }

  /** Lets cells that light up fade; tells of those that look different. */
  void fade(int row, long nowNanos, CellListener listener) {
    List<Cell> cells = rows.get(row).cells();
    for (int c = 0; c < COLUMNS.length; c++) {
      if (cells.get(c).flashing() > 0 && cells.get(c).fade(nowNanos)) {
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
