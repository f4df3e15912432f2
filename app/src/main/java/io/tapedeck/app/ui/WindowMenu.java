package io.tapedeck.app.ui;

import io.tapedeck.app.ui.action.ActionMenus;
import io.tapedeck.app.ui.action.Actions;
import io.tapedeck.app.ui.kit.Texts;
import javax.swing.JMenu;
import javax.swing.JMenuBar;

/** The menu bar: which actions stand where. Words and keys come from the registry. EDT. */
final class WindowMenu {
  private final Actions actions;

  WindowMenu(Actions actions) {
    this.actions = actions;
  }

  /** The bar; {@code retention} stands under View. */
  JMenuBar bar(JMenu retention) {
    JMenuBar bar = new JMenuBar();
    bar.getAccessibleContext().setAccessibleName(Texts.of("menu"));
    bar.add(menu("file", "record", "openTape", "", "screenshot", "copyWindow", "", "savePanel", "copyPanel", "", "settings", "", "quit"));
    JMenu view = menu("view", "palette", "symbols", "", "theme", "layout1", "layout2", "layout4", "layout6", "layout9", "", "nextPanel", "previousPanel", "panelMenu", "",
        "health", "history", "columns", "readRow");
    view.addSeparator();
    view.add(retention);
    bar.add(view);
    bar.add(menu("feed", "start", "stop", "", "retry", "", "proxy"));
    bar.add(menu("plugins", "plugins"));
    JMenu help = menu("help", "help", "keySheet", "keys", "", "openLog", "diagnostics", "", "about");
    help.insert(menu("faults", Actions.faults().stream().map(fault -> "fault." + fault).toArray(String[]::new)), 3);
    bar.add(help);
    return bar;
  }

  private JMenu menu(String name, String... ids) {
    JMenu menu = new JMenu(Texts.of("menu." + name));
    menu.setName("menu:" + name);
    return ActionMenus.add(menu, actions, ids);
  }
}
