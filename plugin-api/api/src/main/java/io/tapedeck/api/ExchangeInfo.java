package io.tapedeck.api;

import java.util.List;
import java.util.Optional;

/**
 * What a plugin says of its exchange. Immutable; any thread.
 *
 * @param id the plugin's id, lower case: the same as {@code Plugin-Id} in its manifest
 * @param name for the trader
 * @param homepage where the exchange explains itself; empty when there is none
 * @param demo true when the market is made up; every panel then carries a DEMO mark
 * @param modes the connection modes it offers, the preferred one first; never empty
 * @param defaultSymbols what is chosen at first use; exchange symbols
 * @param options what can be set
 */
public record ExchangeInfo(
    String id,
    String name,
    String homepage,
    boolean demo,
    List<ConnectionMode> modes,
    List<String> defaultSymbols,
    List<AdapterOption> options) {

  /** Copies the lists. */
  public ExchangeInfo {
    modes = List.copyOf(modes);
    defaultSymbols = List.copyOf(defaultSymbols);
    options = List.copyOf(options);
    if (modes.isEmpty()) {
      throw new IllegalArgumentException(id + " offers no connection mode");
    }
  }

  /** The option with this key, if the plugin has it. */
  public Optional<AdapterOption> option(String key) {
    return options.stream().filter(o -> o.key().equals(key)).findFirst();
  }
}
