package io.tapedeck.kit;

import io.tapedeck.api.Problem;
import io.tapedeck.api.Problem.Kind;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Puts what goes wrong with a connection into a trader's words. Any thread. */
final class SocketProblems {
  private static final Duration LONGEST_WAIT = Duration.ofHours(1);

  private final String host;

  SocketProblems(String host) {
    this.host = host;
  }

  Problem timeout(Duration limit) {
    return Problem.retryable(Kind.TIMEOUT, host + " did not answer within " + limit.toSeconds() + " s", "");
  }

  /** Connecting failed, or an open connection broke. */
  Problem of(Throwable failure, boolean wasOpen) {
    String detail = String.valueOf(failure);
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof UpgradeRefused refused) {
        return refused(refused);
      }
      if (cause instanceof UnknownHostException) {
        return Problem.retryable(Kind.DNS, "Cannot find " + host + " (DNS)", detail);
      }
      if (cause instanceof SSLException) {
        return later(Kind.TLS, tlsText(cause), detail, Duration.ofSeconds(30));
      }
      if (cause instanceof SocketTimeoutException) {
        return Problem.retryable(Kind.TIMEOUT, host + " does not answer", detail);
      }
      if (cause instanceof ConnectException) {
        return Problem.retryable(Kind.CONNECTION, host + " does not take connections", detail);
      }
      if (cause instanceof NoRouteToHostException) {
        return Problem.retryable(Kind.CONNECTION, "No way leads to " + host + " from this computer", detail);
      }
      if (cause instanceof IOException && wasOpen && isGuardWord(cause.getMessage())) {
        return Problem.retryable(Kind.MALFORMED, host + " sent what breaks the protocol or its limits", detail);
      }
    }
    return Problem.retryable(
        Kind.CONNECTION, wasOpen ? "The connection to " + host + " broke" : "Cannot connect to " + host, detail);
  }

  private static boolean isGuardWord(@Nullable String message) {
    return message != null && (message.endsWith("too large") || message.startsWith("frame breaks"));
  }

  private String tlsText(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      String message = String.valueOf(cause.getMessage());
      if (cause instanceof CertificateExpiredException) {
        return "The certificate of " + host + " has expired, or this computer's clock is wrong";
      }
      if (cause instanceof CertificateNotYetValidException) {
        return "The certificate of " + host + " is not valid yet, or this computer's clock is wrong";
      }
      if (message.contains("unable to find valid certification path")) {
        return "The certificate of " + host + " is not trusted by this computer";
      }
      if (cause instanceof CertificateException && message.startsWith("No ")) {
        return "The certificate is not for " + host;
      }
    }
    return "No safe connection to " + host + " could be agreed";
  }

  private Problem refused(UpgradeRefused refused) {
    int status = refused.status();
    String code = " (HTTP " + status + ")";
    String detail = String.valueOf(refused.getMessage());
    Duration asked = retryAfter(refused.header("Retry-After"));
    return switch (status) {
      case 429, 418 -> later(Kind.RATE_LIMIT, host + " asks us to slow down" + code, detail, or(asked, 30));
      case 451 -> Problem.lasting(Kind.REFUSED, host + " refuses connections from this country" + code, detail);
      case 401, 403 -> later(Kind.REFUSED, host + " refuses this connection" + code, detail, or(asked, 300));
      case 301, 302, 303, 307, 308 -> later(Kind.HANDSHAKE, host + " points to another address, which is not followed" + code,
          detail + " to " + refused.header("Location"), or(asked, 60));
      case 503 -> later(Kind.MAINTENANCE, host + " is not available now" + code, detail, or(asked, 5));
      case 200 -> later(Kind.HANDSHAKE, host + " answered, but not as a WebSocket: Not a WebSocket" + code, detail, or(asked, 60));
      case 0 -> later(Kind.HANDSHAKE, host + " answered, but not as a WebSocket", detail, or(asked, 30));
      default -> later(Kind.HANDSHAKE, host + " gave no WebSocket" + code, detail, or(asked, status >= 500 ? 5 : 60));
    };
  }

  /** The server closed; {@code code} 0 means that it gave none. */
  Problem closed(int code, @Nullable String reason) {
    String detail = "close code " + code + (reason == null || reason.isBlank() ? "" : ": " + reason);
    return switch (code) {
      case 1001, 1012, 1013 -> Problem.retryable(Kind.MAINTENANCE, host + " is restarting or in maintenance", detail);
      case 1008 -> Problem.retryable(Kind.REFUSED, host + " ended the connection by its rules", detail);
      case 0, 1005, 1006 -> Problem.retryable(Kind.CONNECTION, "The connection to " + host + " broke", detail);
      default -> Problem.retryable(Kind.CONNECTION, host + " closed the connection", detail);
    };
  }

  private static Problem later(Kind kind, String text, String detail, Duration wait) {
    return new Problem(kind, text, detail, true, wait);
  }

  private static Duration or(@Nullable Duration asked, long seconds) {
    return asked == null ? Duration.ofSeconds(seconds) : asked;
  }

  /** Seconds or an HTTP date, at most an hour; null when there is neither. */
  static @Nullable Duration retryAfter(String header) {
    Duration wait;
    if (header.matches("\\d{1,9}")) {
      wait = Duration.ofSeconds(Long.parseLong(header));
    } else {
      try {
        Instant date = ZonedDateTime.parse(header, DateTimeFormatter.RFC_1123_DATE_TIME.withLocale(Locale.ROOT)).toInstant();
        wait = Duration.between(Instant.now(), date);
      } catch (DateTimeParseException e) {
        return null; // The header is optional, and nonsense in it is as good as none.
      }
    }
    return wait.isNegative() ? Duration.ZERO : wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
  }

  /** The text of a close frame, for the log. */
  static String reasonOf(byte @Nullable [] payload) {
    return payload == null || payload.length <= 2 ? "" : new String(payload, 2, payload.length - 2, StandardCharsets.UTF_8);
  }
}
