package io.tapedeck.app.ui.action;

import io.tapedeck.app.ui.kit.Texts;
import java.awt.event.KeyEvent;
import java.util.Optional;
import javax.swing.KeyStroke;

/** Which keys an action may have at all, whoever else has them. Any thread. */
final class KeyRules {
  private KeyRules() {}

  /** Why a key may not be given, as a sentence; nothing when it may. */
  static Optional<String> problem(KeyStroke key, Scope scope) {
    int code = key.getKeyCode();
    if (KeyNames.commands(key) || isFunction(code)) {
      return Optional.empty();
    }
    if (types(code)) {
      return Optional.of(Texts.of("keys.typing"));
    }
    if (code == KeyEvent.VK_TAB || code == KeyEvent.VK_ENTER || code == KeyEvent.VK_ESCAPE) {
      return Optional.of(Texts.of("keys.control", KeyNames.text(key)));
    }
    return scope == Scope.WINDOW ? Optional.of(Texts.of("keys.bare", KeyNames.text(key))) : Optional.empty();
  }

  private static boolean types(int code) {
    return within(code, KeyEvent.VK_A, KeyEvent.VK_Z) || within(code, KeyEvent.VK_0, KeyEvent.VK_9) || within(code, KeyEvent.VK_NUMPAD0, KeyEvent.VK_NUMPAD9);
  }

  private static boolean isFunction(int code) {
    return within(code, KeyEvent.VK_F1, KeyEvent.VK_F12) || within(code, KeyEvent.VK_F13, KeyEvent.VK_F24);
  }

  private static boolean within(int code, int first, int last) {
    return code >= first && code <= last;
  }
}
