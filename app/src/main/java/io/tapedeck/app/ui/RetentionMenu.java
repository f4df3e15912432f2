package io.tapedeck.app.ui;

import io.tapedeck.app.look.Figures;
import io.tapedeck.app.ui.kit.Texts;
import java.util.function.IntConsumer;
import java.util.function.IntSupplier;
import javax.swing.ButtonGroup;
import javax.swing.JMenu;
import javax.swing.JRadioButtonMenuItem;
import javax.swing.event.MenuEvent;
import javax.swing.event.MenuListener;

/** How many points charts keep, each with the memory that many take. EDT. */
final class RetentionMenu extends JMenu {
  private static final int[] CHOICES = {1_000, 10_000, 100_000, 1_000_000, 10_000_000};

  /** Bid, ask and last: 8 bytes a time, 8 a value, and the ranges above them. */
  private static final double BYTES_PER_POINT = 3 * 16.5;

  private final IntSupplier current;
  private final ButtonGroup group = new ButtonGroup();

  RetentionMenu(IntSupplier current, IntConsumer choose) {
    super(Texts.of("menu.retention"));
    this.current = current;
    setName("menu:retention");
    for (int points : CHOICES) {
      JRadioButtonMenuItem item = new JRadioButtonMenuItem(
          Texts.of("retention.item", Figures.whole(points), Figures.whole((long) Math.ceil(points * BYTES_PER_POINT / 1e6))));
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
    for (int i = 0; i < CHOICES.length; i++) {
      if (CHOICES[i] == points) {
        getItem(i).setSelected(true);
      }
    }
  }
}
