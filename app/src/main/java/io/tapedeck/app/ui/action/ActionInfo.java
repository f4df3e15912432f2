package io.tapedeck.app.ui.action;

import io.tapedeck.app.ui.kit.Texts;
import java.util.Arrays;
import java.util.List;
import javax.swing.KeyStroke;

/**
 * What is said of an action. Immutable.
 *
 * @param id its name in the bundle and in the settings
 * @param group what it belongs to
 * @param scope where its keys work
 * @param words for the trader
 * @param usualKeys as the program comes, the first one is shown
 */
public record ActionInfo(String id, ActionGroup group, Scope scope, String words, List<KeyStroke> usualKeys) {

  /** An action with words and keys from the bundle: {@code action.<id>} and {@code action.<id>.key}, comma between several. */
  static ActionInfo of(ActionGroup group, Scope scope, String id) {
    List<KeyStroke> keys = Arrays.stream(Texts.of("action." + id + ".key").split(",", -1))
        .map(String::strip)
        .filter(text -> !text.isEmpty())
        .map(text -> KeyNames.read(text).orElseThrow(() -> new IllegalStateException("The bundle's key of " + id + " is none: " + text)))
        .toList();
    return new ActionInfo(id, group, scope, Texts.of("action." + id), keys);
  }
}
