package io.tapedeck.app.ui.kit;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** The window's words, from one bundle. Any thread. */
public final class Texts {
  private static final ResourceBundle BUNDLE = ResourceBundle.getBundle("io.tapedeck.app.ui.texts");

  private Texts() {}

  /** The words of a key. */
  public static String of(String key) {
    return BUNDLE.getString(key);
  }

  /** The words of a key with values put in; numbers must come as text already. */
  public static String of(String key, Object... values) {
    return new MessageFormat(BUNDLE.getString(key), Locale.ROOT).format(values);
  }
}
