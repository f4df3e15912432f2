package io.tapedeck.plugin.demo;

import io.tapedeck.api.ExchangeException;
import io.tapedeck.api.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Trouble on request, written {@code kind[:SYMBOL]@SECONDS[/EVERY]}: for instance {@code disconnect@10} or {@code gap:ETH/USD@5/30}.
 * Immutable; any thread.
 *
 * @param kind what goes wrong
 * @param symbol whom it hits; empty for every symbol
 * @param atNanos when, from the start of the feed
 * @param everyNanos how often again; 0 for once
 */
record Fault(Kind kind, String symbol, long atNanos, long everyNanos) {

  /** Sorts of trouble. The first group hits a connection (with a symbol: the one that carries it), the second a symbol's stream. */
  enum Kind {
    /** The connection breaks. */
    DISCONNECT,
    /** Nothing comes for 40 s, not even heartbeats; the connection stays open. */
    STALL,
    /** A frame that cannot be read. */
    GARBAGE,
    /** A trade of a symbol nobody asked for. */
    UNKNOWN,
    /** A hundred times the rate for 3 s. */
    BURST,
    /** The exchange's clock is 5 s ahead from then on. */
    SKEW,
    /** Data stop for 20 s; heartbeats go on. */
    SILENCE,
    /** A book message is lost. */
    GAP,
    /** A book message carries a wrong checksum. */
    CHECKSUM,
    /** A bid stands above the best ask. */
    CROSSED,
    /** The subscription is refused. */
    REFUSE;

    /** True when the trouble is a lasting state and cannot come again. */
    boolean lasting() {
      return this == SKEW || this == REFUSE;
    }
  }

  private static final Pattern FORM =
      Pattern.compile("([a-z]+)(?::([^@]+))?(?:@(\\d{1,6}(?:\\.\\d{1,3})?)(?:/(\\d{1,6}(?:\\.\\d{1,3})?))?)?");

  private static final long EARLIEST = 1_000_000_000L;

  /** Reads a comma list; a blank text is no fault at all. */
  static List<Fault> parse(String text) throws ExchangeException {
    List<Fault> faults = new ArrayList<>();
    for (String item : text.split(",", -1)) {
      if (!item.isBlank()) {
        faults.add(one(item.strip()));
      }
    }
    return List.copyOf(faults);
  }

  /** True when it hits this symbol. */
  boolean hits(String candidate) {
    return symbol.isEmpty() || symbol.equals(candidate);
  }

  /** The first moment from this one on, or {@link Long#MAX_VALUE} when it is over. */
  long nextFrom(long elapsedNanos) {
    if (elapsedNanos <= atNanos) {
      return atNanos;
    }
    if (everyNanos == 0) {
      return Long.MAX_VALUE;
    }
    long rounds = (elapsedNanos - atNanos + everyNanos - 1) / everyNanos;
    return atNanos + rounds * everyNanos;
  }

  private static Fault one(String item) throws ExchangeException {
    Matcher form = FORM.matcher(item);
    if (!form.matches()) {
      throw wrong(item, "is not written kind@seconds, such as disconnect@10 or gap:ETH/USD@5/30");
    }
    Kind kind = kind(item, form.group(1));
    String symbol = form.group(2) == null ? "" : form.group(2);
    if (!symbol.isEmpty() && Listing.of(symbol).isEmpty()) {
      throw wrong(item, "names a symbol the demo exchange does not list");
    }
    if (kind == Kind.REFUSE && symbol.isEmpty()) {
      throw wrong(item, "needs a symbol, such as refuse:ETH/USD");
    }
    if (kind != Kind.REFUSE && form.group(3) == null) {
      throw wrong(item, "needs a time in seconds, such as " + form.group(1) + "@10");
    }
    long at = nanos(form.group(3));
    if (at < EARLIEST && !kind.lasting()) {
      throw wrong(item, "comes before a connection can be there; 1 second is the earliest");
    }
    long every = nanos(form.group(4));
    if (form.group(4) != null && (every == 0 || kind.lasting())) {
      throw wrong(item, kind.lasting() ? "lasts and cannot be repeated" : "repeats every 0 seconds; at least 0.001 is needed");
    }
    return new Fault(kind, symbol, at, every);
  }

  private static Kind kind(String item, String name) throws ExchangeException {
    for (Kind kind : Kind.values()) {
      if (kind.name().toLowerCase(Locale.ROOT).equals(name)) {
        return kind;
      }
    }
    String known = Stream.of(Kind.values()).map(k -> k.name().toLowerCase(Locale.ROOT)).collect(Collectors.joining(", "));
    throw wrong(item, "is of no known kind; choose from " + known);
  }

  private static long nanos(@Nullable String seconds) {
    return seconds == null ? 0 : Math.round(Double.parseDouble(seconds) * 1_000) * 1_000_000L;
  }

  private static ExchangeException wrong(String item, String what) {
    return new ExchangeException(
        Problem.lasting(Problem.Kind.INVALID_OPTION, "Option faults of the demo exchange: \"" + item + "\" " + what + ".", ""));
  }
}
