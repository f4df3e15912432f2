package io.tapedeck.plugin.coinbase;

import io.tapedeck.api.Problem;
import java.util.Locale;

/** Coinbase's complaints in a trader's words. Any thread. */
final class Problems {

  private Problems() {}

  static Problem unknown(String symbol, String detail) {
    return Problem.lasting(Problem.Kind.UNKNOWN_SYMBOL, "Coinbase does not list " + symbol + "; not tried again.", detail);
  }

  static Problem shared(String symbol, String alias) {
    return Problem.lasting(
        Problem.Kind.UNKNOWN_SYMBOL, symbol + " has no book of its own at Coinbase; choose " + alias + " instead.", "alias");
  }

  static Problem complaint(String message) {
    String small = message.toLowerCase(Locale.ROOT);
    return small.contains("rate limit") || small.contains("too many")
        ? Problem.retryable(Problem.Kind.RATE_LIMIT, "Coinbase asks us to slow down.", message)
        : Problem.retryable(Problem.Kind.REFUSED, "Coinbase did not accept a message.", message);
  }
}
