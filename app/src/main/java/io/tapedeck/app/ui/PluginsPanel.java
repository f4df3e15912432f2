package io.tapedeck.app.ui;

import io.tapedeck.app.host.PluginRow;
import io.tapedeck.app.look.Tokens;
import io.tapedeck.app.model.ScreenModel;
import io.tapedeck.app.ui.kit.Texts;
import io.tapedeck.app.ui.kit.TokenLabel;
import io.tapedeck.app.ui.kit.TokenPanel;
import java.awt.BorderLayout;
import java.awt.Component;
import java.awt.Dimension;
import java.util.List;
import javax.swing.BorderFactory;
import javax.swing.JLabel;
import javax.swing.JScrollPane;
import javax.swing.JTable;
import javax.swing.SwingConstants;
import javax.swing.table.AbstractTableModel;
import javax.swing.table.DefaultTableCellRenderer;

/** All plugins, good and bad, with the reason why one is not usable. EDT. */
public final class PluginsPanel extends TokenPanel {
  private static final String[] COLUMNS = {"name", "version", "file", "state", "reason"};
  private static final int[] WIDTHS = {150, 70, 190, 110, 380};

  private final ScreenModel model;
  private final Rows rows = new Rows();
  private final TokenLabel summary = new TokenLabel(" ", "muted", 12, false);

  /** Follows the model's list of plugins. */
  public PluginsPanel(ScreenModel model) {
    super("panel", new BorderLayout());
    this.model = model;
    JTable table = new JTable(rows);
    table.setName("pluginTable");
    table.getAccessibleContext().setAccessibleName(Texts.of("plugins"));
    table.setRowHeight(Tokens.px(24));
    table.setFillsViewportHeight(true);
    table.getTableHeader().setReorderingAllowed(false);
    if (table.getTableHeader().getDefaultRenderer() instanceof JLabel head) {
      head.setHorizontalAlignment(SwingConstants.LEFT);
    }
    Cell cell = new Cell();
    for (int i = 0; i < COLUMNS.length; i++) {
      table.getColumnModel().getColumn(i).setPreferredWidth(Tokens.px(WIDTHS[i]));
      table.getColumnModel().getColumn(i).setCellRenderer(cell);
    }
    JScrollPane scroll = new JScrollPane(table);
    scroll.setBorder(BorderFactory.createEmptyBorder());
    scroll.getAccessibleContext().setAccessibleName(Texts.of("plugins"));
    scroll.setPreferredSize(new Dimension(Tokens.px(900), Tokens.px(260)));
    summary.setBorder(BorderFactory.createEmptyBorder(8, 12, 8, 12));
    add(scroll, BorderLayout.CENTER);
    add(summary, BorderLayout.SOUTH);
    model.pluginChanges().listen(this::refresh);
    refresh();
  }

  private void refresh() {
    rows.rows = model.plugins();
    rows.fireTableDataChanged();
    long ready = rows.rows.stream().filter(r -> r.state() == PluginRow.State.READY).count();
    summary.words(Texts.of("plugins.summary", Long.toString(ready), Long.toString(rows.rows.size() - ready)));
  }

  private static final class Rows extends AbstractTableModel {
    private List<PluginRow> rows = List.of();

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
      return Texts.of("plugins." + COLUMNS[column]);
    }

    @Override
    public Object getValueAt(int row, int column) {
      PluginRow plugin = rows.get(row);
      return switch (column) {
        case 0 -> plugin.info() == null ? plugin.id() : plugin.info().name();
        case 1 -> plugin.version();
        case 2 -> plugin.file();
        case 3 -> Texts.of("plugins.state." + plugin.state().name());
        default -> plugin.reason();
      };
    }
  }

  private final class Cell extends DefaultTableCellRenderer {
    @Override
    public Component getTableCellRendererComponent(
        JTable table, Object value, boolean selected, boolean focused, int row, int column) {
      putClientProperty("html.disable", true); // A file may be called what it likes.
      super.getTableCellRendererComponent(table, value, selected, false, row, column);
      boolean ready = rows.rows.get(row).state() == PluginRow.State.READY;
      setForeground(Tokens.color(column == 3 ? (ready ? "live" : "failed") : column == 4 || column == 0 ? "text" : "muted"));
      setBorder(BorderFactory.createEmptyBorder(0, Tokens.px(8), 0, Tokens.px(8)));
      setToolTipText(value.toString().isEmpty() ? null : value.toString());
      return this;
    }
  }
}
