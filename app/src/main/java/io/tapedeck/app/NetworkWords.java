package io.tapedeck.app;

import io.tapedeck.api.Network;
import io.tapedeck.api.Secret;
import io.tapedeck.app.settings.NetworkChoice;
import java.net.URI;
import java.util.Locale;

/** The way to the network, as it is written on the command line, kept in the settings, and handed to plugins. Any thread. */
final class NetworkWords {
  private NetworkWords() {}

  /**
   * Reads {@code direct}, {@code system}, {@code http://host:port} or {@code socks://host:port}.
   *
   * @throws IllegalArgumentException with a sentence for the user
   */
  static Network read(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "direct" -> Network.DIRECT;
      case "system" -> Network.SYSTEM;
      default -> {
        try {
          yield Network.through(URI.create(text));
        } catch (IllegalArgumentException e) {
          throw new IllegalArgumentException(
              "--proxy must be direct, system, http://host:port or socks://host:port, but is '" + text + "'.", e);
        }
      }
    };
  }

  /** What was kept; without the password, which is never kept. */
  static Network of(NetworkChoice choice) {
    return switch (choice.kind()) {
      case DIRECT -> Network.DIRECT;
      case SYSTEM -> Network.SYSTEM;
      case HTTP, SOCKS -> Network.through(
          URI.create((choice.kind() == NetworkChoice.Kind.HTTP ? "http" : "socks") + "://" + choice.host() + ":" + choice.port()),
          choice.user(),
          Secret.NONE);
    };
  }

  /** What is to be kept of it. */
  static NetworkChoice kept(Network network) {
    URI proxy = network.proxy();
    if (proxy == null) {
      return new NetworkChoice(
          network.way() == Network.Way.SYSTEM ? NetworkChoice.Kind.SYSTEM : NetworkChoice.Kind.DIRECT, "", 0, "");
    }
    boolean http = "http".equalsIgnoreCase(proxy.getScheme());
    int port = proxy.getPort() > 0 ? proxy.getPort() : http ? 8080 : 1080;
    return new NetworkChoice(
        http ? NetworkChoice.Kind.HTTP : NetworkChoice.Kind.SOCKS, proxy.getHost(), port, network.user());
  }
}
