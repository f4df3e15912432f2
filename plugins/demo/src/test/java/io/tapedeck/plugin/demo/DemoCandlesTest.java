package io.tapedeck.plugin.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.tapedeck.api.BookView;
import io.tapedeck.api.Candle;
import io.tapedeck.api.ExchangeAdapter;
import io.tapedeck.api.ExchangeException;
import io.tapedeck.api.Instrument;
import io.tapedeck.api.Problem;
import io.tapedeck.api.Side;
import io.tapedeck.testkit.FakeContext;
import io.tapedeck.testkit.ManualClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the demo exchange says of the time before it opened. */
class DemoCandlesTest {
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final Instant NOW = Instant.parse("2026-03-01T13:07:42Z");

  private final ExchangeAdapter adapter = new DemoAdapter();
  private final ManualClock clock = new ManualClock(NOW);
  private final FakeContext context = new FakeContext(adapter.info()).with(clock);

  static List<Listing> listings() {
    return Listing.ALL;
  }

  @ParameterizedTest
  @MethodSource("listings")
  void endsAtThePriceAtWhichTheMarketOpens(Listing listing) throws ExchangeException {
    List<Candle> candles = adapter.candles(listing.instrument(), MINUTE, 100, context);
    BookView book = new SymbolMarket(listing, 1).book();
    long last = candles.get(99).close();
    assertThat(last).isBetween(book.price(Side.BUY, 0), book.price(Side.SELL, 0));
    assertThat(candles).allSatisfy(candle -> assertThat(candle.close() % listing.tick()).isZero());
  }

  @Test
  void keepsTheContract() throws ExchangeException {
    for (Duration interval : List.of(MINUTE, Duration.ofMinutes(5), Duration.ofMinutes(15), Duration.ofHours(1), Duration.ofDays(1))) {
      List<Candle> candles = candles(interval, 20);
      long nanos = interval.toNanos();
      long now = clock.epochNanos();
      assertThat(candles).hasSize(20);
      assertThat(candles.get(19).startNanos()).isEqualTo(now / nanos * nanos - nanos);
      for (int i = 1; i < candles.size(); i++) {
        assertThat(candles.get(i).startNanos() - candles.get(i - 1).startNanos()).isEqualTo(nanos);
        assertThat(candles.get(i).open()).isEqualTo(candles.get(i - 1).close());
        assertThat(candles.get(i).priceScale()).isEqualTo(1);
        assertThat(candles.get(i).takerBuyVolume()).isBetween(0L, candles.get(i).volume());
        assertThat(candles.get(i).trades()).isPositive();
      }
    }
  }

  @Test
  void theSameSeedTellsTheSameAndAnotherSeedSomethingElse() throws ExchangeException {
    assertThat(candles(MINUTE, 200)).isEqualTo(candles(MINUTE, 200));
    List<Candle> first = candles(MINUTE, 200);
    context.with("seed", "2");
    assertThat(candles(MINUTE, 200)).isNotEqualTo(first);
  }

  @Test
  void theShapeStaysWhenItIsAskedForAgainLater() throws ExchangeException {
    List<Candle> before = candles(MINUTE, 50);
    clock.advance(Duration.ofMinutes(10));
    List<Candle> after = candles(MINUTE, 60).subList(0, 50);
    for (int i = 0; i < 50; i++) {
      assertThat(after.get(i).startNanos()).isEqualTo(before.get(i).startNanos());
      assertThat(after.get(i).volume()).isEqualTo(before.get(i).volume());
    }
  }

  @Test
  void aLongCandleIsTheSumOfShortOnes() throws ExchangeException {
    clock.setWallClock(Instant.parse("2026-03-01T13:00:00Z"));
    List<Candle> minutes = candles(MINUTE, 60);
    assertThat(candles(Duration.ofHours(1), 1)).containsExactly(new Candle(
        minutes.get(0).startNanos(),
        minutes.get(0).open(),
        minutes.stream().mapToLong(Candle::high).max().orElseThrow(),
        minutes.stream().mapToLong(Candle::low).min().orElseThrow(),
        minutes.get(59).close(),
        1,
        minutes.stream().mapToLong(Candle::volume).sum(),
        8,
        minutes.stream().mapToLong(Candle::trades).sum(),
        minutes.stream().mapToLong(Candle::takerBuyVolume).sum()));
  }

  @Test
  void goesUpAndDown() throws ExchangeException {
    List<Candle> candles = candles(MINUTE, 500);
    assertThat(candles.stream().filter(candle -> candle.close() > candle.open()).count()).isBetween(150L, 350L);
    assertThat(candles.stream().mapToLong(Candle::high).max().orElseThrow()).isGreaterThan(candles.get(499).close());
  }

  @Test
  void keepsThirtyDays() throws ExchangeException {
    assertThat(candles(Duration.ofDays(1), 5_000)).hasSize(30);
    assertThat(candles(MINUTE, 5_000)).hasSize(5_000);
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT7M", "PT30S", "PT1M30S", "P2D"})
  void hasNoCandlesOfIntervalsThatDoNotMakeADay(Duration interval) throws ExchangeException {
    assertThat(candles(interval, 10)).isEmpty();
  }

  @Test
  void aSymbolThatIsNotListedIsTold() {
    assertThatThrownBy(() -> adapter.candles(Instrument.provisional("demo", "NO/SUCH"), MINUTE, 10, context))
        .asInstanceOf(type(ExchangeException.class))
        .satisfies(e -> assertThat(e.problem().kind()).isEqualTo(Problem.Kind.UNKNOWN_SYMBOL));
  }

  private List<Candle> candles(Duration interval, int count) throws ExchangeException {
    return adapter.candles(Listing.of("BTC/USD").orElseThrow().instrument(), interval, count, context);
  }
}
