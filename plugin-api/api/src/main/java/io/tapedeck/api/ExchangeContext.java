package io.tapedeck.api;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.ThreadFactory;

/** What the host lends a plugin. Any thread. */
public interface ExchangeContext {

  /**
   * The value of an option: what the user set, else its default. It has been checked against the declaration.
   *
   * @throws IllegalArgumentException when the plugin declared no such option
   */
  String option(String key);

  /** An option of kind {@link AdapterOption.Kind#INTEGER}. */
  default long integerOption(String key) {
    return Long.parseLong(option(key));
  }

  /**
   * Daemon threads with this name (a further one gets {@code name-2}); what they throw is caught, logged and blamed on the plugin.
   */
  ThreadFactory threads(String name);

  /** The clock. */
  TimeSource clock();

  /** A logger with the plugin's name. Nothing of it reaches the console. */
  System.Logger log();

  /** Proxy settings for every connection. */
  Network network();

  /** A folder of this plugin for what can be had again, such as lists of instruments; it may not exist yet. Empty when nothing is to be kept. */
  default Optional<Path> cache() {
    return Optional.empty();
  }
}
