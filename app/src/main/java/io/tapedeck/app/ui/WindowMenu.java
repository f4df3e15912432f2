package io.tapedeck.app.ui;

import io.tapedeck.app.ui.kit.Texts;
import java.awt.event.ActionEvent;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.swing.AbstractAction;
import javax.swing.Action;
import javax.swing.JMenu;
import javax.swing.JMenuBar;
import javax.swing.KeyStroke;

/** The menu bar, and with it the keys of all actions. Words and keys come from the bundle. EDT. */
final class WindowMenu {
  /** What can be tried on the demo exchange, by the names its feed knows. */
  static final List<String> FAULTS =
      List.of("disconnect", "silence", "stall", "gap", "checksum", "crossed", "garbage", "burst");

  private final Map<String, Runnable> actions = new TreeMap<>();
  private final JMenu retention;

  /** A menu that does nothing yet; {@code retention} stands under View. */
  WindowMenu(JMenu retention) {
    this.retention = retention;
  }

  /** Says what an action does; its key in the bundle is {@code action.<name>}. */
  WindowMenu does(String name, Runnable action) {
    actions.put(name, action);
    return this;
  }

  JMenuBar bar() {
    JMenuBar bar = new JMenuBar();
    bar.getAccessibleContext().setAccessibleName(Texts.of("menu"));
    bar.add(menu("file", "quit"));
    JMenu view = menu("view", "theme", "", "layout1", "layout2", "layout4", "layout6", "layout9", "", "health", "history");
    view.addSeparator();
    view.add(retention);
    bar.add(view);
    bar.add(menu("feed", "start", "stop", "", "retry", "", "proxy"));
    bar.add(menu("plugins", "plugins"));
    JMenu help = menu("help", "about");
    help.insert(menu("faults", FAULTS.stream().map(fault -> "fault." + fault).toArray(String[]::new)), 0);
    help.insertSeparator(1);
    bar.add(help);
    return bar;
  }

  private JMenu menu(String name, String... items) {
    JMenu menu = new JMenu(Texts.of("menu." + name));
    menu.setName("menu:" + name);
    for (String item : items) {
      if (item.isEmpty()) {
        menu.addSeparator();
      } else {
        menu.add(action(item)).setName("action:" + item);
      }
    }
    return menu;
  }

  private Action action(String name) {
    Runnable does = actions.get(name);
    if (does == null) {
      throw new IllegalStateException("Nobody said what the action " + name + " does");
    }
    Action action =
        new AbstractAction(Texts.of("action." + name)) {
          @Override
          public void actionPerformed(ActionEvent e) {
            does.run();
          }
        };
    String key = Texts.of("action." + name + ".key");
    if (!key.isEmpty()) {
      action.putValue(Action.ACCELERATOR_KEY, KeyStroke.getKeyStroke(key));
    }
    return action;
  }
}
