package io.tapedeck.app;

import io.tapedeck.api.Network;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How the window is to open, as the command line says. Immutable; any thread.
 *
 * @param options options of plugins, {@code id.key=value}
 * @param network the way to the network; empty when none was named
 * @param tape a recording to open; null for none
 * @param safe without user plugins, without saved settings, and saving none
 */
record Opening(List<String> options, Optional<Network> network, @Nullable Path tape, boolean safe) {

  /** Copies the list. */
  Opening {
    options = List.copyOf(options);
  }
}
