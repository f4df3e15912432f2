package io.tapedeck.testkit.conformance;

import io.tapedeck.api.FrameException;
import io.tapedeck.api.Problem;
import io.tapedeck.api.Side;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** Frames as they may come: quiet, new, torn, turned round, meaningless. */
final class FrameCases {
  private static final List<String> GARBAGE = List.of(
      "", " ", "null", "true", "0", "\"text\"", "[]", "{}", "{", "[", "{\"a\":1}", "[1]", "[[]]", "{\"a\":", "{\"data\":[{}]}", "[null,null,null]",
      "{\"channel\":1}", "{\"type\":[]}", "{\"event\":{}}", "\u0000", "<html>503</html>", "[".repeat(100), "{\"x\":\"" + "y".repeat(70_000) + "\"}");

  static final List<Case> CASES = List.of(
      new Case(50, "a sign of life is nothing to tell", dialect -> {
        Line line = Line.open(dialect);
        List<String> words = line.session().heartbeat();
        BookCases.onlyWhere(!words.isEmpty(), "There are none.");
        line.log.take();
        words.forEach(line::deliver);
        Check.empty(line.log.take(), "told");
      }),
      new Case(51, "garbage is rejected and forgotten", dialect -> {
        Line line = Line.open(dialect);
        for (String garbage : GARBAGE) {
          line.deliver(garbage);
        }
        line.settle();
        line.change(line.first(), Side.BUY, "99.00", "1.0000");
        Books.checkExact(line, line.first());
        Books.checkExact(line, line.second());
      }),
      new Case(52, "a frame that breaks off has told nothing", FrameCases::tellsNothingOfTornFrames),
      new Case(53, "fields that are new are passed over", dialect -> {
        Line line = Line.open(dialect);
        for (String words : line.words(line.first(), Side.BUY, "99.00", "1.0000")) {
          BookCases.onlyWhere(words.startsWith("{"), "Its frames are arrays.");
          line.deliver("{\"zz_new\":{\"a\":[1,{\"b\":null}]}," + words.substring(1));
        }
        Books.checkExact(line, line.first());
        Check.empty(line.host.rejections(), "rejected");
      }),
      new Case(54, "fields may come in any order", FrameCases::readsAnyOrder),
      new Case(55, "a frame is not changed by reading it", dialect -> {
        Line line = Line.open(dialect);
        for (String words : line.words(line.first(), Side.BUY, "99.00", "1.0000")) {
          byte[] bytes = words.getBytes(StandardCharsets.UTF_8);
          byte[] before = bytes.clone();
          line.protocol.frame(bytes);
          Check.that(Arrays.equals(bytes, before), "the frame was changed");
        }
      }),
      new Case(56, "a symbol nobody asked for is nothing to tell", dialect -> {
        Line line = Line.open(dialect);
        Line other = Line.open(dialect, dialect.symbols().get(2));
        List<String> words = other.words(other.third(), Side.BUY, "99.00", "1.0000");
        line.log.take();
        words.forEach(line::deliver);
        Check.empty(line.log.take().stream().filter(told -> told.contains(line.third())).toList(), "told");
      }),
      new Case(57, "white space between the words is nothing", dialect -> {
        Line line = Line.open(dialect);
        for (String words : line.words(line.first(), Side.BUY, "99.00", "1.0000")) {
          line.deliver(" \n" + words.replace(",\"", ",\n \"") + "\n ");
        }
        Books.checkExact(line, line.first());
      }),
      new Case(58, "an end by plan is told to the trader, and a new connection asked for", dialect -> {
        Line line = Line.open(dialect);
        List<String> words = line.session().farewell();
        BookCases.onlyWhere(!words.isEmpty(), "The exchange does not announce it.");
        words.forEach(line::deliver);
        Check.same(line.farewells.size(), 1, "new connections asked for");
        Check.that(line.farewells.get(0).retryable(), "it would not be tried again");
        Check.that(line.host.notices().stream().anyMatch(n -> n.kind() == Problem.Kind.MAINTENANCE), "notices " + line.host.notices());
      }),
      new Case(59, "without REST the trader is told or the book comes without it", dialect -> {
        Line line = Line.withoutRest(dialect, dialect.symbols().get(0));
        Check.empty(line.host.refusals().keySet(), "refused for what may mend");
      }));

  private FrameCases() {}

  private static void tellsNothingOfTornFrames(Dialect dialect) {
    Line line = Line.open(dialect);
    List<String> all = line.words(line.first(), Side.BUY, "99.00", "1.0000");
    for (String words : all) {
      for (int end = 1; end < words.length(); end++) {
        line.log.take();
        try {
          line.protocol.frame(words.substring(0, end).getBytes(StandardCharsets.UTF_8));
          throw new AssertionError("read as a whole: " + words.substring(0, end));
        } catch (FrameException e) {
          Check.empty(line.log.take(), "told of " + words.substring(0, end));
        }
      }
    }
    all.forEach(line::deliver);
    line.settle();
    Books.checkExact(line, line.first());
  }

  private static void readsAnyOrder(Dialect dialect) throws IOException {
    Line line = Line.open(dialect);
    for (int i = 0; i < 20; i++) {
      for (String words : line.words(line.first(), Side.BUY, "9" + i % 10 + ".00", i + ".5000")) {
        line.deliver(TurnedJson.of(words));
      }
      line.settle();
    }
    for (String words : line.tradeWords(line.first(), Side.SELL, "100.25", "1.0000")) {
      line.deliver(TurnedJson.of(words));
    }
    Books.checkExact(line, line.first());
    Check.same(line.market(line.first()).trades(), 1L, "trades");
    Check.empty(line.host.rejections(), "rejected");
  }
}
