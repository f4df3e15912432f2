package io.tapedeck.api;

import java.util.List;
import java.util.Objects;

/**
 * What a feed, or one of its connections, carries. Immutable; any thread.
 *
 * @param instruments what was asked for, in the trader's order; empty together with {@code everything}
 * @param mode how to connect
 * @param everything true when reading a recording: every instrument that appears is wanted
 */
public record Subscription(List<Instrument> instruments, ConnectionMode mode, boolean everything) {

  /** Copies the list. */
  public Subscription {
    instruments = List.copyOf(instruments);
    Objects.requireNonNull(mode);
  }

  /** A subscription of some instruments. */
  public static Subscription of(List<Instrument> instruments, ConnectionMode mode) {
    return new Subscription(instruments, mode, false);
  }

  /** Whatever a recording holds. */
  public static Subscription ofEverything() {
    return new Subscription(List.of(), ConnectionMode.WEBSOCKET_SHARED, true);
  }
}
