package io.tapedeck.plugin.kraken;

import io.tapedeck.api.Problem;

/** Kraken's complaints in a trader's words. Any thread. */
final class Problems {

  /** Enough to understand a complaint, too little to fill a log. */
  private static final int LONGEST_DETAIL = 300;

  private Problems() {}

  /** A symbol that was refused, with Kraken's own words. */
  static Problem refusal(String symbol, String serverText) {
    String detail = detail(serverText);
    return isUnknownPair(serverText)
        ? Problem.lasting(Problem.Kind.UNKNOWN_SYMBOL, "Kraken does not list " + symbol + "; not tried again.", detail)
        : Problem.lasting(Problem.Kind.REFUSED, "Kraken refuses " + symbol + "; not tried again.", detail);
  }

  /** True for the complaint that a pair does not exist. */
  static boolean isUnknownPair(String serverText) {
    return serverText.contains("Currency pair not supported");
  }

  /** A complaint about no symbol in particular. */
  static Problem complaint(String serverText) {
    if (serverText.contains("Exceeded msg rate")) {
      return Problem.retryable(Problem.Kind.RATE_LIMIT, "Kraken asks us to slow down.", detail(serverText));
    }
    return Problem.retryable(Problem.Kind.REFUSED, "Kraken did not accept a message.", detail(serverText));
  }

  /** A state of Kraken's system other than online. */
  static Problem system(String state) {
    String text = switch (state) {
      case "maintenance" -> "Kraken is in maintenance; prices may stand still.";
      case "cancel_only" -> "Kraken only lets orders be cancelled; prices may stand still.";
      case "post_only" -> "Kraken only takes orders that wait; there may be no trades.";
      default -> "Kraken does not trade as usual; prices may stand still.";
    };
    return Problem.retryable(Problem.Kind.MAINTENANCE, text, detail("system: " + state));
  }

  private static String detail(String serverText) {
    return serverText.length() <= LONGEST_DETAIL ? serverText : serverText.substring(0, LONGEST_DETAIL) + "...";
  }
}
