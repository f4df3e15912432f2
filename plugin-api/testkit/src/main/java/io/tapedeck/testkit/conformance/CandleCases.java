package io.tapedeck.testkit.conformance;

import io.tapedeck.api.Candle;
import io.tapedeck.api.ExchangeAdapter;
import io.tapedeck.api.ExchangeException;
import io.tapedeck.api.Problem;
import io.tapedeck.testkit.FakeContext;
import io.tapedeck.testkit.ManualClock;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;

/** What was traded before the start, where an exchange tells it. */
final class CandleCases {
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final long MINUTE_MILLIS = 60_000L;
  private static final long NANOS_PER_MILLI = 1_000_000L;
  /** Ten candles are over, the eleventh is running. */
  private static final int FINISHED = 10;
  private static final Instant NOW = Instant.ofEpochMilli(MadeUpMarket.START_MILLIS + FINISHED * MINUTE_MILLIS + 30_000);

  static final List<Case> CASES = List.of(
      new Case(100, "what was traded before is told, oldest first, digit by digit", dialect ->
          same(told(dialect, history(), 100), history().subList(0, FINISHED))),
      new Case(101, "the candle that is still running is left out", CandleCases::leavesOutTheRunning),
      new Case(102, "no more candles than were asked for come, and those are the newest", dialect ->
          same(told(dialect, history(), 4), history().subList(FINISHED - 4, FINISHED))),
      new Case(103, "candles that come in any order are told in order, each once", dialect -> {
        List<MadeUpCandle> mixed = new ArrayList<>(history());
        mixed.add(mixed.get(2));
        Collections.swap(mixed, 0, 7);
        Collections.swap(mixed, 3, 5);
        same(told(dialect, mixed, 100), history().subList(0, FINISHED));
      }),
      new Case(104, "an interval without trades stays a gap", dialect -> {
        List<MadeUpCandle> holes = new ArrayList<>(history());
        holes.subList(3, 6).clear();
        same(told(dialect, holes, 100), holes.subList(0, FINISHED - 3));
      }),
      new Case(105, "all candles of a list have the same digits, however small the numbers are", CandleCases::keepsOneScale),
      new Case(106, "an exchange that has no candles yet is no trouble", dialect -> same(told(dialect, List.of(), 100), List.of())),
      new Case(107, "an interval the exchange does not have is an empty list", dialect -> {
        try (Asked asked = new Asked(dialect, path -> dialect.candles(path, history()))) {
          Check.empty(asked.candles(dialect.symbols().get(0), Duration.ofSeconds(61), 100), "candles of 61 s");
        }
      }),
      new Case(108, "a symbol the exchange does not list is told as one", dialect -> {
        try (Asked asked = new Asked(dialect, path -> dialect.candles(path, history()))) {
          Problem problem = asked.problem(dialect.unknown());
          Check.same(problem.kind(), Problem.Kind.UNKNOWN_SYMBOL, "kind");
          Check.that(!problem.retryable(), "it would be tried again");
        }
      }),
      new Case(109, "candles that cannot be read are said so, and none of them is told", CandleCases::refusesGarbage),
      new Case(110, "a plea to slow down is understood as one by who asks for candles", dialect -> {
        Problem problem = failure(dialect, body -> new Dialect.Answer(429, "slow"));
        Check.same(problem.kind(), Problem.Kind.RATE_LIMIT, "kind");
        Check.that(problem.retryAfter() != null, "no time to wait");
      }),
      new Case(111, "a service of candles that fails is worth another try", dialect ->
          Check.that(failure(dialect, body -> new Dialect.Answer(500, "oops")).retryable(), "it would not be tried again")));

  private CandleCases() {}

  private static MadeUpCandle candle(int minute, String low, String volume) {
    BigDecimal base = new BigDecimal(low);
    return new MadeUpCandle(
        MadeUpMarket.START_MILLIS + minute * MINUTE_MILLIS,
        base.add(new BigDecimal("0.25")).toPlainString(),
        base.add(new BigDecimal("1.50")).toPlainString(),
        low,
        base.add(new BigDecimal("1.01")).toPlainString(),
        volume,
        new BigDecimal(volume).movePointLeft(1).toPlainString(),
        minute + 3,
        minute >= FINISHED);
  }

  private static List<MadeUpCandle> history() {
    List<MadeUpCandle> candles = new ArrayList<>();
    for (int minute = 0; minute <= FINISHED; minute++) {
      candles.add(candle(minute, 100 + minute + ".25", minute + ".5000"));
    }
    return candles;
  }

  private static void leavesOutTheRunning(Dialect dialect) throws ExchangeException {
    for (Candle candle : told(dialect, history(), 100)) {
      long end = candle.startNanos() / NANOS_PER_MILLI + MINUTE_MILLIS;
      Check.that(end <= NOW.toEpochMilli(), "a candle is told that ends at " + Instant.ofEpochMilli(end) + ", and it is " + NOW);
    }
    // One that the exchange calls over is not, by our clock, when it lies ahead.
    List<MadeUpCandle> ahead = new ArrayList<>(history().subList(0, FINISHED));
    ahead.add(candle(FINISHED + 5, "100.00", "1.0000"));
    same(told(dialect, ahead, 100), ahead.subList(0, FINISHED));
  }

  private static void keepsOneScale(Dialect dialect) throws ExchangeException {
    List<MadeUpCandle> tiny = new ArrayList<>(history().subList(0, 2));
    tiny.add(new MadeUpCandle(
        MadeUpMarket.START_MILLIS + 2 * MINUTE_MILLIS, "0.000000123", "0.000000124", "0.000000121", "0.000000122", "123456.00000001", "0.00000001", 5, false));
    List<Candle> told = told(dialect, tiny, 100);
    same(told, tiny);
    Check.same(told.stream().map(Candle::priceScale).distinct().count(), 1L, "different digits of prices");
    Check.same(told.stream().map(Candle::sizeScale).distinct().count(), 1L, "different digits of volumes");
  }

  private static void refusesGarbage(Dialect dialect) {
    for (String body : List.of("<html>Welcome</html>", "{\"cut\":", "", "[\"what\"]", "{}", "{\"data\":7,\"result\":7,\"candles\":7}", "7")) {
      malformed(failure(dialect, whole -> Dialect.Answer.of(body)), body);
    }
    malformed(failure(dialect, whole -> Dialect.Answer.of(whole.substring(0, whole.length() / 2))), "half an answer");
    malformed(failure(dialect, whole -> Dialect.Answer.of(whole.replace("105.25", "none"))), "a price that is no number");
    malformed(failure(dialect, whole -> Dialect.Answer.of(whole.replace("105.25", "105.2500000000001"))), "a price with thirteen digits");
    malformed(failure(dialect, whole -> Dialect.Answer.of(whole.replace("105.25", "99105.25"))), "a low above the high");
  }

  private static void malformed(Problem problem, String what) {
    Check.same(problem.kind(), Problem.Kind.MALFORMED, "kind of the problem with " + what);
    Check.that(problem.retryable(), "not worth another try: " + what);
  }

  private static List<Candle> told(Dialect dialect, List<MadeUpCandle> candles, int count) throws ExchangeException {
    try (Asked asked = new Asked(dialect, path -> dialect.candles(path, candles))) {
      return asked.candles(dialect.symbols().get(0), MINUTE, count);
    }
  }

  /** What goes wrong when the answer of {@link #history} is turned into this. */
  private static Problem failure(Dialect dialect, Function<String, Dialect.Answer> turned) {
    try (Asked asked = new Asked(dialect, path -> turned.apply(dialect.candles(path, history()).body()))) {
      return asked.problem(dialect.symbols().get(0));
    }
  }

  private static void same(List<Candle> told, List<MadeUpCandle> wanted) {
    Check.same(told.stream().map(CandleCases::words).toList(), wanted.stream().map(CandleCases::words).toList(), "candles");
    for (int i = 0; i < told.size(); i++) {
      Candle candle = told.get(i);
      Check.that(candle.trades() == Candle.UNKNOWN || candle.trades() == wanted.get(i).trades(), "trades " + candle.trades());
      Check.that(
          candle.takerBuyVolume() == Candle.UNKNOWN
              || exact(candle.takerBuyVolume(), candle.sizeScale()).compareTo(new BigDecimal(wanted.get(i).bought())) == 0,
          "taker buy volume " + candle.takerBuyVolume());
    }
  }

  private static String words(Candle candle) {
    return words(
        candle.startNanos() / NANOS_PER_MILLI, exact(candle.open(), candle.priceScale()), exact(candle.high(), candle.priceScale()),
        exact(candle.low(), candle.priceScale()), exact(candle.close(), candle.priceScale()), exact(candle.volume(), candle.sizeScale()));
  }

  private static String words(MadeUpCandle candle) {
    return words(
        candle.startMillis(), new BigDecimal(candle.open()), new BigDecimal(candle.high()), new BigDecimal(candle.low()),
        new BigDecimal(candle.close()), new BigDecimal(candle.volume()));
  }

  private static String words(long millis, BigDecimal... numbers) {
    StringBuilder words = new StringBuilder(Instant.ofEpochMilli(millis).toString());
    for (BigDecimal number : numbers) {
      words.append(' ').append(number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString());
    }
    return words.toString();
  }

  private static BigDecimal exact(long mantissa, int scale) {
    return BigDecimal.valueOf(mantissa, scale);
  }

  /** The plugin and a service that answers for the exchange. */
  private static final class Asked implements AutoCloseable {
    private final ExchangeAdapter adapter;
    private final ScriptedRest rest;
    private final FakeContext context;

    Asked(Dialect dialect, Function<String, Dialect.Answer> answers) {
      BookCases.onlyWhere(dialect.tellsCandles(), "The exchange tells no candles.");
      adapter = dialect.adapter();
      rest = ScriptedRest.start(path -> {
        synchronized (dialect) {
          return answers.apply(path);
        }
      });
      context = Line.context(dialect, adapter).with(new ManualClock(NOW)).with("rest", rest.uri().toString());
    }

    List<Candle> candles(String symbol, Duration interval, int count) throws ExchangeException {
      return adapter.candles(LiveVenue.instruments(adapter, symbol).get(0), interval, count, context);
    }

    Problem problem(String symbol) {
      try {
        throw new AssertionError("Candles came of it: " + candles(symbol, MINUTE, 100));
      } catch (ExchangeException e) {
        Check.that(!e.problem().text().isBlank(), "no sentence");
        return e.problem();
      }
    }

    @Override
    public void close() {
      rest.close();
    }
  }
}
