package io.tapedeck.app.ui.action;

import java.awt.event.InputEvent;
import java.awt.event.KeyEvent;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import javax.swing.KeyStroke;

/** Keys as the trader reads them ("Ctrl+Shift+H") and as the settings keep them ("ctrl shift H"). Any thread. */
public final class KeyNames {
  private static final int CTRL = InputEvent.CTRL_DOWN_MASK;
  private static final int ALT = InputEvent.ALT_DOWN_MASK | InputEvent.ALT_GRAPH_DOWN_MASK;
  private static final int META = InputEvent.META_DOWN_MASK;
  private static final int SHIFT = InputEvent.SHIFT_DOWN_MASK;

  /** What stands on the keys; the others are called as their constants are. */
  private static final Map<Integer, String> NAMES = Map.ofEntries(
      Map.entry(KeyEvent.VK_PLUS, "+"),
      Map.entry(KeyEvent.VK_ADD, "+"),
      Map.entry(KeyEvent.VK_EQUALS, "="),
      Map.entry(KeyEvent.VK_MINUS, "-"),
      Map.entry(KeyEvent.VK_SUBTRACT, "-"),
      Map.entry(KeyEvent.VK_PAGE_UP, "Page Up"),
      Map.entry(KeyEvent.VK_PAGE_DOWN, "Page Down"),
      Map.entry(KeyEvent.VK_ESCAPE, "Esc"),
      Map.entry(KeyEvent.VK_COMMA, ","),
      Map.entry(KeyEvent.VK_PERIOD, "."),
      Map.entry(KeyEvent.VK_SLASH, "/"),
      Map.entry(KeyEvent.VK_SEMICOLON, ";"));

  private KeyNames() {}

  /** A key as it is written in menus. */
  public static String text(KeyStroke key) {
    StringJoiner text = new StringJoiner("+");
    int modifiers = key.getModifiers();
    if ((modifiers & CTRL) != 0) {
      text.add("Ctrl");
    }
    if ((modifiers & ALT) != 0) {
      text.add("Alt");
    }
    if ((modifiers & META) != 0) {
      text.add("Meta");
    }
    if ((modifiers & SHIFT) != 0) {
      text.add("Shift");
    }
    return text.add(name(key.getKeyCode())).toString();
  }

  /** All keys of an action, each spelling once: "+" stands on two keys. */
  static String text(List<KeyStroke> keys) {
    return keys.stream().map(KeyNames::text).filter(text -> !text.equals("=") && !text.equals("Shift+=")).distinct().collect(Collectors.joining(", "));
  }

  private static String name(int code) {
    String known = NAMES.get(code);
    if (known != null) {
      return known;
    }
    String constant = constant(code);
    return constant.length() < 2 || constant.matches("F\\d+") ? constant : constant.charAt(0) + constant.substring(1).toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
  }

  /** The constant's name without VK_, whatever the language of the desktop. */
  private static String constant(int code) {
    String text = KeyStroke.getKeyStroke(code, 0).toString();
    return text.substring(text.lastIndexOf(' ') + 1);
  }

  /** A key as the settings keep it. */
  public static String write(KeyStroke key) {
    return key.toString().replace("pressed ", "");
  }

  /** A key from the settings or the bundle; nothing when it is none. */
  public static Optional<KeyStroke> read(String text) {
    KeyStroke key = KeyStroke.getKeyStroke(text);
    return key == null || key.getKeyCode() == KeyEvent.VK_UNDEFINED || key.isOnKeyRelease() ? Optional.empty() : Optional.of(key);
  }

  /** The key that an event pressed; nothing while only Ctrl, Alt, Shift and the like are down. */
  static Optional<KeyStroke> of(KeyEvent pressed) {
    int code = pressed.getKeyCode();
    boolean half = code == KeyEvent.VK_UNDEFINED || code == KeyEvent.VK_CONTROL || code == KeyEvent.VK_ALT || code == KeyEvent.VK_SHIFT || code == KeyEvent.VK_META
        || code == KeyEvent.VK_ALT_GRAPH || code == KeyEvent.VK_CAPS_LOCK || code == KeyEvent.VK_NUM_LOCK || code == KeyEvent.VK_WINDOWS || code == KeyEvent.VK_CONTEXT_MENU;
    return half ? Optional.empty() : Optional.of(KeyStroke.getKeyStroke(code, pressed.getModifiersEx() & (CTRL | ALT | META | SHIFT)));
  }

  /** True when Ctrl, Alt or Meta goes with it, so that it types nothing. */
  static boolean commands(KeyStroke key) {
    return (key.getModifiers() & (CTRL | ALT | META)) != 0;
  }
}
