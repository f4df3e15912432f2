package io.tapedeck.app.settings;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the trader chose, to be found again at the next start. Immutable; any thread. A value that makes no sense reads as not set; what this version does not know is kept as it is.
 * No password is ever in it.
 */
public final class Settings {
  /** The version of the file's form that this program writes. */
  static final int SCHEMA = 1;

  private static final String SCHEMA_KEY = "schema";
  private static final String KEYS = "keys";
  private static final String PREFERENCES = "preferences";
  private static final String PLUGIN_OPTIONS = "pluginOptions";
  private static final int MOST_SYMBOLS = 500;
  private static final List<Integer> LAYOUTS = List.of(1, 2, 4, 6, 9);
  private static final int LEAST_RETENTION = 100;
  private static final int MOST_RETENTION = 10_000_000;

  private final Map<String, @Nullable Object> tree;

  private Settings(Map<String, @Nullable Object> tree) {
    this.tree = tree;
  }

  /** Nothing chosen yet. */
  static Settings defaults() {
    Map<String, @Nullable Object> tree = new LinkedHashMap<>();
    tree.put(SCHEMA_KEY, SCHEMA);
    return new Settings(tree);
  }

  static Settings of(Map<String, @Nullable Object> tree) {
    return new Settings(tree);
  }

  Map<String, @Nullable Object> tree() {
    return tree;
  }

  /** The file's version; 0 when it says none. */
  int schema() {
    return integer(tree, SCHEMA_KEY).orElse(0);
  }

  /** {@code dark} or {@code light}. */
  public Optional<String> theme() {
    return text(tree, "theme").filter(t -> t.equals("dark") || t.equals("light"));
  }

  /** Sets the theme. */
  public Settings withTheme(String theme) {
    return with("theme", theme);
  }

  /** Plugin id of the exchange chosen last. */
  public Optional<String> exchange() {
    return text(tree, "exchange");
  }

  /** Sets the exchange. */
  public Settings withExchange(String exchange) {
    return with("exchange", exchange);
  }

  /** Name of the connection mode chosen last. */
  public Optional<String> mode() {
    return text(tree, "mode");
  }

  /** Sets the mode. */
  public Settings withMode(String mode) {
    return with("mode", mode);
  }

  /** Symbols chosen last at an exchange, in the trader's order; empty when none were. */
  public List<String> symbols(String exchange) {
    List<String> symbols = new ArrayList<>();
    if (object(tree, "symbols").get(exchange) instanceof List<?> items) {
      for (Object item : items) {
        if (item instanceof String symbol && !symbol.isBlank() && symbols.size() < MOST_SYMBOLS) {
          symbols.add(symbol);
        }
      }
    }
    return symbols;
  }

  /** Sets the symbols of one exchange. */
  public Settings withSymbols(String exchange, List<String> symbols) {
    Map<String, @Nullable Object> all = new LinkedHashMap<>(object(tree, "symbols"));
    all.put(exchange, List.copyOf(symbols));
    return with("symbols", all);
  }

  /** Streams of several exchanges chosen last, in the trader's order, each as {@code kraken:BTC/USD}; empty when those of one exchange were. */
  public List<String> choice() {
    return texts("choice");
  }

  /** Sets the streams of several exchanges; none when those of one are chosen. */
  public Settings withChoice(List<String> streams) {
    return streams.isEmpty() && choice().isEmpty() ? this : with("choice", List.copyOf(streams));
  }

  /** Streams marked with a star, each as {@code kraken:BTC/USD}. */
  public List<String> favourites() {
    return texts("favourites");
  }

  /** Sets the streams marked with a star. */
  public Settings withFavourites(List<String> streams) {
    return with("favourites", List.copyOf(streams));
  }

  private List<String> texts(String key) {
    return texts(tree, key);
  }

  private static List<String> texts(Map<String, @Nullable Object> object, String key) {
    return object.get(key) instanceof List<?> items
        ? items.stream().filter(String.class::isInstance).map(String.class::cast).filter(t -> !t.isBlank()).limit(MOST_SYMBOLS).toList()
        : List.of();
  }

  /** How many charts are seen at once: 1, 2, 4, 6 or 9. */
  public Optional<Integer> charts() {
    return integer(tree, "charts").filter(LAYOUTS::contains);
  }

  /** Sets the number of charts. */
  public Settings withCharts(int charts) {
    return with("charts", charts);
  }

  /** What was chosen for charts, in the order they were made; what is half or of another kind is left out. */
  public List<KeptChart> chartChoices() {
    List<KeptChart> charts = new ArrayList<>();
    if (tree.get("chartChoices") instanceof List<?> items) {
      for (Object item : items) {
        Map<String, @Nullable Object> fields = object(item);
        Optional<String> stream = text(fields, "stream");
        Optional<String> kind = text(fields, "kind");
        Optional<Integer> number = integer(fields, "number").filter(n -> n > 0);
        if (stream.isPresent() && kind.isPresent() && number.isPresent() && charts.size() < MOST_SYMBOLS) {
          charts.add(new KeptChart(
              stream.get(), number.get(), kind.get(), text(fields, "interval").orElse(""), texts(fields, "studies")));
        }
      }
    }
    return charts;
  }

  /** Sets what was chosen for charts. */
  public Settings withChartChoices(List<KeptChart> charts) {
    List<Object> items = new ArrayList<>();
    for (KeptChart chart : charts) {
      Map<String, @Nullable Object> fields = new LinkedHashMap<>();
      fields.put("stream", chart.stream());
      fields.put("number", chart.number());
      fields.put("kind", chart.kind());
      fields.put("interval", chart.interval());
      fields.put("studies", chart.studies());
      items.add(fields);
    }
    return items.isEmpty() && !tree.containsKey("chartChoices") ? this : with("chartChoices", items);
  }

  /** Columns the trader hid in the table of streams, by name. */
  public List<String> hiddenColumns() {
    return texts(object(tree, "streamsTable"), "hidden");
  }

  /** The column the table of streams is sorted by; empty for the order of the choice. */
  public Optional<String> sortColumn() {
    return text(object(tree, "streamsTable"), "sort");
  }

  /** True when that column's largest value comes first. */
  public boolean sortsDescending() {
    return Boolean.TRUE.equals(object(tree, "streamsTable").get("descending"));
  }

  /** Sets columns and order of the table of streams. */
  public Settings withStreamsTable(List<String> hidden, String sort, boolean descending) {
    Map<String, @Nullable Object> table = new LinkedHashMap<>(object(tree, "streamsTable"));
    table.put("hidden", List.copyOf(hidden));
    table.put("sort", sort);
    table.put("descending", descending);
    return hidden.isEmpty() && sort.isEmpty() && !tree.containsKey("streamsTable") ? this : with("streamsTable", table);
  }

  /** Points kept in each series: {@value #LEAST_RETENTION} to {@value #MOST_RETENTION}. */
  public Optional<Integer> retention() {
    return integer(tree, "retention").filter(n -> n >= LEAST_RETENTION && n <= MOST_RETENTION);
  }

  /** Sets the points kept in each series. */
  public Settings withRetention(int points) {
    return with("retention", points);
  }

  /** Where the window stood. */
  public Optional<WindowPlace> window() {
    Map<String, @Nullable Object> window = object(tree, "window");
    Optional<Integer> x = integer(window, "x");
    Optional<Integer> y = integer(window, "y");
    Optional<Integer> width = integer(window, "width").filter(w -> w > 0);
    Optional<Integer> height = integer(window, "height").filter(h -> h > 0);
    double scale = window.get("scale") instanceof Number number ? number.doubleValue() : 1;
    if (x.isEmpty() || y.isEmpty() || width.isEmpty() || height.isEmpty() || !(scale >= 0.25 && scale <= 16)) {
      return Optional.empty();
    }
    return Optional.of(new WindowPlace(
        new Area(x.get(), y.get(), width.get(), height.get()),
        Boolean.TRUE.equals(window.get("maximized")),
        text(window, "screen").orElse(""),
        scale));
  }

  /** Sets the window's place. */
  public Settings withWindow(WindowPlace place) {
    Map<String, @Nullable Object> window = new LinkedHashMap<>(object(tree, "window"));
    window.put("x", place.area().x());
    window.put("y", place.area().y());
    window.put("width", place.area().width());
    window.put("height", place.area().height());
    window.put("maximized", place.maximized());
    window.put("screen", place.screen());
    window.put("scale", BigDecimal.valueOf(place.scale()));
    return with("window", window);
  }

  /** How to reach the network; empty when never chosen. */
  public Optional<NetworkChoice> network() {
    Map<String, @Nullable Object> network = object(tree, "network");
    Optional<NetworkChoice.Kind> kind = text(network, "proxy").flatMap(NetworkChoice.Kind::named);
    return kind.flatMap(k -> NetworkChoice.of(
        k, text(network, "host").orElse(""), integer(network, "port").orElse(0), text(network, "user").orElse("")));
  }

  /** Sets how to reach the network. */
  public Settings withNetwork(NetworkChoice choice) {
    Map<String, @Nullable Object> network = new LinkedHashMap<>(object(tree, "network"));
    network.put("proxy", choice.kind().word());
    network.put("host", choice.host());
    network.put("port", choice.port());
    network.put("user", choice.user());
    return with("network", network);
  }

  /** True when the program may ask at its start whether there is a newer version. Nobody asks before the trader said so. */
  public boolean asksForUpdates() {
    return Boolean.TRUE.equals(tree.get("updates"));
  }

  /** Sets whether the program may ask for newer versions. */
  public Settings withUpdates(boolean ask) {
    return ask == asksForUpdates() ? this : with("updates", ask);
  }

  /** Keys the trader chose for actions, by the action's name; empty text for none. As they stand in the file, sensible or not. */
  public Map<String, String> keys() {
    Map<String, String> keys = new LinkedHashMap<>();
    object(tree, KEYS).forEach((action, key) -> keys.put(action, String.valueOf(key)));
    return keys;
  }

  /** Sets the key of an action; null for the usual one. All other entries stay as they are. */
  public Settings withKey(String action, @Nullable String key) {
    Map<String, @Nullable Object> keys = new LinkedHashMap<>(object(tree, KEYS));
    if (key == null) {
      keys.remove(action);
    } else {
      keys.put(action, key);
    }
    return with(KEYS, keys);
  }

  /** A preference as the file has it, sensible or not. */
  Optional<String> preference(String key) {
    Object value = object(tree, PREFERENCES).get(key);
    return value == null ? Optional.empty() : Optional.of(String.valueOf(value));
  }

  /** Sets a preference; null for none. All other entries stay as they are. */
  Settings withPreference(String key, @Nullable String value) {
    return with(PREFERENCES, put(object(tree, PREFERENCES), key, value));
  }

  /** What was chosen for the options of plugins, by plugin and key. */
  Map<String, Map<String, String>> pluginOptions() {
    Map<String, Map<String, String>> all = new LinkedHashMap<>();
    object(tree, PLUGIN_OPTIONS).keySet().forEach(plugin -> all.put(plugin, pluginOptions(plugin)));
    return all;
  }

  /** What was chosen for the options of one plugin. */
  Map<String, String> pluginOptions(String plugin) {
    Map<String, String> options = new LinkedHashMap<>();
    object(object(tree, PLUGIN_OPTIONS).get(plugin)).forEach((key, value) -> {
      if (value instanceof String || value instanceof Number || value instanceof Boolean) {
        options.put(key, String.valueOf(value));
      }
    });
    return options;
  }

  /** Sets an option of a plugin; null for none. All other entries stay as they are. */
  Settings withPluginOption(String plugin, String key, @Nullable String value) {
    Map<String, @Nullable Object> all = object(tree, PLUGIN_OPTIONS);
    return with(PLUGIN_OPTIONS, put(all, plugin, put(object(all.get(plugin)), key, value)));
  }

  private static Map<String, @Nullable Object> put(Map<String, @Nullable Object> fields, String key, @Nullable Object value) {
    if (value == null) {
      fields.remove(key);
    } else {
      fields.put(key, value);
    }
    return fields;
  }

  /** What may be told to others: names and values of what this version knows, and nothing that could be private or secret. */
  public List<String> told() {
    List<String> lines = new ArrayList<>();
    lines.add("schema " + schema());
    theme().ifPresent(value -> lines.add("theme " + value));
    exchange().ifPresent(value -> lines.add("exchange " + value));
    mode().ifPresent(value -> lines.add("mode " + value));
    charts().ifPresent(value -> lines.add("charts " + value));
    retention().ifPresent(value -> lines.add("retention " + value));
    lines.add("streams of several exchanges: " + choice().size() + ", favourites: " + favourites().size());
    lines.add("network " + text(object(tree, "network"), "proxy").flatMap(NetworkChoice.Kind::named).map(NetworkChoice.Kind::word).orElse("not chosen"));
    window().ifPresent(place -> lines.add("window " + place.area().width() + " x " + place.area().height() + (place.maximized() ? ", maximized" : "") + ", scale " + place.scale()));
    lines.add("preferences changed: " + object(tree, PREFERENCES).size());
    lines.add("keys changed: " + keys().size());
    return lines;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Settings settings && tree.equals(settings.tree);
  }

  @Override
  public int hashCode() {
    return tree.hashCode();
  }

  private Settings with(String key, Object value) {
    Map<String, @Nullable Object> changed = new LinkedHashMap<>(tree);
    changed.put(SCHEMA_KEY, SCHEMA);
    changed.put(key, value);
    return new Settings(changed);
  }

  private static Optional<String> text(Map<String, @Nullable Object> object, String key) {
    return object.get(key) instanceof String text && !text.isBlank() ? Optional.of(text) : Optional.empty();
  }

  private static Optional<Integer> integer(Map<String, @Nullable Object> object, String key) {
    if (object.get(key) instanceof Number number) {
      double value = number.doubleValue();
      if (value == Math.rint(value) && Math.abs(value) <= Integer.MAX_VALUE) {
        return Optional.of((int) value);
      }
    }
    return Optional.empty();
  }

  private static Map<String, @Nullable Object> object(Map<String, @Nullable Object> object, String key) {
    return object(object.get(key));
  }

  private static Map<String, @Nullable Object> object(@Nullable Object value) {
    Map<String, @Nullable Object> found = new LinkedHashMap<>();
    if (value instanceof Map<?, ?> fields) {
      fields.forEach((name, field) -> found.put(String.valueOf(name), field));
    }
    return found;
  }
}
