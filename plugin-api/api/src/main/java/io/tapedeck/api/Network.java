package io.tapedeck.api;

import java.net.URI;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How to reach the outside. Immutable; any thread.
 *
 * @param proxy {@code http://host:port} or {@code socks://host:port}; null for a direct way
 */
public record Network(@Nullable URI proxy) {

  /** No proxy. */
  public static final Network DIRECT = new Network(null);

  /** Checks the address. */
  public Network {
    if (proxy != null) {
      Objects.requireNonNull(proxy.getHost(), "A proxy needs a host");
    }
  }
}
