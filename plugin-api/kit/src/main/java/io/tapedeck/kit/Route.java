package io.tapedeck.kit;

import io.tapedeck.api.AdapterOption;
import io.tapedeck.api.Network;
import io.tapedeck.api.Secret;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The way to one host: directly, or through a proxy. Two routes are equal when nothing about them differs, the password included. Immutable; any thread.
 *
 * @param kind how to ask the proxy
 * @param host of the proxy; empty for the direct way
 * @param port of the proxy
 */
record Route(Kind kind, String host, int port, String user, Secret password) {

  /** Ways of asking a proxy. */
  enum Kind { DIRECT, HTTP, SOCKS }

  static final Route DIRECT = new Route(Kind.DIRECT, "", 0, "", Secret.NONE);

  private static final int HTTP_PORT = 8080;
  private static final int SOCKS_PORT = 1080;

  /** What the settings say for this address. This computer is reached directly: what is not encrypted must not leave it. */
  static Route to(URI target, Network network, @Nullable ProxySelector system) {
    if (AdapterOption.isLoopback(target.getHost())) {
      return DIRECT;
    }
    URI proxy = network.proxy();
    return switch (network.way()) {
      case DIRECT -> DIRECT;
      case SYSTEM -> system == null ? DIRECT : ofSystem(system.select(asHttp(target)));
      case MANUAL -> proxy == null ? DIRECT : named(proxy, network);
    };
  }

  private static Route named(URI proxy, Network network) {
    boolean socks = proxy.getScheme().toLowerCase(Locale.ROOT).startsWith("socks");
    int port = proxy.getPort() >= 0 ? proxy.getPort() : socks ? SOCKS_PORT : HTTP_PORT;
    return new Route(socks ? Kind.SOCKS : Kind.HTTP, Dialer.bare(proxy.getHost()), port, network.user(), network.password());
  }

  /** The system knows web addresses only. */
  private static URI asHttp(URI target) {
    String port = target.getPort() < 0 ? "" : ":" + target.getPort();
    return URI.create(("wss".equalsIgnoreCase(target.getScheme()) ? "https://" : "http://") + target.getHost() + port + "/");
  }

  /** The first that the system offers. */
  private static Route ofSystem(@Nullable List<Proxy> offered) {
    if (offered == null || offered.isEmpty() || !(offered.get(0).address() instanceof InetSocketAddress address)) {
      return DIRECT;
    }
    Kind kind = offered.get(0).type() == Proxy.Type.SOCKS ? Kind.SOCKS : Kind.HTTP;
    return new Route(kind, address.getHostString(), address.getPort(), "", Secret.NONE);
  }

  boolean isDirect() {
    return kind == Kind.DIRECT;
  }

  /** The password as the proxy wants it, to be cleared after use. */
  byte[] passwordBytes() {
    char[] chars = password.reveal();
    ByteBuffer encoded = StandardCharsets.UTF_8.encode(CharBuffer.wrap(chars));
    byte[] bytes = new byte[encoded.remaining()];
    encoded.get(bytes);
    Arrays.fill(chars, '\0');
    encoded.clear();
    while (encoded.hasRemaining()) {
      encoded.put((byte) 0);
    }
    return bytes;
  }

  boolean hasName() {
    return !user.isEmpty();
  }
}
