package io.tapedeck.app.ui.action;

import io.tapedeck.app.ui.kit.Texts;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import javax.swing.InputMap;
import javax.swing.KeyStroke;
import org.jspecify.annotations.Nullable;

/** Which keys belong to which action: the usual ones, or the one the trader chose. A change works at once wherever {@link #keysOf} is looked into. EDT. */
final class KeyBook {
  private final Map<String, ActionInfo> infos = new LinkedHashMap<>();
  private final Map<String, List<KeyStroke>> chosen = new LinkedHashMap<>();
  private final Map<Scope, InputMap> maps = new EnumMap<>(Scope.class);
  private final List<Runnable> listeners = new ArrayList<>();
  private BiConsumer<String, @Nullable String> keep = (id, key) -> {};

  KeyBook(List<ActionInfo> all) {
    all.forEach(info -> infos.put(info.id(), info));
    for (Scope scope : Scope.values()) {
      maps.put(scope, new InputMap());
    }
    write();
  }

  /** Told after each change. */
  void listen(Runnable listener) {
    listeners.add(listener);
  }

  /** Says who keeps a choice: the action, and its key as text, empty for none, null for the usual ones. */
  void onChoice(BiConsumer<String, @Nullable String> keeper) {
    keep = keeper;
  }

  /** The actions of a scope by their keys; changes with every choice. */
  InputMap keysOf(Scope scope) {
    InputMap map = maps.get(scope);
    if (map == null) {
      throw new AssertionError(scope);
    }
    return map;
  }

  List<KeyStroke> keys(ActionInfo info) {
    return chosen.getOrDefault(info.id(), info.usualKeys());
  }

  boolean changed(ActionInfo info) {
    return chosen.containsKey(info.id());
  }

  /** Gives an action one key instead of those it has. Answers with a sentence when that cannot be, and changes nothing then. */
  Optional<String> give(ActionInfo info, KeyStroke key) {
    Optional<String> problem = KeyRules.problem(key, info.scope()).or(() -> owner(info, key).map(other ->
        Texts.of("keys.conflict", KeyNames.text(key), other.words(), other.scope().words())));
    if (problem.isEmpty()) {
      choose(info, List.of(key));
    }
    return problem;
  }

  /** Takes all keys away. */
  void take(ActionInfo info) {
    choose(info, List.of());
  }

  /** The usual keys again; a sentence when another action has one of them now. */
  Optional<String> reset(ActionInfo info) {
    for (KeyStroke key : info.usualKeys()) {
      Optional<ActionInfo> other = owner(info, key);
      if (other.isPresent()) {
        return Optional.of(Texts.of("keys.conflict", KeyNames.text(key), other.get().words(), other.get().scope().words()));
      }
    }
    if (chosen.remove(info.id()) != null) {
      keep.accept(info.id(), null);
      tell();
    }
    return Optional.empty();
  }

  /** The usual keys of all actions. */
  void resetAll() {
    List<String> ids = List.copyOf(chosen.keySet());
    chosen.clear();
    ids.forEach(id -> keep.accept(id, null));
    tell();
  }

  /**
   * Takes what was kept. What cannot be used is left out and stays with whoever keeps it.
   *
   * @return what is wrong with it, one sentence each
   */
  List<String> restore(Map<String, String> kept) {
    List<String> problems = new ArrayList<>();
    Map<String, List<KeyStroke>> wanted = new LinkedHashMap<>();
    kept.forEach((id, text) -> {
      ActionInfo info = infos.get(id);
      Optional<KeyStroke> key = KeyNames.read(text);
      if (info == null) {
        problems.add(Texts.of("keys.unknown", id));
      } else if (text.isEmpty()) {
        wanted.put(id, List.of());
      } else if (key.isEmpty()) {
        problems.add(Texts.of("keys.unreadable", text, info.words()));
      } else {
        KeyRules.problem(key.get(), info.scope()).ifPresentOrElse(problem -> problems.add(info.words() + ": " + problem), () -> wanted.put(id, List.of(key.get())));
      }
    });
    chosen.clear();
    chosen.putAll(wanted);
    leaveOutConflicts(problems);
    tell();
    return problems;
  }

  /** Two keys may have been swapped, so only the whole says what is in conflict. */
  private void leaveOutConflicts(List<String> problems) {
    boolean again = true;
    while (again) {
      again = false;
      for (String id : List.copyOf(chosen.keySet())) {
        ActionInfo info = infos.get(id);
        if (info == null) {
          continue;
        }
        for (KeyStroke key : keys(info)) {
          Optional<ActionInfo> other = owner(info, key);
          if (other.isPresent()) {
            problems.add(Texts.of("keys.conflict.kept", KeyNames.text(key), info.words(), other.get().words()));
            chosen.remove(id);
            again = true;
            break;
          }
        }
      }
    }
  }

  /** The other action a key would run too. */
  Optional<ActionInfo> owner(ActionInfo asking, KeyStroke key) {
    return infos.values().stream()
        .filter(info -> !info.equals(asking) && info.scope().meets(asking.scope()) && keys(info).contains(key))
        .findFirst();
  }

  private void choose(ActionInfo info, List<KeyStroke> keys) {
    if (keys.equals(info.usualKeys())) {
      chosen.remove(info.id());
      keep.accept(info.id(), null);
    } else {
      chosen.put(info.id(), keys);
      keep.accept(info.id(), keys.isEmpty() ? "" : KeyNames.write(keys.get(0)));
    }
    tell();
  }

  private void tell() {
    write();
    listeners.forEach(Runnable::run);
  }

  private void write() {
    maps.values().forEach(InputMap::clear);
    for (ActionInfo info : infos.values()) {
      keys(info).forEach(key -> keysOf(info.scope()).put(key, info.id()));
    }
  }
}
