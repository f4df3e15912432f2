package io.tapedeck.api;

import java.net.URI;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How to reach the outside. Asked for at every connection attempt, so a change needs no restart. What runs on this computer is always reached
 * directly. Immutable; any thread.
 *
 * @param way directly, as the system does, or through a proxy named here
 * @param proxy {@code http://host:port}, {@code socks://host:port} or {@code socks5://host:port}; null unless the way is {@link Way#MANUAL}
 * @param user the name the proxy knows, empty when it asks for none
 * @param password what goes with the name
 */
public record Network(Way way, @Nullable URI proxy, String user, Secret password) {

  /** Ways to the outside. */
  public enum Way {
    /** No proxy, whatever the system says. */
    DIRECT,
    /** What the system, or Java's own settings, say for each host. */
    SYSTEM,
    /** One proxy for everything. It looks up the exchange's name too. */
    MANUAL
  }

  /** No proxy. */
  public static final Network DIRECT = new Network(Way.DIRECT, null, "", Secret.NONE);

  /** The system's proxies. */
  public static final Network SYSTEM = new Network(Way.SYSTEM, null, "", Secret.NONE);

  private static final Set<String> SCHEMES = Set.of("http", "socks", "socks5");

  /**
   * Checks the address.
   *
   * @throws IllegalArgumentException with a sentence for the user when it cannot be used
   */
  public Network {
    Objects.requireNonNull(way);
    Objects.requireNonNull(user);
    Objects.requireNonNull(password);
    if (way != Way.MANUAL && proxy != null) {
      throw new IllegalArgumentException("A proxy is named, but not to be used");
    }
    if (way == Way.MANUAL) {
      check(proxy);
    }
  }

  /** Through a proxy that asks for no name. */
  public static Network through(URI proxy) {
    return through(proxy, "", Secret.NONE);
  }

  /** Through a proxy that asks for a name and a password. */
  public static Network through(URI proxy, String user, Secret password) {
    return new Network(Way.MANUAL, proxy, user, password);
  }

  private static void check(@Nullable URI proxy) {
    if (proxy == null || proxy.getHost() == null || proxy.getScheme() == null
        || !SCHEMES.contains(proxy.getScheme().toLowerCase(Locale.ROOT))) {
      throw new IllegalArgumentException("A proxy is written as http://host:port or socks://host:port");
    }
    if (proxy.getUserInfo() != null) {
      throw new IllegalArgumentException("The name and the password of a proxy do not belong into its address, which is shown and logged");
    }
  }
}
