package io.tapedeck.kit;

import io.tapedeck.api.Problem;
import io.tapedeck.api.Problem.Kind;
import java.net.http.HttpHeaders;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Puts what goes wrong with a REST request into a trader's words. Any thread. */
final class RestProblems {
  private static final int LONGEST_DETAIL = 300;

  private final String host;

  RestProblems(String host) {
    this.host = host;
  }

  Problem timeout(Duration limit) {
    return Problem.retryable(Kind.TIMEOUT, host + " did not answer within " + limit.toSeconds() + " s", "");
  }

  /** No answer came, or not a whole one. */
  Problem of(Throwable failure) {
    String detail = String.valueOf(failure);
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof UnresolvedAddressException) {
        return Problem.retryable(Kind.DNS, "Cannot find " + host + " (DNS)", detail);
      }
      if (cause instanceof HttpTimeoutException) {
        return Problem.retryable(Kind.TIMEOUT, host + " does not answer", detail);
      }
      if ("answer too large".equals(cause.getMessage())) {
        return Problem.retryable(Kind.MALFORMED, host + " sent more than an answer may hold", detail);
      }
    }
    return new SocketProblems(host).of(failure, false);
  }

  /** An answer came, but not what was asked for. */
  Problem answered(int status, HttpHeaders headers, byte[] body) {
    String code = " (HTTP " + status + ")";
    String detail = "HTTP " + status + ": " + beginning(body);
    Duration asked = SocketProblems.retryAfter(headers.firstValue("Retry-After").orElse(""));
    return switch (status) {
      case 429, 418 -> later(Kind.RATE_LIMIT, host + " asks us to slow down" + code, detail, asked, status == 418 ? 120 : 30);
      case 451 -> Problem.lasting(Kind.REFUSED, host + " refuses requests from this country" + code, detail);
      case 401, 403 -> later(Kind.REFUSED, host + " refuses this request" + code, detail, asked, 300);
      case 301, 302, 303, 307, 308 ->
          later(Kind.REFUSED, host + " points to another address, which is not followed" + code, detail, asked, 60);
      case 503 -> later(Kind.MAINTENANCE, host + " is not available now" + code, detail, asked, 5);
      default -> status >= 500
          ? later(Kind.CONNECTION, host + " failed to answer" + code, detail, asked, 5)
          : Problem.lasting(Kind.REFUSED, host + " does not know what was asked for" + code, detail);
    };
  }

  private static Problem later(Kind kind, String text, String detail, @Nullable Duration asked, long seconds) {
    return new Problem(kind, text, detail, true, asked == null ? Duration.ofSeconds(seconds) : asked);
  }

  private static String beginning(byte[] body) {
    int length = Math.min(body.length, LONGEST_DETAIL);
    return new String(body, 0, length, StandardCharsets.UTF_8) + (body.length > length ? "..." : "");
  }
}
