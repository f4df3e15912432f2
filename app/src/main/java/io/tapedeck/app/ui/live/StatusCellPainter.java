package io.tapedeck.app.ui.live;

import io.tapedeck.api.TimeSource;
import io.tapedeck.app.diag.Uncaught;
import io.tapedeck.app.feed.Verdict;
import io.tapedeck.app.look.DigitCells;
import io.tapedeck.app.look.PaintGuard;
import io.tapedeck.app.look.Tokens;
import io.tapedeck.app.look.VerdictShape;
import java.awt.Component;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import javax.swing.JComponent;
import javax.swing.JTable;
import javax.swing.SwingConstants;
import javax.swing.SwingUtilities;
import javax.swing.table.TableCellRenderer;
import org.jspecify.annotations.Nullable;

/** Paints every cell of the status table; one object, no garbage for a number. EDT. */
final class StatusCellPainter extends JComponent implements TableCellRenderer {
  static final int PADDING = 8;
  static final int NUMBER_PADDING = 6;
  private static final StatusColumn[] COLUMNS = StatusColumn.values();

  private final StatusRows rows;
  private final TimeSource clock;
  private StatusRows.@Nullable Cell cell;
  private StatusColumn column = StatusColumn.VERDICT;
  private Verdict.State state = Verdict.State.OFF;
  private boolean selected;
  private boolean firstColumn;

  StatusCellPainter(StatusRows rows, TimeSource clock) {
    this.rows = rows;
    this.clock = clock;
  }

  /** It has no children; and each validation would ask the X server for the pointer's place. */
  @Override
  public void validate() {}

  @Override
  public void revalidate() {}

  @Override
  public void repaint(long delay, int x, int y, int width, int height) {}

  @Override
  public Component getTableCellRendererComponent(
      JTable table, Object value, boolean isSelected, boolean hasFocus, int row, int viewColumn) {
    try {
      prepare(table, isSelected, row, viewColumn);
    } catch (RuntimeException e) {
      cell = null; // It is painted as "!".
      Uncaught.hand(e);
    }
    return this;
  }

  private void prepare(JTable table, boolean isSelected, int row, int viewColumn) {
    int modelColumn = table.convertColumnIndexToModel(viewColumn);
    StatusRows.Cell shown = rows.cell(row, modelColumn);
    cell = shown;
    column = COLUMNS[modelColumn];
    state = rows.stream(row).verdict().state();
    selected = isSelected;
    firstColumn = viewColumn == 0;
    setToolTipText(switch (column) {
      case REASON -> shown.text().toString();
      case SYMBOL, EXCHANGE -> rows.stream(row).instrument().key();
      default -> null;
    });
  }

  @Override
  public void paint(Graphics g) {
    PaintGuard.paint(this, g, super::paint);
  }

  @Override
  protected void paintComponent(Graphics g) {
    StatusRows.Cell shown = cell;
    if (shown == null) {
      PaintGuard.mark(this, g);
      return;
    }
    Graphics2D g2 = (Graphics2D) g;
    int width = getWidth();
    int height = getHeight();
    g2.setColor(Tokens.color(selected ? "selection" : "panel"));
    g2.fillRect(0, 0, width, height);
    if (shown.flashing() > 0) {
      g2.setColor(Tokens.tint(shown.flash(), shown.flashing()));
      g2.fillRect(0, 0, width, height);
    }
    g2.setColor(Tokens.color("grid"));
    g2.fillRect(0, height - 1, width, 1);
    if (selected && firstColumn) {
      g2.setColor(Tokens.color("accent"));
      g2.fillRect(0, 0, Tokens.px(2), height);
    }
    Tokens.crisp(g2);
    boolean bold = column == StatusColumn.VERDICT || column == StatusColumn.SYMBOL || column == StatusColumn.LAST;
    Font font = Tokens.font(column == StatusColumn.VERDICT ? 11 : 12, bold);
    FontMetrics metrics = g2.getFontMetrics(font);
    int baseline = (height - 1 + metrics.getAscent() - metrics.getDescent()) / 2;
    int pad = Tokens.px(column.number() ? NUMBER_PADDING : PADDING);
    // In a selected row dim figures would fall below the contrast that text needs.
    String ink = selected && shown.ink().equals("dim") ? "muted" : shown.ink();
    if (column.number()) {
      int left = DigitCells.drawRight(g2, shown.text(), font, width - pad, baseline, Tokens.color(ink));
      if (shown.struck() && shown.text().length() > 1) {
        DigitCells.strike(g2, font, left, width - pad - left, baseline, Tokens.color(ink));
      }
      return;
    }
    int x = pad;
    if (column == StatusColumn.VERDICT) {
      x = Tokens.px(12);
      int size = Tokens.px(9);
      VerdictShape.paint(g2, state, x, (height - 1 - size) / 2.0, size, clock.nanos());
      x += Tokens.px(16);
    }
    g2.setFont(font);
    g2.setColor(Tokens.color(ink));
    String text = shown.text().toString();
    if (column == StatusColumn.REASON || column == StatusColumn.EXCHANGE) {
      text = SwingUtilities.layoutCompoundLabel(
          this, metrics, text, null, SwingConstants.CENTER, SwingConstants.LEFT, SwingConstants.CENTER,
          SwingConstants.RIGHT, new Rectangle(x, 0, width - x - pad, height),
          new Rectangle(), new Rectangle(), 0);
    }
    g2.drawString(text, x, baseline);
  }
}
