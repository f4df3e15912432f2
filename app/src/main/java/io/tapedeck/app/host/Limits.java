package io.tapedeck.app.host;

import java.time.Duration;

/**
 * How long the host is patient with a plugin. Immutable; any thread.
 *
 * @param load how long loading may take
 * @param stop how long stopping or closing may take
 * @param leave how long the threads of a closed feed may take to end before they are called left behind
 * @param look how often somebody looks for calls that do not come back
 */
record Limits(Duration load, Duration stop, Duration leave, Duration look) {

  /** The usual ones, with this limit for loading. */
  static Limits usual(Duration load) {
    return new Limits(load, Duration.ofSeconds(3), Duration.ofMillis(2_500), Duration.ofSeconds(1));
  }
}
