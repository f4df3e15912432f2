package io.tapedeck.app.settings;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * How the trader wants to reach the network. Immutable; any thread. A proxy's password is never stored.
 *
 * @param kind which way
 * @param host of the proxy; empty without one
 * @param port of the proxy; 0 without one
 * @param user for the proxy; empty when it asks for none
 */
public record NetworkChoice(Kind kind, String host, int port, String user) {

  /** Ways to the network. */
  public enum Kind {
    /** Straight. */
    DIRECT,
    /** As the operating system says. */
    SYSTEM,
    /** Through an HTTP proxy. */
    HTTP,
    /** Through a SOCKS proxy. */
    SOCKS;

    /** As it is written in the file. */
    String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Kind> named(String word) {
      return Arrays.stream(values()).filter(kind -> kind.word().equals(word)).findFirst();
    }

    /** True when host and port are needed. */
    public boolean proxy() {
      return this == HTTP || this == SOCKS;
    }
  }

  /** The choice, or nothing when a proxy lacks its address. */
  public static Optional<NetworkChoice> of(Kind kind, String host, int port, String user) {
    if (!kind.proxy()) {
      return Optional.of(new NetworkChoice(kind, "", 0, ""));
    }
    return host.isBlank() || port < 1 || port > 65_535
        ? Optional.empty()
        : Optional.of(new NetworkChoice(kind, host, port, user));
  }
}
