package io.tapedeck.app.ui.action;

import io.tapedeck.app.ui.kit.Texts;

/** Where an action's keys work. */
public enum Scope {
  /** Wherever the focus is in the window. */
  WINDOW,
  /** In a chart. */
  CHART,
  /** In the book ladder. */
  BOOK,
  /** In the trades tape. */
  TAPE,
  /** In a table. */
  TABLE;

  /** For the trader. */
  public String words() {
    return Texts.of("scope." + name());
  }

  /** True when one key could mean two things there. */
  boolean meets(Scope other) {
    return this == other || this == WINDOW || other == WINDOW;
  }
}
