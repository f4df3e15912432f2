package io.tapedeck.app.ui.kit;

import java.awt.event.HierarchyEvent;
import java.util.function.Consumer;
import javax.swing.JComponent;

/** Refreshes a component when its model changed, but only while it can be seen, and at once when it comes into sight. EDT. */
public final class WhenShowing {
  private WhenShowing() {}

  /**
   * Ties a refresh to a source of changes.
   *
   * @param subscribe takes the listener, for instance {@code changes()::listen}
   */
  public static void refresh(JComponent component, Consumer<Runnable> subscribe, Runnable refresh) {
    subscribe.accept(
        () -> {
          if (component.isShowing()) {
            refresh.run();
          }
        });
    onShow(component, refresh);
  }

  /** Runs something each time a component comes into sight. */
  public static void onShow(JComponent component, Runnable refresh) {
    component.addHierarchyListener(
        e -> {
          if ((e.getChangeFlags() & HierarchyEvent.SHOWING_CHANGED) != 0 && component.isShowing()) {
            refresh.run();
          }
        });
  }
}
