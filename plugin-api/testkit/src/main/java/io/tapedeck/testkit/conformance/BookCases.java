package io.tapedeck.testkit.conformance;

import io.tapedeck.api.Side;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Books: exact, in step, and back in step by themselves. */
final class BookCases {
  private static final String MARK = "77.77";

  static final List<Case> CASES = List.of(
      new Case(20, "the first book is the exchange's, level by level", dialect -> {
        Line line = Line.open(dialect);
        Books.checkExact(line, line.first());
        Books.checkExact(line, line.second());
        Check.empty(line.host.rejections(), "rejected");
      }),
      new Case(21, "a change sets a level", dialect -> {
        Line line = Line.open(dialect);
        line.change(line.first(), Side.BUY, "100.25", "7.1250");
        line.change(line.first(), Side.SELL, "100.50", "8.0001");
        Books.checkExact(line, line.first());
      }),
      new Case(22, "a size of zero, however it is spelled, deletes a level", dialect -> {
        Line line = Line.open(dialect);
        line.change(line.first(), Side.BUY, "100.25", "0.0000");
        line.change(line.first(), Side.SELL, "100.50", "0");
        Books.checkExact(line, line.first());
      }),
      new Case(23, "new levels fall into their place", dialect -> {
        Line line = Line.open(dialect);
        line.change(line.first(), Side.BUY, "100.10", "1.0000");
        line.change(line.first(), Side.SELL, "100.40", "0.1000");
        line.change(line.first(), Side.SELL, "140.40", "0.1000");
        Books.checkExact(line, line.first());
      }),
      new Case(24, "three hundred changes of two books leave both exact", dialect -> {
        Line line = Line.open(dialect);
        manyChanges(line, new Random(42), 300);
        Books.checkExact(line, line.first());
        Books.checkExact(line, line.second());
        Check.same(line.market(line.first()).gaps() + line.market(line.second()).gaps(), 0L, "gaps");
        Check.same(line.market(line.first()).failed(), 0L, "failed checksums");
      }),
      new Case(25, "a lost message takes the book out of step, and a new snapshot brings it back", BookCases::recovers),
      new Case(26, "a lost message of one book leaves the others right", dialect -> {
        onlyWhere(dialect.seesLostMessages() && dialect.sendsChanges(), "Nothing shows a lost message.");
        Line line = Line.open(dialect);
        List<String> unused = line.words(line.first(), Side.BUY, "99.00", "1.0000");
        line.change(line.first(), Side.BUY, "98.00", "1.0000");
        line.change(line.second(), Side.BUY, "98.00", "2.0000");
        Books.checkExact(line, line.second());
      }),
      new Case(27, "a message that comes twice changes nothing", dialect -> {
        onlyWhere(dialect.seesRepeats() && dialect.sendsChanges(), "A repeat cannot be told.");
        Line line = Line.open(dialect);
        List<String> words = line.words(line.first(), Side.BUY, "99.00", "1.0000");
        words.forEach(line::deliver);
        words.forEach(line::deliver);
        line.settle();
        line.change(line.first(), Side.BUY, "98.00", "1.0000");
        Books.checkExact(line, line.first());
      }),
      new Case(28, "a new snapshot leaves no ghost of the old book", dialect -> {
        Line line = Line.open(dialect);
        List<String> unused = line.words(line.first(), Side.BUY, "100.25", "0.0000");
        unused = line.words(line.first(), Side.SELL, "100.50", "0.0000");
        line.protocol.resync(line.log.streamOf(line.first()));
        line.settle();
        line.change(line.first(), Side.BUY, "99.10", "1.0000");
        Books.checkExact(line, line.first());
      }),
      new Case(29, "a side may become empty and fill again", dialect -> {
        Line line = Line.open(dialect);
        for (List<String> level : List.copyOf(dialect.market(line.first()).levels(Side.SELL))) {
          line.change(line.first(), Side.SELL, level.get(0), "0.0000");
        }
        Books.checkExact(line, line.first());
        line.change(line.first(), Side.SELL, "103.00", "1.0000");
        Books.checkExact(line, line.first());
      }),
      new Case(30, "an unreadable price spoils its message alone, and the book comes back", dialect -> spoiled(dialect, MARK, "null")),
      new Case(31, "a price of zero is refused", dialect -> spoiled(dialect, MARK, "0")),
      new Case(32, "a price too large for any scale is refused", dialect -> spoiled(dialect, MARK, "9".repeat(40))),
      new Case(33, "a size that is no number is refused", dialect -> spoiled(dialect, "6.5432", "{}")),
      new Case(34, "a number of a thousand digits is refused, not computed", dialect -> spoiled(dialect, "6.5432", "1" + "0".repeat(1_000))),
      new Case(35, "a snapshot asked for in the middle of changes ends exact", dialect -> {
        Line line = Line.open(dialect);
        Random random = new Random(7);
        for (int i = 0; i < 10; i++) {
          line.protocol.resync(line.log.streamOf(line.first()));
          manyChanges(line, random, 20);
        }
        Books.checkExact(line, line.first());
        Books.checkExact(line, line.second());
      }));

  private BookCases() {}

  static void onlyWhere(boolean applies, String otherwise) {
    if (!applies) {
      throw new Case.DoesNotApply(otherwise);
    }
  }

  private static void manyChanges(Line line, Random random, int count) {
    for (int i = 0; i < count; i++) {
      String symbol = random.nextBoolean() ? line.first() : line.second();
      boolean bid = random.nextBoolean();
      int cents = 9_900 + random.nextInt(100) + (bid ? 0 : 200);
      String price = cents / 100 + "." + String.format("%02d", cents % 100);
      String size = random.nextInt(4) == 0 ? "0.0000" : random.nextInt(1, 90) + "." + String.format("%04d", random.nextInt(10_000));
      line.change(symbol, bid ? Side.BUY : Side.SELL, price, size);
    }
  }

  private static void recovers(Dialect dialect) {
    onlyWhere(dialect.seesLostMessages() && dialect.sendsChanges(), "Nothing shows a lost message.");
    Line line = Line.open(dialect);
    List<String> lost = line.words(line.first(), Side.BUY, "99.00", "1.0000");
    Check.that(!lost.isEmpty(), "nothing was lost");
    line.sent.clear();
    line.requests.clear();
    line.change(line.first(), Side.BUY, "98.00", "1.0000");
    Check.that(!line.sent.isEmpty() || !line.requests.isEmpty(), "nothing is asked after a loss");
    Check.that(line.market(line.first()).gaps() + line.market(line.first()).failed() > 0, "the loss is not counted");
    Books.checkExact(line, line.first());
    line.change(line.first(), Side.BUY, "97.00", "1.0000");
    Books.checkExact(line, line.first());
  }

  private static void spoiled(Dialect dialect, String what, String by) {
    Line line = Line.open(dialect);
    List<String> spoiled = new ArrayList<>();
    for (String words : line.words(line.first(), Side.BUY, MARK, "6.5432")) {
      Check.that(words.contains(what), what + " is not in " + words);
      boolean quoted = words.contains("\"" + what + "\"");
      spoiled.add(quoted ? words.replace("\"" + what + "\"", by.startsWith("{") || by.equals("null") ? by : "\"" + by + "\"") : words.replace(what, by));
    }
    int before = line.host.rejections().size();
    spoiled.forEach(line::deliver);
    Check.that(line.host.rejections().size() > before, "nothing is rejected of " + spoiled);
    line.settle();
    if (dialect.sendsChanges()) {
      line.protocol.resync(line.log.streamOf(line.first()));
      line.settle();
    }
    line.change(line.first(), Side.BUY, "99.10", "1.0000");
    Books.checkExact(line, line.first());
    Books.checkExact(line, line.second());
  }
}
