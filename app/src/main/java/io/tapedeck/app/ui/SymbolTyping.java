package io.tapedeck.app.ui;

import java.awt.Component;
import java.awt.KeyEventDispatcher;
import java.awt.KeyboardFocusManager;
import java.awt.Window;
import java.awt.event.KeyEvent;
import java.util.function.Consumer;
import javax.swing.JComboBox;
import javax.swing.JList;
import javax.swing.MenuElement;
import javax.swing.MenuSelectionManager;
import javax.swing.text.JTextComponent;
import org.jspecify.annotations.Nullable;

/** A letter typed anywhere in the window, but not into a field or a list, begins a search of symbols. EDT. */
final class SymbolTyping implements KeyEventDispatcher {
  private final Window window;
  private final Consumer<String> search;

  /** Works until {@link #stop}. */
  SymbolTyping(Window window, Consumer<String> search) {
    this.window = window;
    this.search = search;
    KeyboardFocusManager.getCurrentKeyboardFocusManager().addKeyEventDispatcher(this);
  }

  void stop() {
    KeyboardFocusManager.getCurrentKeyboardFocusManager().removeKeyEventDispatcher(this);
  }

  @Override
  public boolean dispatchKeyEvent(KeyEvent e) {
    boolean letter = e.getID() == KeyEvent.KEY_TYPED && Character.isLetter(e.getKeyChar())
        && (e.getModifiersEx() & (KeyEvent.CTRL_DOWN_MASK | KeyEvent.ALT_DOWN_MASK | KeyEvent.META_DOWN_MASK)) == 0;
    if (!letter || !typesNothing(KeyboardFocusManager.getCurrentKeyboardFocusManager().getFocusOwner())) {
      return false;
    }
    search.accept(String.valueOf(e.getKeyChar()));
    return true;
  }

  /** In this window, and nothing there wants letters for itself. */
  private boolean typesNothing(@Nullable Component owner) {
    MenuElement[] open = MenuSelectionManager.defaultManager().getSelectedPath();
    return owner != null && KeyboardFocusManager.getCurrentKeyboardFocusManager().getFocusedWindow() == window && open.length == 0
        && !(owner instanceof JTextComponent) && !(owner instanceof JComboBox) && !(owner instanceof JList);
  }
}
