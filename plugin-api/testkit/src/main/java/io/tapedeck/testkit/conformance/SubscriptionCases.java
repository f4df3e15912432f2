package io.tapedeck.testkit.conformance;

import io.tapedeck.api.FrameException;
import io.tapedeck.api.Instrument;
import io.tapedeck.api.Problem;
import io.tapedeck.api.Side;
import io.tapedeck.kit.JsonReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What a plugin asks for, and what it makes of the answers. */
final class SubscriptionCases {

  static final List<Case> CASES = List.of(
      new Case(10, "every symbol is asked for as soon as the connection is open", dialect -> {
        Line line = Line.begun(dialect, dialect.symbols().toArray(String[]::new));
        for (String symbol : dialect.symbols()) {
          Check.that(mentions(line.sent, symbol), symbol + " is not in " + line.sent);
        }
      }),
      new Case(11, "what is sent is JSON, whatever a symbol looks like", dialect -> {
        Line line = Line.begun(dialect, dialect.symbols().get(0), "A\"B\\C");
        for (String text : line.sent) {
          checkJson(text);
        }
      }),
      new Case(12, "an accepted symbol is told once", dialect -> {
        Line line = Line.open(dialect);
        Check.same(line.log.count("subscribed " + line.first()), 1, "told for the first symbol");
        Check.same(line.log.count("subscribed " + line.second()), 1, "told for the second symbol");
      }),
      new Case(13, "a symbol that does not exist is refused, alone, for good and by name", SubscriptionCases::refusesOne),
      new Case(14, "a refused symbol is not asked for again", dialect -> {
        Line line = Line.open(dialect, dialect.symbols().get(0), dialect.unknown());
        int number = line.log.streamOf(dialect.unknown());
        line.sent.clear();
        line.requests.clear();
        line.protocol.resync(number);
        Check.empty(line.sent, "asked again");
        Check.empty(line.requests, "asked again");
      }),
      new Case(15, "a symbol can be added while others run", dialect -> {
        Line line = Line.open(dialect, dialect.symbols().toArray(String[]::new));
        Line late = Line.open(dialect, dialect.symbols().toArray(String[]::new));
        late.protocol.unsubscribe(instrument(dialect, late.third()));
        late.settle();
        late.protocol.subscribe(instrument(dialect, late.third()));
        late.settle();
        Books.checkExact(late, late.third());
        Books.checkExact(line, line.first());
      }),
      new Case(16, "a symbol can be ended while others run", SubscriptionCases::endsOne),
      new Case(17, "a new snapshot is asked for one symbol alone", SubscriptionCases::resyncsOne),
      new Case(18, "a new snapshot for a stream that is not there is nothing", dialect -> {
        Line line = Line.open(dialect);
        line.sent.clear();
        line.protocol.resync(77);
        line.protocol.resync(-1);
        Check.empty(line.sent, "sent");
      }),
      new Case(19, "the sign of life is understood and its answer is nothing to tell", dialect -> {
        Line line = Line.open(dialect);
        line.log.take();
        String ping = line.protocol.ping();
        if (ping == null) {
          throw new Case.DoesNotApply("The WebSocket's own pings serve.");
        }
        line.session().heard(ping).forEach(line::deliver);
        Check.empty(line.log.take(), "told");
      }));

  private SubscriptionCases() {}

  static Instrument instrument(Dialect dialect, String symbol) {
    return Instrument.provisional(dialect.adapter().info().id(), symbol);
  }

  static boolean mentions(List<String> texts, String symbol) {
    // Some exchanges write symbols small in some places.
    String small = symbol.toLowerCase(Locale.ROOT);
    return texts.stream().anyMatch(text -> text.toLowerCase(Locale.ROOT).contains(small));
  }

  private static void checkJson(String text) {
    try {
      JsonReader json = new JsonReader(true);
      json.reset(text.getBytes(StandardCharsets.UTF_8));
      json.finish();
    } catch (FrameException e) {
      throw new AssertionError(e.reason() + ": " + text, e);
    }
  }

  private static void refusesOne(Dialect dialect) {
    Line line = Line.open(dialect, dialect.symbols().get(0), dialect.unknown(), dialect.symbols().get(1));
    Map<String, Problem> refusals = line.host.refusals();
    Check.same(refusals.keySet(), Set.of(dialect.unknown()), "refused");
    Problem why = refusals.values().iterator().next();
    Check.same(why.kind(), Problem.Kind.UNKNOWN_SYMBOL, "kind of the refusal");
    Check.that(!why.retryable(), "the refusal would be tried again");
    Check.that(why.text().contains(dialect.unknown()), "the symbol is not named: " + why.text());
    Books.checkExact(line, line.first());
    Books.checkExact(line, line.second());
  }

  private static void endsOne(Dialect dialect) {
    Line line = Line.open(dialect);
    line.sent.clear();
    List<String> words = line.words(line.second(), Side.BUY, "99.50", "1.0000");
    line.protocol.unsubscribe(instrument(dialect, line.second()));
    Check.that(!line.sent.isEmpty(), "the exchange is not told");
    line.log.take();
    words.forEach(line::deliver);
    Check.empty(line.log.take().stream().filter(told -> told.contains(line.second())).toList(), "told of what was ended");
    line.change(line.first(), Side.BUY, "99.50", "1.0000");
    Books.checkExact(line, line.first());
  }

  private static void resyncsOne(Dialect dialect) {
    Line line = Line.open(dialect);
    line.sent.clear();
    line.requests.clear();
    line.log.take();
    line.protocol.resync(line.log.streamOf(line.first()));
    Check.that(!line.sent.isEmpty() || !line.requests.isEmpty(), "nothing is asked");
    line.settle();
    List<String> told = line.log.take();
    Check.same(told.stream().filter(("snapshot " + line.first())::equals).count(), 1L, "snapshots of the one");
    Check.same(told.stream().filter(("snapshot " + line.second())::equals).count(), 0L, "snapshots of the other");
    Books.checkExact(line, line.first());
    Books.checkExact(line, line.second());
  }
}
