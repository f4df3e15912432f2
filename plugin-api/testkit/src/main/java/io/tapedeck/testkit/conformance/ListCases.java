package io.tapedeck.testkit.conformance;

import io.tapedeck.api.ExchangeAdapter;
import io.tapedeck.api.ExchangeException;
import io.tapedeck.api.Instrument;
import io.tapedeck.api.Problem;
import io.tapedeck.testkit.FakeContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The list of instruments. */
final class ListCases {

  static final List<Case> CASES = List.of(
      new Case(60, "every listed symbol is in the list, under the name all exchanges use", dialect -> {
        Map<String, Instrument> listed = listed(dialect);
        Check.that(listed.keySet().containsAll(dialect.symbols()), "listed are " + listed.keySet());
        Check.same(instrument(listed, dialect.symbols().get(0)).key(), dialect.key(), "key");
        Check.that(!listed.containsKey(dialect.unknown()), "the unknown symbol is listed");
      }),
      new Case(61, "prices have two digits there and sizes four", dialect -> {
        BookCases.onlyWhere(dialect.declaresScales(), "The exchange does not declare digits.");
        Instrument instrument = instrument(listed(dialect), dialect.symbols().get(0));
        Check.same(instrument.priceScale(), 2, "digits of prices");
        Check.same(instrument.sizeScale(), 4, "digits of sizes");
        Check.that(!instrument.inferred(), "the digits count as a guess");
      }),
      new Case(62, "a list that cannot be read is said so", dialect ->
          Check.same(failure(dialect, new Dialect.Answer(200, "{\"cut\":")).kind(), Problem.Kind.MALFORMED, "kind")),
      new Case(63, "a proxy's error page is not taken for a list", dialect ->
          Check.same(failure(dialect, new Dialect.Answer(200, "<html>Welcome</html>")).kind(), Problem.Kind.MALFORMED, "kind")),
      new Case(64, "a failing service is worth another try", dialect ->
          Check.that(failure(dialect, new Dialect.Answer(500, "oops")).retryable(), "it would not be tried again")),
      new Case(65, "a plea to slow down is understood as one", dialect -> {
        Problem problem = failure(dialect, new Dialect.Answer(429, "slow"));
        Check.same(problem.kind(), Problem.Kind.RATE_LIMIT, "kind");
        Check.that(problem.retryAfter() != null, "no time to wait");
      }),
      new Case(66, "a country that is not served is told, and not tried again", dialect -> {
        Problem problem = failure(dialect, new Dialect.Answer(451, ""));
        Check.same(problem.kind(), Problem.Kind.REFUSED, "kind");
        Check.that(!problem.retryable(), "it would be tried again");
      }),
      new Case(67, "the last list serves while there is no network", ListCases::keepsTheList));

  private ListCases() {}

  private static Map<String, Instrument> listed(Dialect dialect) throws ExchangeException {
    try (LiveVenue venue = new LiveVenue(dialect)) {
      ExchangeAdapter adapter = dialect.adapter();
      return bySymbol(adapter.instruments(venue.context(adapter)));
    }
  }

  private static Map<String, Instrument> bySymbol(List<Instrument> instruments) {
    return instruments.stream().collect(Collectors.toMap(Instrument::symbol, instrument -> instrument));
  }

  private static Instrument instrument(Map<String, Instrument> listed, String symbol) {
    Instrument instrument = listed.get(symbol);
    if (instrument == null) {
      throw new AssertionError(symbol + " is not listed");
    }
    return instrument;
  }

  private static Problem failure(Dialect dialect, Dialect.Answer answer) {
    ExchangeAdapter adapter = dialect.adapter();
    BookCases.onlyWhere(dialect.listsByRest(), "The list comes over the WebSocket.");
    try (ScriptedRest rest = ScriptedRest.start(asked -> answer)) {
      FakeContext context = Line.context(dialect, adapter).with("rest", rest.uri().toString());
      List<Instrument> listed = adapter.instruments(context);
      throw new AssertionError("A list came of it: " + listed);
    } catch (ExchangeException e) {
      Check.that(!e.problem().text().isBlank(), "no sentence");
      return e.problem();
    }
  }

  private static void keepsTheList(Dialect dialect) throws ExchangeException, IOException {
    ExchangeAdapter adapter = dialect.adapter();
    BookCases.onlyWhere(dialect.listsByRest(), "The list comes over the WebSocket.");
    Path cache = Files.createTempDirectory("tapedeck-lists");
    try {
      List<Instrument> fresh;
      FakeContext context;
      try (LiveVenue venue = new LiveVenue(dialect)) {
        context = venue.context(adapter).with(cache.resolve("new"));
        fresh = adapter.instruments(context);
      }
      Check.same(bySymbol(adapter.instruments(context)), bySymbol(fresh), "the list without a network");
    } finally {
      try (Stream<Path> files = Files.walk(cache)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }
}
