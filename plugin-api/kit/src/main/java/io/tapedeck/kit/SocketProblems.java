package io.tapedeck.kit;

import io.tapedeck.api.Problem;
import io.tapedeck.api.Problem.Kind;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
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
  /** The longest ban an exchange documents is three days; what asks for more than a week is nonsense. */
  private static final Duration LONGEST_WAIT = Duration.ofDays(7);

  private final String host;

  SocketProblems(String host) {
    this.host = host;
  }

  Problem timeout(Dialer.Stage stage, Duration limit) {
    String late = " within " + Math.max(1, limit.toSeconds()) + " s";
    String detail = "late at stage " + stage;
    return switch (stage) {
      case NAME -> Problem.retryable(Kind.DNS, "No name server found " + host + late + " (DNS timeout)", detail);
      case CONNECT -> Problem.retryable(Kind.TIMEOUT, host + " did not answer" + late, detail);
      case PROXY -> Problem.retryable(Kind.PROXY, "The proxy did not answer" + late, detail);
      case TLS -> Problem.retryable(Kind.TIMEOUT, host + " did not finish the TLS handshake" + late, detail);
      case UPGRADE -> Problem.retryable(Kind.TIMEOUT, host + " did not finish the WebSocket handshake" + late, detail);
    };
  }

  /** Nobody may call this host yet. */
  Problem paused(Duration left) {
    return later(Kind.RATE_LIMIT, host + " told us to wait; nothing is tried before that", "asked by an earlier answer", left);
  }

  /** Connecting failed, or an open connection broke. */
  Problem of(Throwable failure, boolean wasOpen) {
    String detail = String.valueOf(failure);
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof UpgradeRefused refused) {
        return refused(refused);
      }
      if (cause instanceof ProxyFailure proxy) {
        return later(Kind.PROXY, proxy.text(), detail, proxy.waitTime());
      }
      if (cause instanceof GuardException guard) {
        return broken(guard);
      }
      if (cause instanceof UnknownHostException) {
        return Problem.retryable(Kind.DNS, "Cannot find " + host + " (DNS)", detail);
      }
      // Once it is open, or when the line broke below it, TLS only passes on what happened to the line.
      if (cause instanceof SSLException && !wasOpen && !(cause.getCause() instanceof SocketException)) {
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
    }
    return Problem.retryable(
        Kind.CONNECTION, wasOpen ? "The connection to " + host + " broke" : "Cannot connect to " + host, detail);
  }

  /** The server sent what no client may accept. */
  Problem broken(GuardException guard) {
    String what = switch (guard.code()) {
      case GuardException.TOO_LARGE -> " sent a message that is too large";
      case GuardException.NOT_TEXT -> " sent text that is not UTF-8";
      default -> " sent what breaks the WebSocket protocol";
    };
    return Problem.retryable(Kind.MALFORMED, host + what, guard.getMessage() + " (closed with " + guard.code() + ")");
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
      if (message.contains("protocol version") || message.contains("protocol_version")) {
        return host + " offers only an old TLS, which is not safe (1.2 or newer is needed)";
      }
      if (message.contains("Unsupported or unrecognized SSL message")) {
        return host + " does not speak TLS at this address";
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
      case 429 -> later(Kind.RATE_LIMIT, host + " asks us to slow down" + code, detail, or(asked, 30));
      case 418 -> later(Kind.RATE_LIMIT, host + " has banned this computer's address for a while" + code, detail, or(asked, 120));
      case 451 -> Problem.lasting(Kind.REFUSED, host + " refuses connections from this country" + code, detail);
      case 401, 403 -> later(Kind.REFUSED, host + " refuses this connection" + code, detail, or(asked, 300));
      case 301, 302, 303, 307, 308 -> later(Kind.HANDSHAKE, host + " points to another address, which is not followed" + code,
          detail + " to " + refused.header("Location"), or(asked, 60));
      case 503 -> later(Kind.MAINTENANCE, host + " is not available now" + code, detail, or(asked, 5));
      case 407 -> later(Kind.PROXY, "A proxy on the way to " + host + " asks for a password" + code, detail, or(asked, 60));
      case 200 -> later(Kind.HANDSHAKE, host + " answered with a web page, perhaps this network wants a login first: Not a WebSocket" + code, detail, or(asked, 60));
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

  /** True when the answer is meant for every connection from here: a ban, or a time named by the exchange. */
  static boolean shutsTheHost(UpgradeRefused refused) {
    return refused.status() == 429 || refused.status() == 418 || retryAfter(refused.header("Retry-After")) != null;
  }

  private static Problem later(Kind kind, String text, String detail, Duration wait) {
    return new Problem(kind, text, detail, true, wait);
  }

  private static Duration or(@Nullable Duration asked, long seconds) {
    return asked == null ? Duration.ofSeconds(seconds) : asked;
  }

  /** Seconds or an HTTP date; null when there is neither. */
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
}
