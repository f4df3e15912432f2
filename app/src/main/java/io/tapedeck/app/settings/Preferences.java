package io.tapedeck.app.settings;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The trader's preferences as they are now. A change is told at once and saved a moment later. EDT. */
public final class Preferences {
  private final SettingsStore store;
  private final Map<String, List<Runnable>> listeners = new HashMap<>();

  /** Those of a store. */
  public Preferences(SettingsStore store) {
    this.store = store;
  }

  /** What is preferred. */
  public <T> T get(Preference<T> preference) {
    return kept(preference).orElse(preference.usual());
  }

  /** True when it was chosen and is not the usual value. */
  public <T> boolean changed(Preference<T> preference) {
    return !get(preference).equals(preference.usual());
  }

  /** What the file says, where that makes sense. */
  public <T> Optional<T> kept(Preference<T> preference) {
    return store.settings().preference(preference.key()).flatMap(preference.read());
  }

  /** Prefers something else from now on. */
  public <T> void set(Preference<T> preference, T value) {
    keep(preference, preference.write().apply(value));
  }

  /** Nothing is preferred any more: the usual value holds. */
  public <T> void reset(Preference<T> preference) {
    keep(preference, null);
  }

  private <T> void keep(Preference<T> preference, @Nullable String text) {
    T before = get(preference);
    store.change(settings -> settings.withPreference(preference.key(), text));
    if (!get(preference).equals(before)) {
      List.copyOf(listeners.getOrDefault(preference.key(), List.of())).forEach(Runnable::run);
    }
  }

  /** Told after each change of one preference. */
  public void listen(Preference<?> preference, Runnable listener) {
    listeners.computeIfAbsent(preference.key(), key -> new ArrayList<>()).add(listener);
  }

  /** Takes a listener away; does nothing when it is not there. */
  public void forget(Preference<?> preference, Runnable listener) {
    listeners.getOrDefault(preference.key(), new ArrayList<>()).remove(listener);
  }

  /** Which of these the file has a value for that makes no sense: the key and the value. The value stays in the file until another is chosen. */
  public List<String> nonsense(List<Preference<?>> all) {
    List<String> found = new ArrayList<>();
    for (Preference<?> preference : all) {
      store.settings().preference(preference.key())
          .filter(text -> preference.read().apply(text).isEmpty())
          .ifPresent(text -> found.add(preference.key() + " = " + (text.length() > 40 ? text.substring(0, 40) + "\u2026" : text)));
    }
    return found;
  }

  /** What was chosen for the options of a plugin, sensible or not, by key. */
  public Map<String, String> options(String plugin) {
    return store.settings().pluginOptions(plugin);
  }

  /** The options of all plugins, also of those that are not there. */
  public Map<String, Map<String, String>> options() {
    return store.settings().pluginOptions();
  }

  /** Chooses an option of a plugin; null for its default. */
  public void option(String plugin, String key, @Nullable String value) {
    store.change(settings -> settings.withPluginOption(plugin, key, value));
  }
}
