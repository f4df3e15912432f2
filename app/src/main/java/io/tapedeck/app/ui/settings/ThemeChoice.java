package io.tapedeck.app.ui.settings;

import io.tapedeck.app.look.Theme;

/** Which theme is wanted. */
public enum ThemeChoice {
  /** Always dark. */
  DARK,
  /** Always light. */
  LIGHT,
  /** As the desktop is. */
  SYSTEM;

  /** The choice that always shows a theme. */
  public static ThemeChoice of(Theme theme) {
    return theme == Theme.DARK ? DARK : LIGHT;
  }
}
