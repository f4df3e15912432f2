package io.tapedeck.app.feed;

import java.util.Objects;

/**
 * The host's answer to "can this stream be trusted now?". Immutable; any thread.
 *
 * @param state the answer
 * @param reason a short phrase for the trader, without the symbol: "Book proven by checksum"
 * @param sinceNanos {@code TimeSource.nanos()} when the state began
 * @param sinceEpochNanos wall-clock time when the state began
 */
public record Verdict(State state, String reason, long sinceNanos, long sinceEpochNanos) {

  /** The nine answers. Only {@link #LIVE} is green. */
  public enum State {
    /** Not started, or stopped. */
    OFF,
    /** No connection yet. */
    CONNECTING,
    /** Connected; waiting for the subscription, the first data or the book. */
    SYNCING,
    /** Subscribed, data fresh, book in step. */
    LIVE,
    /** The connection is alive but this market has been silent for a while. */
    QUIET,
    /** Nothing arrives: the numbers are old. */
    STALE,
    /** The book lost step and is being rebuilt. */
    RESYNC,
    /** The exchange refused this stream. */
    REJECTED,
    /** The plugin or the connection gave up. */
    FAILED;

    /** True when prices may be drawn as facts. */
    public boolean trusted() {
      return this == LIVE || this == QUIET;
    }
  }

  /** Nothing was started. */
  public static final Verdict NOT_STARTED = new Verdict(State.OFF, "Not started", 0, 0);

  /** Checks for nulls. */
  public Verdict {
    Objects.requireNonNull(state);
    Objects.requireNonNull(reason);
  }
}
