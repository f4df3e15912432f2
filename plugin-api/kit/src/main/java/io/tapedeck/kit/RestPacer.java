package io.tapedeck.kit;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Spreads requests to one host over time, for all plugins and feeds together: exchanges count by address. Any thread; waits itself for nothing.
 */
final class RestPacer {
  private static final long SECOND = 1_000_000_000L;
  private static final Map<String, RestPacer> HOSTS = new ConcurrentHashMap<>();

  private final ArrayDeque<Long> reserved = new ArrayDeque<>();
  private long closedUntil = Long.MIN_VALUE;

  RestPacer() {}

  /** The one pacer of a host and port. */
  static RestPacer of(String authority) {
    return HOSTS.computeIfAbsent(authority, key -> new RestPacer());
  }

  /** Takes the next free moment and says how many nanoseconds it is away. */
  synchronized long reserve(long now, int perSecond) {
    while (!reserved.isEmpty() && reserved.getFirst() + SECOND <= now) {
      reserved.removeFirst();
    }
    long moment = now;
    if (closedUntil != Long.MIN_VALUE && closedUntil > moment) {
      moment = closedUntil;
    }
    if (reserved.size() >= perSecond) {
      Long[] moments = reserved.toArray(Long[]::new);
      moment = Math.max(moment, moments[moments.length - perSecond] + SECOND);
    }
    if (!reserved.isEmpty()) {
      moment = Math.max(moment, reserved.getLast());
    }
    reserved.addLast(moment);
    return moment - now;
  }

  /** Nanoseconds until the host may be asked again after it asked for a pause; 0 when it did not. */
  synchronized long closedFor(long now) {
    return closedUntil == Long.MIN_VALUE ? 0 : Math.max(0, closedUntil - now);
  }

  /** The host asks for a pause. */
  synchronized void close(long now, Duration pause) {
    long until = now + pause.toNanos();
    closedUntil = closedUntil == Long.MIN_VALUE ? until : Math.max(closedUntil, until);
  }
}
