package io.tapedeck.app.settings;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Something the trader may prefer, with what is done while nothing was said. Immutable; any thread.
 *
 * @param key in the settings file
 * @param usual the value while none was chosen, and where the file's makes no sense
 * @param read a value from the file's text; empty where the text makes no sense
 * @param write a value as the file's text
 */
public record Preference<T>(String key, T usual, Function<String, Optional<T>> read, Function<T, String> write) {

  /** One of the values of an enum. */
  public static <E extends Enum<E>> Preference<E> of(String key, E usual) {
    return new Preference<>(key, usual, text -> {
      for (E each : usual.getDeclaringClass().getEnumConstants()) {
        if (each.name().equalsIgnoreCase(text)) {
          return Optional.of(each);
        }
      }
      return Optional.empty();
    }, Enum::name);
  }

  /** Yes or no. */
  public static Preference<Boolean> of(String key, boolean usual) {
    return new Preference<>(
        key, usual, text -> text.equals("true") || text.equals("false") ? Optional.of(text.equals("true")) : Optional.empty(), String::valueOf);
  }

  /** One of a few whole numbers. */
  public static Preference<Integer> of(String key, int usual, List<Integer> choices) {
    return new Preference<>(key, usual, text -> choices.stream().filter(each -> each.toString().equals(text)).findFirst(), String::valueOf);
  }
}
