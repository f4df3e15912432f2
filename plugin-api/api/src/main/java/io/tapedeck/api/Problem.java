package io.tapedeck.api;

import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Expected trouble, as a value. Immutable; any thread.
 *
 * @param kind what sort of trouble; decides the verdict and the next step
 * @param text one sentence for the trader: what happened. No codes, no stack traces
 * @param detail for the log and behind "Details"; may be empty
 * @param retryable whether trying again by itself makes sense
 * @param retryAfter the earliest moment of the next try as asked by the exchange, counted from now; null when it did not say
 */
public record Problem(Kind kind, String text, String detail, boolean retryable, @Nullable Duration retryAfter) {

  /** Sorts of trouble. */
  public enum Kind {
    /** The host name could not be found. */
    DNS,
    /** Nobody answered at that address, or the connection broke. */
    CONNECTION,
    /** No answer in time. */
    TIMEOUT,
    /** The certificate or the TLS handshake was refused. */
    TLS,
    /** The proxy on the way could not be reached, wants a password or refuses; the settings are the place to look. */
    PROXY,
    /** The server answered, but not as a WebSocket. */
    HANDSHAKE,
    /** The exchange asks us to slow down. */
    RATE_LIMIT,
    /** The exchange refuses us: region, ban, permission. */
    REFUSED,
    /** The exchange does not list the symbol. */
    UNKNOWN_SYMBOL,
    /** The exchange is in maintenance or restarts. */
    MAINTENANCE,
    /** Something could not be read. */
    MALFORMED,
    /** An option or a request makes no sense. */
    INVALID_OPTION,
    /** The plugin broke a promise. */
    PLUGIN
  }

  /** Checks that there is a sentence. */
  public Problem {
    Objects.requireNonNull(kind);
    Objects.requireNonNull(detail);
    if (text.isBlank()) {
      throw new IllegalArgumentException("A problem needs a sentence for the trader");
    }
  }

  /** A problem worth trying again. */
  public static Problem retryable(Kind kind, String text, String detail) {
    return new Problem(kind, text, detail, true, null);
  }

  /** A problem that trying again will not mend. */
  public static Problem lasting(Kind kind, String text, String detail) {
    return new Problem(kind, text, detail, false, null);
  }
}
