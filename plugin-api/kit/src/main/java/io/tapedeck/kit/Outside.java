package io.tapedeck.kit;

import io.tapedeck.api.TimeSource;
import java.net.InetAddress;
import java.net.ProxySelector;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * What all sockets of the program share: look-ups under way, gates that are shut, and where the system's proxies and trusted certificates come from. Any thread.
 *
 * @param tls whom to trust; null for Java's own choice, asked each time
 */
record Outside(Names names, HostGates gates, Supplier<@Nullable ProxySelector> proxies, @Nullable SSLContext tls) {

  /** The real one. */
  static final Outside SHARED = new Outside(
      new Names(InetAddress::getAllByName), new HostGates(TimeSource.system()), ProxySelector::getDefault, null);

  Outside trusting(@Nullable SSLContext context) {
    return new Outside(names, gates, proxies, context);
  }
}
