package io.tapedeck.app.ui.kit;

import io.tapedeck.app.look.DigitCells;
import io.tapedeck.app.look.Tokens;
import java.awt.Component;
import java.awt.Dimension;
import java.awt.FontMetrics;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.util.List;
import javax.swing.BorderFactory;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JScrollPane;
import javax.swing.JTable;
import javax.swing.ListSelectionModel;
import javax.swing.SwingConstants;
import javax.swing.table.AbstractTableModel;
import javax.swing.table.DefaultTableCellRenderer;
import javax.swing.table.TableCellRenderer;

/** A table of facts that are looked up now and then: texts left, numbers right with digits in cells, fixed widths, rows replaced as a whole. EDT. */
public final class FactTable extends JTable implements TableFacts {
  /**
   * A column.
   *
   * @param head its head
   * @param width in pixels at 100 %
   * @param number true for numbers
   * @param guide what it means and in which unit; empty in tables that stay in the window
   */
  public record Column(String head, int width, boolean number, String guide) {
    /** A column that needs no explanation. */
    public Column(String head, int width, boolean number) {
      this(head, width, number, "");
    }
  }

  /**
   * A cell.
   *
   * @param text what it says
   * @param ink token of its colour
   * @param exact the same with every digit, as it leaves the window
   */
  public record Cell(String text, String ink, String exact) {
    /** A cell that says all it knows. */
    public Cell(String text, String ink) {
      this(text, ink, text);
    }

    /** The same cell with every digit. */
    public Cell exactly(String digits) {
      return new Cell(text, ink, digits);
    }

    /** A cell in the usual ink. */
    public static Cell of(String text) {
      return new Cell(text, "text");
    }
  }

  private final List<Column> columns;
  private final Rows rows;

  /** An empty table. */
  public FactTable(String name, String accessibleName, List<Column> columns) {
    this(columns, new Rows(columns));
    setName(name);
    getAccessibleContext().setAccessibleName(accessibleName);
    getTableHeader().getAccessibleContext().setAccessibleName(accessibleName);
  }

  private FactTable(List<Column> columns, Rows rows) {
    super(rows);
    this.columns = columns;
    this.rows = rows;
    setAutoResizeMode(AUTO_RESIZE_LAST_COLUMN);
    setSelectionMode(ListSelectionModel.SINGLE_SELECTION);
    setFillsViewportHeight(true);
    setRowHeight(Tokens.px(24));
    getTableHeader().setReorderingAllowed(false);
    Painter painter = new Painter();
    Head head = new Head();
    for (int i = 0; i < columns.size(); i++) {
      getColumnModel().getColumn(i).setPreferredWidth(Tokens.px(columns.get(i).width()));
      getColumnModel().getColumn(i).setCellRenderer(painter);
      getColumnModel().getColumn(i).setHeaderRenderer(head);
    }
  }

  /** Shows these rows, each with a cell for each column; the selected row stays the same one by its first cell. */
  public void rows(List<List<Cell>> next) {
    if (next.equals(rows.cells)) {
      return;
    }
    String selected = getSelectedRow() < 0 ? null : rows.cells.get(getSelectedRow()).get(0).text();
    boolean sameCount = rows.cells.size() == next.size();
    rows.cells = List.copyOf(next);
    if (sameCount) {
      repaint(); // Other texts in the same rows: neither scroll place nor selection may move.
      return;
    }
    rows.fireTableDataChanged();
    for (int i = 0; i < next.size(); i++) {
      if (next.get(i).get(0).text().equals(selected)) {
        setRowSelectionInterval(i, i);
        return;
      }
    }
  }

  @Override
  public String fileName() {
    return getAccessibleContext().getAccessibleName();
  }

  @Override
  public List<Field> fields() {
    return columns.stream().map(column -> new Field(column.head(), column.number(), column.guide())).toList();
  }

  @Override
  public List<List<String>> exactRows() {
    return rows.cells.stream().map(row -> row.stream().map(Cell::exact).toList()).toList();
  }

  @Override
  public int selectedFact() {
    return getSelectedRow();
  }

  /** The table in a scroll pane without a border, about so many rows high. */
  public JScrollPane scrolling(int visibleRows) {
    JScrollPane pane = new JScrollPane(this);
    pane.setBorder(BorderFactory.createEmptyBorder());
    pane.getAccessibleContext().setAccessibleName(getAccessibleContext().getAccessibleName());
    int width = columns.stream().mapToInt(Column::width).sum();
    pane.setPreferredSize(new Dimension(Tokens.px(width + 12), Tokens.px(24 * (visibleRows + 1) + 4)));
    return pane;
  }

  private static final class Rows extends AbstractTableModel {
    private static final long serialVersionUID = 1;
    private final transient List<Column> columns;
    private transient List<List<Cell>> cells = List.of();

    Rows(List<Column> columns) {
      this.columns = columns;
    }

    @Override
    public int getRowCount() {
      return cells.size();
    }

    @Override
    public int getColumnCount() {
      return columns.size();
    }

    @Override
    public String getColumnName(int column) {
      return columns.get(column).head();
    }

    @Override
    public Object getValueAt(int row, int column) {
      return cells.get(row).get(column).text();
    }
  }

  /** A column's head, on the same edge as its cells. */
  private final class Head extends DefaultTableCellRenderer {
    private static final long serialVersionUID = 1;

    @Override
    public Component getTableCellRendererComponent(
        JTable table, Object value, boolean selected, boolean focused, int row, int column) {
      setText(columns.get(column).head());
      setFont(Tokens.font(11, false));
      setForeground(Tokens.color("muted"));
      setBackground(Tokens.color("panel"));
      setHorizontalAlignment(columns.get(column).number() ? SwingConstants.RIGHT : SwingConstants.LEFT);
      setBorder(BorderFactory.createEmptyBorder(0, Tokens.px(8), 0, Tokens.px(8)));
      return (JLabel) this;
    }
  }

  private final class Painter extends JComponent implements TableCellRenderer {
    private static final long serialVersionUID = 1;
    private String text = "";
    private String ink = "text";
    private boolean number;
    private boolean selected;

    @Override
    public Component getTableCellRendererComponent(
        JTable table, Object value, boolean isSelected, boolean focused, int row, int column) {
      Cell cell = rows.cells.get(row).get(column);
      text = cell.text();
      ink = cell.ink();
      number = columns.get(column).number();
      selected = isSelected;
      setToolTipText(text.isEmpty() || number ? null : text);
      getAccessibleContext().setAccessibleName(text);
      return this;
    }

    @Override
    public javax.accessibility.AccessibleContext getAccessibleContext() {
      if (accessibleContext == null) {
        accessibleContext = new AccessibleJComponent() {
          private static final long serialVersionUID = 1;
        };
      }
      return accessibleContext;
    }

    @Override
    protected void paintComponent(Graphics g) {
      Graphics2D g2 = (Graphics2D) g.create();
      Tokens.crisp(g2);
      g2.setColor(Tokens.color(selected ? "selection" : "panel"));
      g2.fillRect(0, 0, getWidth(), getHeight());
      FontMetrics metrics = g2.getFontMetrics(Tokens.font(12, false));
      int baseline = (getHeight() + metrics.getAscent() - metrics.getDescent()) / 2;
      int pad = Tokens.px(8);
      if (number) {
        DigitCells.drawRight(g2, text, Tokens.font(12, false), getWidth() - pad, baseline, Tokens.color(ink));
      } else {
        g2.setFont(Tokens.font(12, false));
        g2.setColor(Tokens.color(ink));
        g2.drawString(fitting(metrics, getWidth() - 2 * pad), pad, baseline);
      }
      g2.dispose();
    }

    private String fitting(FontMetrics metrics, int room) {
      if (metrics.stringWidth(text) <= room) {
        return text;
      }
      int length = text.length();
      while (length > 0 && metrics.stringWidth(text.substring(0, length)) + metrics.charWidth('\u2026') > room) {
        length--;
      }
      return text.substring(0, length) + '\u2026';
    }
  }
}
