package io.tapedeck.kit;

import io.tapedeck.api.AdapterOption;
import io.tapedeck.api.TimeSource;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Which hosts must not be called for a while: an exchange that bans us bans the address of this computer, so every feed waits, whichever it was that heard
 * the ban. One for the whole program (docs/adr/0010). Any thread.
 */
final class HostGates {
  private final TimeSource clock;
  private final Map<Object, Long> shutUntil = new ConcurrentHashMap<>();

  HostGates(TimeSource clock) {
    this.clock = clock;
  }

  /** What a host is called here: its name. On this computer each port is somebody else. */
  static String key(URI uri) {
    String host = String.valueOf(uri.getHost()).toLowerCase(Locale.ROOT);
    return AdapterOption.isLoopback(host) ? host + ":" + uri.getPort() : host;
  }

  /** Shuts a gate for this long. A longer time already set stays. */
  void shut(Object key, Duration time) {
    shutUntil.merge(key, clock.nanos() + time.toNanos(), (known, asked) -> asked - known > 0 ? asked : known);
  }

  /** How long a gate stays shut; zero when it is open. */
  Duration left(Object key) {
    Long until = shutUntil.get(key);
    if (until == null) {
      return Duration.ZERO;
    }
    long left = until - clock.nanos();
    if (left <= 0) {
      shutUntil.remove(key, until);
      return Duration.ZERO;
    }
    return Duration.ofNanos(left);
  }
}
