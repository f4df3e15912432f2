package io.tapedeck.app.ui.action;

import java.awt.Component;
import javax.swing.JComponent;
import javax.swing.JMenu;
import javax.swing.JMenuItem;
import javax.swing.JPopupMenu;
import javax.swing.KeyStroke;
import javax.swing.event.MenuEvent;
import javax.swing.event.MenuListener;

/** Menus of actions: words and keys from the registry, and grey with a reason what cannot be done now. EDT. */
public final class ActionMenus {
  private ActionMenus() {}

  /** Adds actions to a menu, an empty id is a separator. What is possible is looked up each time the menu opens. */
  public static JMenu add(JMenu menu, Actions actions, String... ids) {
    for (String id : ids) {
      if (id.isEmpty()) {
        menu.addSeparator();
      } else {
        menu.add(actions.action(id)).setName("action:" + id);
      }
    }
    menu.addMenuListener(new MenuListener() {
      @Override
      public void menuSelected(MenuEvent e) {
        refresh(menu.getMenuComponents(), actions);
      }

      @Override
      public void menuDeselected(MenuEvent e) {
        // Or the keys of its items would be deaf to what becomes possible meanwhile.
        for (Component item : menu.getMenuComponents()) {
          item.setEnabled(true);
        }
      }

      @Override
      public void menuCanceled(MenuEvent e) {
        menuDeselected(e);
      }
    });
    return menu;
  }

  private static void refresh(Component[] items, Actions actions) {
    for (Component item : items) {
      if (item instanceof JMenuItem entry && entry.getName() != null && entry.getName().startsWith("action:")) {
        possible(entry, actions, entry.getName().substring("action:".length()));
      }
    }
  }

  private static void possible(JMenuItem item, Actions actions, String id) {
    String why = actions.whyNot(id).orElse(null);
    item.setEnabled(why == null);
    item.setToolTipText(why);
  }

  /** Adds an item to a menu that is made anew each time: the action's words and key, doing {@code command}. */
  public static JMenuItem item(JComponent menu, Actions actions, String id, Runnable command) {
    JMenuItem item = new JMenuItem(actions.info(id).words());
    item.setName("action:" + id);
    // Shown only: the key belongs to the panel, not to a menu that is gone soon.
    if (actions.action(id).getValue(javax.swing.Action.ACCELERATOR_KEY) instanceof KeyStroke key) {
      item.setAccelerator(key);
    }
    item.addActionListener(e -> command.run());
    menu.add(item);
    return item;
  }

  /** A menu of some actions, an empty id is a separator. */
  public static JPopupMenu popup(Actions actions, String name, String... ids) {
    JPopupMenu menu = new JPopupMenu();
    menu.setName(name);
    for (String id : ids) {
      if (id.isEmpty()) {
        menu.addSeparator();
      } else {
        possible(item(menu, actions, id, () -> actions.run(id)), actions, id);
      }
    }
    return menu;
  }
}
