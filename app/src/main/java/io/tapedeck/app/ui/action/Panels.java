package io.tapedeck.app.ui.action;

import java.awt.Component;
import java.awt.Container;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import javax.swing.JComponent;
import javax.swing.JPopupMenu;
import org.jspecify.annotations.Nullable;

/**
 * The parts of a window that have a name of their own: F6 goes from one to the next, F1 explains the one with the focus, and each has a menu and a picture. EDT.
 *
 * @param panel the part
 * @param topic its chapter of the help
 * @param focus what gets the focus in it
 * @param menu its menu, made anew each time; null for none
 */
public record Panels(JComponent panel, String topic, Supplier<? extends JComponent> focus, @Nullable Supplier<JPopupMenu> menu) {
  private static final String MARK = "Tapedeck.panel";

  /** Marks a part. */
  public static void mark(JComponent panel, String topic, Supplier<? extends JComponent> focus, @Nullable Supplier<JPopupMenu> menu) {
    panel.putClientProperty(MARK, new Panels(panel, topic, focus, menu));
  }

  /** The part that a component stands in. */
  public static @Nullable Panels around(@Nullable Component component) {
    for (Component c = component; c != null; c = c.getParent()) {
      if (c instanceof JComponent j && j.getClientProperty(MARK) instanceof Panels marked) {
        return marked;
      }
    }
    return null;
  }

  /** The parts in sight, in the order they were added. */
  public static List<Panels> within(Container root) {
    List<Panels> found = new ArrayList<>();
    collect(root, found);
    return found;
  }

  private static void collect(Container container, List<Panels> found) {
    for (Component child : container.getComponents()) {
      if (child.isShowing() && child instanceof JComponent j && j.getClientProperty(MARK) instanceof Panels marked) {
        found.add(marked);
      } else if (child instanceof Container inner) {
        collect(inner, found);
      }
    }
  }
}
