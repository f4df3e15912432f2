package io.tapedeck.app.ui.export;

import io.tapedeck.app.ui.action.ActionMenus;
import io.tapedeck.app.ui.action.Actions;
import io.tapedeck.app.ui.action.Panels;
import io.tapedeck.app.ui.action.Scope;
import io.tapedeck.app.ui.kit.TableFacts;
import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import java.util.Map;
import javax.swing.JComponent;
import javax.swing.JPopupMenu;
import javax.swing.JTable;

/** What every table can do: copy its row, copy all, save as CSV; by keys and by a menu. EDT. */
public final class TableActions {
  private final Actions actions;
  private final Export export;

  /** For tables of a window with these actions. */
  public TableActions(Actions actions, Export export) {
    this.actions = actions;
    this.export = export;
  }

  /** Gives a table that knows itself its keys and its menu; {@code panel} is the part it stands in, with a chapter in the help. */
  public <T extends JTable & TableFacts> void join(JComponent panel, T table, String topic) {
    join(panel, table, topic, table);
  }

  /** Gives a table its keys and its menu. */
  public void join(JComponent panel, JTable table, String topic, TableFacts facts) {
    Map<String, Runnable> commands = commands(panel, facts);
    actions.bind(table, JComponent.WHEN_ANCESTOR_OF_FOCUSED_COMPONENT, Scope.TABLE, commands);
    Panels.mark(panel, topic, () -> table, () -> menu(commands));
    table.addMouseListener(new MouseAdapter() {
      @Override
      public void mousePressed(MouseEvent e) {
        popup(e);
      }

      @Override
      public void mouseReleased(MouseEvent e) {
        popup(e);
      }

      private void popup(MouseEvent e) {
        if (e.isPopupTrigger()) {
          int row = table.rowAtPoint(e.getPoint());
          if (row >= 0) {
            table.setRowSelectionInterval(row, row);
          }
          menu(commands).show(table, e.getX(), e.getY());
        }
      }
    });
  }

  /** What can be done with a table, by the name of the action. */
  public Map<String, Runnable> commands(JComponent panel, TableFacts facts) {
    return Map.of(
        "table.copyRow", () -> export.copyRow(facts),
        "table.copy", () -> export.copyTable(facts),
        "table.save", () -> export.saveTable(panel, facts));
  }

  private JPopupMenu menu(Map<String, Runnable> commands) {
    JPopupMenu menu = new JPopupMenu();
    menu.setName("tableMenu");
    for (String id : new String[] {"table.copyRow", "table.copy", "table.save"}) {
      Runnable command = commands.get(id);
      if (command != null) {
        ActionMenus.item(menu, actions, id, command);
      }
    }
    menu.addSeparator();
    for (String id : new String[] {"copyPanel", "savePanel"}) {
      ActionMenus.item(menu, actions, id, () -> actions.run(id));
    }
    return menu;
  }
}
