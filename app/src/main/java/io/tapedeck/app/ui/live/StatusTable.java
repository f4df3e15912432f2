package io.tapedeck.app.ui.live;

import io.tapedeck.api.TimeSource;
import io.tapedeck.app.feed.Verdict;
import io.tapedeck.app.intake.StreamId;
import io.tapedeck.app.look.DigitCells;
import io.tapedeck.app.look.Tokens;
import io.tapedeck.app.look.VerdictShape;
import io.tapedeck.app.model.ScreenModel;
import io.tapedeck.app.model.StreamModel;
import io.tapedeck.app.ui.kit.Texts;
import java.awt.Component;
import java.awt.Font;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.event.ActionEvent;
import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import javax.swing.AbstractAction;
import javax.swing.JLabel;
import javax.swing.JTable;
import javax.swing.KeyStroke;
import javax.swing.ListSelectionModel;
import javax.swing.SwingConstants;
import javax.swing.SwingUtilities;
import javax.swing.table.DefaultTableCellRenderer;
import javax.swing.table.TableColumn;
import org.jspecify.annotations.Nullable;

/** One row for each stream. Widths come from the widest value a column may have, never from data; selection is by stream. EDT. */
final class StatusTable extends JTable {
  private static final StatusColumn[] COLUMNS = StatusColumn.values();
  private static final int REASON_MINIMUM = 200;
  private static final int REASON_NARROWEST = 80;

  private final StatusRows rows;
  private final ScreenModel model;
  private final TimeSource clock;
  private final Map<StatusColumn, TableColumn> columns = new EnumMap<>(StatusColumn.class);
  private final RowOrder order = new RowOrder();
  private final Set<StatusColumn> unwanted = EnumSet.noneOf(StatusColumn.class);
  private Set<StatusColumn> hidden = EnumSet.noneOf(StatusColumn.class);
  private boolean pointerInside;
  private @Nullable StreamId selected;
  private int scale = -1;
  private boolean rebuilding;

  StatusTable(ScreenModel model, TimeSource clock, Consumer<StreamId> onSelect) {
    this(model, clock, onSelect, new StatusRows());
  }

  private StatusTable(ScreenModel model, TimeSource clock, Consumer<StreamId> onSelect, StatusRows rows) {
    super(rows);
    this.rows = rows;
    this.model = model;
    this.clock = clock;
    setName("statusTable");
    getAccessibleContext().setAccessibleName(Texts.of("streams"));
    setAutoResizeMode(AUTO_RESIZE_OFF);
    setSelectionMode(ListSelectionModel.SINGLE_SELECTION);
    setRowHeight(Tokens.px(24));
    setFillsViewportHeight(true);
    getTableHeader().setReorderingAllowed(false);
    getTableHeader().setResizingAllowed(false);
    getTableHeader().getAccessibleContext().setAccessibleName(Texts.of("streams.heads"));
    StatusCellPainter painter = new StatusCellPainter(rows, clock);
    for (StatusColumn column : COLUMNS) {
      TableColumn shown = getColumnModel().getColumn(columns.size());
      shown.setCellRenderer(painter);
      shown.setHeaderRenderer(new Head(column, order));
      columns.put(column, shown);
    }
    Pointer pointer = new Pointer();
    addMouseListener(pointer);
    getTableHeader().addMouseListener(pointer);
    getSelectionModel().addListSelectionListener(
        e -> {
          if (!rebuilding && !e.getValueIsAdjusting() && getSelectedRow() >= 0) {
            StreamId stream = rows.stream(getSelectedRow()).id();
            selected = stream;
            onSelect.accept(stream);
          }
        });
  }

  /** What a double click on a row does, and Enter on the selected one. */
  void onOpen(Consumer<StreamModel> open) {
    addMouseListener(
        new MouseAdapter() {
          @Override
          public void mouseClicked(MouseEvent e) {
            int row = rowAtPoint(e.getPoint());
            if (e.getClickCount() == 2 && row >= 0) {
              open.accept(rows.stream(row));
            }
          }
        });
    getInputMap(WHEN_ANCESTOR_OF_FOCUSED_COMPONENT).put(KeyStroke.getKeyStroke("ENTER"), "open");
    getActionMap().put(
        "open",
        new AbstractAction() {
          @Override
          public void actionPerformed(ActionEvent e) {
            if (getSelectedRow() >= 0) {
              open.accept(rows.stream(getSelectedRow()));
            }
          }
        });
  }

  /** Other streams: the rows are made anew, the selected stream stays selected. */
  void streamsChanged() {
    rebuilding = true;
    rows.streams(order.of(model.streams(), clock.nanos()), clock.nanos());
    int row = selected == null ? -1 : rows.rowOf(selected);
    if (row < 0 && rows.getRowCount() > 0) {
      row = 0;
      selected = rows.stream(0).id();
    }
    if (row >= 0) {
      setRowSelectionInterval(row, row);
    }
    rebuilding = false;
    fit(true);
  }

  /** What the rows are sorted by. */
  RowOrder order() {
    return order;
  }

  /** Sorts the rows by a column, null for the order of the choice; from then on they hold still only while the pointer is inside. */
  void sort(@Nullable StatusColumn column, boolean descending) {
    order.by(column, descending);
    sortNow();
  }

  private void sortNow() {
    List<StreamModel> wanted = order.of(model.streams(), clock.nanos());
    if (!rows.streams().equals(wanted)) {
      rebuilding = true;
      rows.reorder(wanted);
      int row = selected == null ? -1 : rows.rowOf(selected);
      if (row >= 0) {
        setRowSelectionInterval(row, row);
      }
      rebuilding = false;
    }
    getTableHeader().repaint();
  }

  /** True when the trader wants a column, whether or not there is room for it. */
  boolean wanted(StatusColumn column) {
    return !unwanted.contains(column);
  }

  /** Shows a column, or does without it. */
  void want(StatusColumn column, boolean shown) {
    if (column.optional() && (shown ? unwanted.remove(column) : unwanted.add(column))) {
      fit(true);
    }
  }

  /** What was chosen, for those who keep it. */
  TableSetup setup() {
    StatusColumn by = order.column();
    return new TableSetup(unwanted.stream().map(StatusColumn::name).toList(), by == null ? "" : by.name(), order.descending());
  }

  /** What was chosen before. */
  void setup(TableSetup setup) {
    unwanted.clear();
    StatusColumn by = null;
    for (StatusColumn column : COLUMNS) {
      if (column.optional() && setup.hidden().contains(column.name())) {
        unwanted.add(column);
      }
      by = column.name().equals(setup.sort()) ? column : by;
    }
    fit(true);
    sort(by, setup.descending());
  }

  /** The streams in the order of the rows. */
  List<StreamModel> streams() {
    return rows.streams();
  }

  /** Selects the row of a stream. */
  void select(StreamId stream) {
    int row = rows.rowOf(stream);
    if (row >= 0 && row != getSelectedRow()) {
      setRowSelectionInterval(row, row);
    }
  }

  /** The selected stream; null when there is none. */
  @Nullable StreamId selected() {
    return selected;
  }

  /** Repaints the cells in sight that look different from what they showed; sorted rows take their places. */
  void update() {
    if (order.column() != null && !pointerInside) {
      sortNow();
    }
    update(stream -> true);
  }

  private void update(Predicate<StreamModel> wanted) {
    Rectangle sight = getVisibleRect();
    int first = Math.max(0, sight.y / getRowHeight());
    int last = Math.min(rows.getRowCount() - 1, (sight.y + sight.height) / getRowHeight());
    for (int row = first; row <= last; row++) {
      rows.stream(row).look();
      if (wanted.test(rows.stream(row))) {
        rows.update(row, clock.nanos(), this::repaintCell);
      }
    }
    fit(false);
  }

  /** Ages go on, and the shapes of streams that are connecting turn. News wait for their announcement, so that all panels show the same. */
  void tick() {
    update(stream -> !stream.figures().pending());
    for (int row = 0; row < rows.getRowCount(); row++) {
      rows.fade(row, clock.nanos(), this::repaintCell);
      if (rows.stream(row).verdict().state() == Verdict.State.CONNECTING) {
        repaintCell(row, 0);
      }
    }
  }

  /** Number of columns that had to leave. The exchange's is not missed where there is one exchange only, nor what the trader does without. */
  int hiddenColumns() {
    return (int) hidden.stream().filter(column -> wanted(column) && (model.several() || column != StatusColumn.EXCHANGE)).count();
  }

  private void repaintCell(int row, int modelColumn) {
    int view = convertColumnIndexToView(modelColumn);
    if (view >= 0) {
      Rectangle cell = getCellRect(row, view, true);
      repaint(cell.x, cell.y, cell.width, cell.height);
    }
  }

  /** Sets widths and decides which columns leave, when the room or the instruments' decimals changed. */
  void fit(boolean force) {
    int newScale = 0;
    for (StreamModel stream : model.eachStream()) {
      newScale = Math.max(newScale, stream.instrument().priceScale());
    }
    if (!force && newScale == scale) {
      return;
    }
    scale = newScale;
    int room = getParent() == null ? getWidth() : getParent().getWidth();
    if (room <= 0) {
      return;
    }
    Map<StatusColumn, Integer> widths = new EnumMap<>(StatusColumn.class);
    int sum = Tokens.px(REASON_MINIMUM);
    for (StatusColumn column : COLUMNS) {
      boolean absent = absent(column);
      int width = column == StatusColumn.REASON || absent ? 0 : width(column);
      widths.put(column, width);
      sum += width;
    }
    Set<StatusColumn> leaving = EnumSet.noneOf(StatusColumn.class);
    for (StatusColumn column : COLUMNS) {
      if (absent(column)) {
        leaving.add(column);
      }
    }
    for (int turn = 1; turn <= COLUMNS.length && sum > room; turn++) {
      for (StatusColumn column : COLUMNS) {
        if (column.leaves() == turn && !leaving.contains(column)) {
          leaving.add(column);
          sum -= widths.getOrDefault(column, 0);
        }
      }
    }
    widths.put(StatusColumn.REASON, Math.max(Tokens.px(REASON_NARROWEST), Tokens.px(REASON_MINIMUM) + room - sum));
    if (!leaving.equals(hidden)) {
      hidden = leaving;
      showColumns();
    }
    columns.forEach(
        (column, shown) -> {
          int width = widths.getOrDefault(column, 0);
          shown.setMinWidth(width);
          shown.setMaxWidth(width);
          shown.setPreferredWidth(width);
          shown.setWidth(width);
        });
  }

  private boolean absent(StatusColumn column) {
    return !wanted(column) || (column == StatusColumn.EXCHANGE && !model.several());
  }

  private void showColumns() {
    List<TableColumn> all = new ArrayList<>(columns.values());
    for (TableColumn column : all) {
      getColumnModel().removeColumn(column);
    }
    columns.forEach(
        (column, shown) -> {
          if (!hidden.contains(column)) {
            getColumnModel().addColumn(shown);
          }
        });
  }

  private int width(StatusColumn column) {
    int pads = 2 * Tokens.px(column.number() ? StatusCellPainter.NUMBER_PADDING : StatusCellPainter.PADDING);
    boolean bold = column == StatusColumn.LAST || !column.number();
    Font font = Tokens.font(column == StatusColumn.VERDICT ? 11 : 12, bold);
    int head = getFontMetrics(Tokens.font(11, false)).stringWidth(Texts.of("column." + column.name()));
    int cells =
        column.number()
            ? DigitCells.width(column.widest(scale), font)
            : getFontMetrics(font).stringWidth(column.widest(scale));
    return Math.max(head, cells) + pads + (column == StatusColumn.VERDICT ? Tokens.px(14) : 0);
  }

  @Override
  public void updateUI() {
    super.updateUI();
    setRowHeight(Tokens.px(24));
    if (columns != null) {
      columns.values().forEach(c -> ((Head) c.getHeaderRenderer()).updateUI());
    }
  }

  /** Rows hold still under the pointer, and a press on a head sorts by it. */
  private final class Pointer extends MouseAdapter {
    @Override
    public void mouseEntered(MouseEvent e) {
      pointerInside = e.getComponent() instanceof StatusTable;
    }

    @Override
    public void mouseExited(MouseEvent e) {
      pointerInside = false;
    }

    @Override
    public void mouseClicked(MouseEvent e) {
      if (e.getComponent().equals(getTableHeader()) && SwingUtilities.isLeftMouseButton(e)) {
        int column = getTableHeader().columnAtPoint(e.getPoint());
        if (column >= 0) {
          order.press(COLUMNS[convertColumnIndexToModel(column)]);
          sortNow();
        }
      }
    }
  }

  /** A column's head, on the same edge as its cells; the column that sorts has a triangle at that edge. */
  private static final class Head extends DefaultTableCellRenderer {
    private final RowOrder order;
    private final StatusColumn column;

    Head(StatusColumn column, RowOrder order) {
      this.column = column;
      this.order = order;
    }

    @Override
    protected void paintComponent(Graphics g) {
      super.paintComponent(g);
      if (order.column() == column) {
        double wide = Tokens.px(6);
        int words = getFontMetrics(getFont()).stringWidth(getText());
        double x = column.number() ? getWidth() - wide : getInsets().left + words + Tokens.px(4);
        VerdictShape.paintStep((Graphics2D) g, order.descending() ? -1 : 1, x, Math.rint((getHeight() - wide * 0.75) / 2), wide, Tokens.color("accent"));
      }
    }

    @Override
    public Component getTableCellRendererComponent(
        JTable table, Object value, boolean selected, boolean focus, int row, int viewColumn) {
      String name = Texts.of("column." + column.name());
      setText(name);
      getAccessibleContext().setAccessibleName(
          order.column() != column ? name : Texts.of(order.descending() ? "columns.sorted.down" : "columns.sorted.up", name));
      setFont(Tokens.font(11, false));
      setForeground(Tokens.color("muted"));
      setBackground(Tokens.color("panel"));
      setHorizontalAlignment(column.number() ? SwingConstants.RIGHT : SwingConstants.LEFT);
      int pad = Tokens.px(column.number() ? StatusCellPainter.NUMBER_PADDING : StatusCellPainter.PADDING);
      setBorder(javax.swing.BorderFactory.createEmptyBorder(
          0, column == StatusColumn.VERDICT ? Tokens.px(12) : pad, 0, pad));
      return (JLabel) this;
    }
  }
}
