package io.tapedeck.app.feed;

import io.tapedeck.api.AdapterOption;
import io.tapedeck.api.ExchangeInfo;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Options of plugins as the user set them, {@code id.key=value}. Immutable; any thread.
 */
public final class PluginOptions {
  /** Nothing was set. */
  public static final PluginOptions NONE = new PluginOptions(Map.of());

  private final Map<String, String> values;

  private PluginOptions(Map<String, String> values) {
    this.values = Map.copyOf(values);
  }

  /**
   * Takes texts of the form {@code id.key=value}.
   *
   * @throws IllegalArgumentException with a sentence for the user when one has another form
   */
  public static PluginOptions parse(List<String> texts) {
    Map<String, String> values = new HashMap<>();
    for (String text : texts) {
      int equals = text.indexOf('=');
      int dot = text.indexOf('.');
      if (equals < 0 || dot <= 0 || dot > equals - 2) {
        throw new IllegalArgumentException(
            "Option '" + text + "' must have the form id.key=value, for instance kraken.depth=100.");
      }
      values.put(text.substring(0, equals), text.substring(equals + 1));
    }
    return new PluginOptions(values);
  }

  /** Options of one plugin, by key without its id. */
  public static PluginOptions of(String id, Map<String, String> options) {
    Map<String, String> values = new HashMap<>();
    options.forEach((key, value) -> values.put(id + "." + key, value));
    return new PluginOptions(values);
  }

  /** These, and what was chosen in the window, by plugin and key, where these say nothing. */
  public PluginOptions over(Map<String, Map<String, String>> chosen) {
    Map<String, String> all = new HashMap<>();
    chosen.forEach((id, options) -> options.forEach((key, value) -> all.put(id + "." + key, value)));
    all.putAll(values);
    return new PluginOptions(all);
  }

  /** Those of exchanges there are, where these have such an option: what belongs to others is none of their business. */
  public PluginOptions within(List<ExchangeInfo> exchanges) {
    Map<String, String> own = new HashMap<>();
    for (ExchangeInfo exchange : exchanges) {
      of(exchange.id()).forEach((key, value) -> {
        if (exchange.option(key).isPresent()) {
          own.put(exchange.id() + "." + key, value);
        }
      });
    }
    return new PluginOptions(own);
  }

  /** The options of one plugin, by key without its id. */
  public Map<String, String> of(String id) {
    Map<String, String> own = new HashMap<>();
    values.forEach((key, value) -> {
      if (key.startsWith(id + ".")) {
        own.put(key.substring(id.length() + 1), value);
      }
    });
    return own;
  }

  /** What is wrong with them, given the plugins there are: one sentence each. */
  public List<String> problems(List<ExchangeInfo> exchanges) {
    List<String> problems = new ArrayList<>();
    values.forEach((name, value) -> {
      String id = name.substring(0, name.indexOf('.'));
      String key = name.substring(id.length() + 1);
      Optional<ExchangeInfo> exchange = exchanges.stream().filter(e -> e.id().equals(id)).findFirst();
      if (exchange.isEmpty()) {
        problems.add("Option " + name + ": there is no plugin '" + id + "'; there is "
            + String.join(", ", exchanges.stream().map(ExchangeInfo::id).toList()) + ".");
        return;
      }
      Optional<AdapterOption> option = exchange.get().option(key);
      if (option.isEmpty()) {
        problems.add("Plugin " + id + " has no option '" + key + "'; it has "
            + String.join(", ", exchange.get().options().stream().map(AdapterOption::key).toList()) + ".");
        return;
      }
      option.get().problemWith(value).ifPresent(p -> problems.add("Option " + name + " " + p + ", but is '" + value + "'."));
    });
    return problems;
  }
}
