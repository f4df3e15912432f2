package io.tapedeck.app.ui;

import io.tapedeck.app.ui.kit.Texts;
import io.tapedeck.app.ui.settings.RetentionChoices;
import java.util.function.IntConsumer;
import java.util.function.IntSupplier;
import javax.swing.ButtonGroup;
import javax.swing.JMenu;
import javax.swing.JRadioButtonMenuItem;
import javax.swing.event.MenuEvent;
import javax.swing.event.MenuListener;

/** How many points charts keep, each with the memory that many take. EDT. */
final class RetentionMenu extends JMenu {
  private final IntSupplier current;
  private final ButtonGroup group = new ButtonGroup();

  RetentionMenu(IntSupplier current, IntConsumer choose) {
    super(Texts.of("menu.retention"));
    this.current = current;
    setName("menu:retention");
    for (int points : RetentionChoices.ALL) {
      JRadioButtonMenuItem item = new JRadioButtonMenuItem(RetentionChoices.words(points));
      item.setName("retention:" + points);
      item.addActionListener(e -> choose.accept(points));
      group.add(item);
      add(item);
    }
    addMenuListener(new MenuListener() {
      @Override
      public void menuSelected(MenuEvent e) {
        mark();
      }

      @Override
      public void menuDeselected(MenuEvent e) {
        // Nothing to do.
      }

      @Override
      public void menuCanceled(MenuEvent e) {
        // Nothing to do.
      }
    });
    mark();
  }

  /** The item of the number that holds now; none when settings name another. */
  private void mark() {
    group.clearSelection();
    int points = current.getAsInt();
    for (int i = 0; i < RetentionChoices.ALL.size(); i++) {
      if (RetentionChoices.ALL.get(i) == points) {
        getItem(i).setSelected(true);
      }
    }
  }
}
