package io.tapedeck.testkit.conformance;

import io.tapedeck.api.Side;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Random;

/** Trades and quotes: exact, by the right side, at the right time. */
final class TradeCases {

  static final List<Case> CASES = List.of(
      new Case(40, "a trade is told exactly, with its time in the right unit", dialect -> {
        Line line = Line.open(dialect);
        MadeUpMarket.Trade trade = dialect.market(line.first()).trade(Side.BUY, "100.50", "0.2500");
        line.log.take();
        line.session().trade(trade).forEach(line::deliver);
        List<String> told = line.log.take().stream().filter(call -> call.startsWith("trade ")).toList();
        Check.same(told.size(), 1, "trades told");
        Check.that(told.get(0).contains(" " + Instant.ofEpochMilli(trade.millis()) + " "), "time of " + told);
        Check.that(!dialect.numbersTrades() || told.get(0).endsWith(" id " + trade.id()), "id of " + told);
        sums(line, 1, 1, "0.25", "25.125");
      }),
      new Case(41, "a taker who sold is a seller", dialect -> {
        Line line = Line.open(dialect);
        line.trade(line.first(), Side.SELL, "100.25", "2.0000");
        sums(line, 1, 0, "2", "200.5");
      }),
      new Case(42, "fifty trades add up exactly", TradeCases::addUp),
      new Case(43, "an unreadable trade is rejected alone", dialect -> spoiled(dialect, "66.66", "null")),
      new Case(44, "a trade of size zero is rejected", dialect -> spoiled(dialect, "6.5432", "0")),
      new Case(45, "a trade told twice is one trade", dialect -> {
        BookCases.onlyWhere(dialect.numbersTrades(), "Trades carry no rising id.");
        Line line = Line.open(dialect);
        List<String> words = line.tradeWords(line.first(), Side.BUY, "100.50", "1.0000");
        words.forEach(line::deliver);
        words.forEach(line::deliver);
        sums(line, 1, 1, "1", "100.5");
      }),
      new Case(46, "trades leave the book alone", dialect -> {
        Line line = Line.open(dialect);
        line.trade(line.first(), Side.BUY, "100.50", "0.1000");
        line.change(line.first(), Side.SELL, "100.50", "0.4000");
        line.trade(line.first(), Side.SELL, "100.25", "0.1000");
        Books.checkExact(line, line.first());
        Check.same(line.market(line.first()).gaps(), 0L, "gaps");
      }),
      new Case(47, "best bid and ask are told as they were sent", dialect -> {
        Line line = Line.open(dialect);
        List<String> words = line.session().quote(dialect.market(line.first()));
        BookCases.onlyWhere(!words.isEmpty(), "There is no channel for them.");
        line.log.take();
        words.forEach(line::deliver);
        List<String> told = line.log.take().stream().filter(call -> call.startsWith("quote " + line.first())).toList();
        Check.same(told.size(), 1, "quotes told");
        Check.that(told.get(0).matches(".* bid 100\\.250* x 1\\.50* ask 100\\.50* x 0\\.50*"), told.get(0));
      }));

  private TradeCases() {}

  private static void sums(Line line, long count, long buys, String volume, String quoteVolume) {
    PlainMarket market = line.market(line.first());
    Check.same(market.trades(), count, "trades");
    Check.same(market.buys(), buys, "buys");
    Check.that(market.volume().compareTo(new BigDecimal(volume)) == 0, "volume " + market.volume());
    Check.that(market.quoteVolume().compareTo(new BigDecimal(quoteVolume)) == 0, "quote volume " + market.quoteVolume());
  }

  private static void addUp(Dialect dialect) {
    Line line = Line.open(dialect);
    Random random = new Random(11);
    BigDecimal volume = BigDecimal.ZERO;
    BigDecimal quoteVolume = BigDecimal.ZERO;
    long buys = 0;
    for (int i = 0; i < 50; i++) {
      Side taker = random.nextBoolean() ? Side.BUY : Side.SELL;
      String price = random.nextInt(90, 110) + "." + String.format("%02d", random.nextInt(100));
      String size = random.nextInt(1, 50) + "." + String.format("%04d", random.nextInt(10_000));
      buys += taker == Side.BUY ? 1 : 0;
      volume = volume.add(new BigDecimal(size));
      quoteVolume = quoteVolume.add(new BigDecimal(size).multiply(new BigDecimal(price)));
      line.trade(line.first(), taker, price, size);
    }
    sums(line, 50, buys, volume.toPlainString(), quoteVolume.toPlainString());
  }

  private static void spoiled(Dialect dialect, String what, String by) {
    Line line = Line.open(dialect);
    for (String words : line.tradeWords(line.first(), Side.BUY, "66.66", "6.5432")) {
      Check.that(words.contains(what), what + " is not in " + words);
      boolean quoted = words.contains("\"" + what + "\"");
      line.deliver(quoted ? words.replace("\"" + what + "\"", by.equals("null") ? by : "\"" + by + "\"") : words.replace(what, by));
    }
    line.settle();
    Check.same(line.host.rejections().size(), 1, "rejections");
    line.trade(line.first(), Side.BUY, "100.50", "1.0000");
    sums(line, 1, 1, "1", "100.5");
    Books.checkExact(line, line.first());
  }
}
