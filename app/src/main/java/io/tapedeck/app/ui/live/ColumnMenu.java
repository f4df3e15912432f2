package io.tapedeck.app.ui.live;

import io.tapedeck.app.ui.kit.Texts;
import javax.swing.ButtonGroup;
import javax.swing.JCheckBoxMenuItem;
import javax.swing.JMenu;
import javax.swing.JMenuItem;
import javax.swing.JPopupMenu;
import javax.swing.JRadioButtonMenuItem;
import org.jspecify.annotations.Nullable;

/** Which columns the table of streams shows, and what its rows are sorted by; made anew for each opening. EDT. */
final class ColumnMenu {
  private final StatusTable table;

  ColumnMenu(StatusTable table) {
    this.table = table;
  }

  JPopupMenu popup() {
    JPopupMenu menu = new JPopupMenu();
    menu.setName("columnMenu");
    menu.add(sorting());
    menu.addSeparator();
    for (StatusColumn column : StatusColumn.values()) {
      if (column.optional()) {
        JCheckBoxMenuItem item = new JCheckBoxMenuItem(Texts.of("column." + column.name()), table.wanted(column));
        item.addActionListener(e -> table.want(column, item.isSelected()));
        menu.add(item);
      }
    }
    menu.addSeparator();
    JMenuItem reset = new JMenuItem(Texts.of("columns.reset"));
    reset.addActionListener(e -> table.setup(TableSetup.USUAL));
    menu.add(reset);
    return menu;
  }

  private JMenu sorting() {
    JMenu menu = new JMenu(Texts.of("columns.sort"));
    ButtonGroup group = new ButtonGroup();
    menu.add(radio(group, Texts.of("columns.sort.chosen"), null, false));
    for (StatusColumn column : StatusColumn.values()) {
      String name = Texts.of("column." + column.name());
      menu.add(radio(group, Texts.of(column.number() ? "columns.sort.smallest" : "columns.sort.first", name), column, false));
      menu.add(radio(group, Texts.of(column.number() ? "columns.sort.largest" : "columns.sort.last", name), column, true));
    }
    return menu;
  }

  private JRadioButtonMenuItem radio(ButtonGroup group, String words, @Nullable StatusColumn column, boolean descending) {
    JRadioButtonMenuItem item = new JRadioButtonMenuItem(words, table.order().column() == column && table.order().descending() == descending);
    item.addActionListener(e -> table.sort(column, descending));
    group.add(item);
    return item;
  }
}
