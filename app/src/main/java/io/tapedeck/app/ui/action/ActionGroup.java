package io.tapedeck.app.ui.action;

import io.tapedeck.app.ui.kit.Texts;

/** What belongs together in the palette and on the key sheet. */
public enum ActionGroup {
  FILE,
  VIEW,
  FEED,
  PLUGINS,
  CHART,
  BOOK,
  TRADES,
  TABLE,
  HELP,
  FAULTS;

  /** For the trader. */
  public String words() {
    return Texts.of("group." + name());
  }
}
