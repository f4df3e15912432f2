package io.tapedeck.app.feed;

import io.tapedeck.api.AdapterOption;
import io.tapedeck.api.ExchangeContext;
import io.tapedeck.api.ExchangeInfo;
import io.tapedeck.api.Network;
import io.tapedeck.api.TimeSource;
import io.tapedeck.app.diag.NamedThreads;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadFactory;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What the host lends one plugin. Immutable; any thread.
 */
public final class HostContext implements ExchangeContext {
  private final ExchangeInfo info;
  private final Map<String, String> set;
  private final TimeSource clock;
  private final @Nullable Path cache;
  private final Supplier<Network> network;

  /** As below, for a plugin that may keep nothing. */
  public HostContext(ExchangeInfo info, PluginOptions options, TimeSource clock) {
    this(info, options, clock, null, () -> Network.DIRECT);
  }

  /** For one plugin, which asks for the way to the network at each attempt, with the options the user set; values that do not fit the plugin's declaration give way to its defaults. */
  public HostContext(
      ExchangeInfo info, PluginOptions options, TimeSource clock, @Nullable Path cache, Supplier<Network> network) {
    this.network = network;
    this.info = info;
    set = new HashMap<>();
    options.of(info.id()).forEach((key, value) -> {
      if (info.option(key).map(o -> o.problemWith(value).isEmpty()).orElse(false)) {
        set.put(key, value);
      }
    });
    this.clock = clock;
    this.cache = cache;
  }

  @Override
  public String option(String key) {
    AdapterOption option = info.option(key)
        .orElseThrow(() -> new IllegalArgumentException(info.id() + " declared no option '" + key + "'"));
    return set.getOrDefault(key, option.defaultValue());
  }

  @Override
  public ThreadFactory threads(String name) {
    return new NamedThreads(name);
  }

  @Override
  public TimeSource clock() {
    return clock;
  }

  @Override
  public System.Logger log() {
    return System.getLogger("plugin." + info.id());
  }

  @Override
  public Network network() {
    return network.get();
  }

  @Override
  public Optional<Path> cache() {
    return Optional.ofNullable(cache);
  }
}
