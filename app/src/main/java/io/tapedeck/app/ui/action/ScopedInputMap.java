package io.tapedeck.app.ui.action;

import javax.swing.InputMap;
import javax.swing.KeyStroke;
import org.jspecify.annotations.Nullable;

/** Looks into a scope's keys first, then into what the component had; so a changed key works in every component at once. EDT. */
final class ScopedInputMap extends InputMap {
  private static final long serialVersionUID = 1;
  private final transient InputMap scope;

  ScopedInputMap(InputMap scope, InputMap before) {
    this.scope = scope;
    setParent(before);
  }

  @Override
  public @Nullable Object get(KeyStroke key) {
    Object own = scope.get(key);
    return own != null ? own : super.get(key);
  }
}
