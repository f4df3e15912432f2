package io.tapedeck.app;

import io.tapedeck.api.ExchangeInfo;
import io.tapedeck.app.feed.PluginOptions;
import io.tapedeck.app.host.LoadedAdapter;
import io.tapedeck.app.host.PluginHost;
import io.tapedeck.app.settings.Folders;
import java.util.List;

/** Makes the parts and puts them together. Main thread. */
final class Wiring {

  private Wiring() {}

  static PluginHost host(Folders folders) {
    return new PluginHost(folders.bundledPlugins(), folders.userPlugins(), folders.cache().resolve("plugins"), PluginHost.LOAD_LIMIT);
  }

  /** The same without the user's own plugins. */
  static PluginHost bundledOnly(Folders folders) {
    return new PluginHost(
        folders.bundledPlugins(), folders.cache().resolve("no-plugins"), folders.cache().resolve("plugins"), PluginHost.LOAD_LIMIT);
  }

  /** Reads options of plugins, or ends the command with a sentence. */
  static PluginOptions options(List<String> texts) {
    try {
      return PluginOptions.parse(texts);
    } catch (IllegalArgumentException e) {
      throw Trouble.misuse(String.valueOf(e.getMessage()));
    }
  }

  /** The adapter of a plugin, or the end of the command: also when an option does not fit the plugins there are. */
  static LoadedAdapter adapter(PluginHost host, String id, PluginOptions options) {
    List<ExchangeInfo> infos = host.adapters().stream().map(LoadedAdapter::info).toList();
    LoadedAdapter adapter = host.adapter(id).orElseThrow(() -> Trouble.misuse(unknown(host, id, infos)));
    List<String> problems = options.problems(infos);
    if (!problems.isEmpty()) {
      throw Trouble.misuse(problems.get(0));
    }
    return adapter;
  }

  private static String unknown(PluginHost host, String id, List<ExchangeInfo> infos) {
    return host.rows().stream()
        .filter(row -> row.id().equals(id))
        .findFirst()
        .map(row -> "Plugin '" + id + "' cannot be used: " + row.reason())
        .orElseGet(() -> infos.isEmpty()
            ? "There is no plugin at all: the program's plugins folder is missing or empty. Build or install it again."
            : "There is no plugin '" + id + "'; there is " + String.join(", ", infos.stream().map(ExchangeInfo::id).toList()) + ".");
  }
}
