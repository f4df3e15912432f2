package io.tapedeck.app.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.tapedeck.api.Side;
import io.tapedeck.app.intake.BarBase;
import io.tapedeck.app.intake.Desk;
import io.tapedeck.app.support.BarsByHand;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The number of points kept is changed while there are some. */
class RetentionTest {
  private static final long SECOND = BarBase.SECOND_NANOS;
  private static final long BEGIN = 1_700_000_000L * SECOND;
  private static final int[] CAPACITIES = {1, 7, 64, 1_000, 1_001, 2_500};

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void theNewestPrintsStay(long seed) {
    Random random = new Random(seed);
    int capacity = 7;
    TradeRing ring = new TradeRing(capacity);
    List<Long> naive = new ArrayList<>();
    long next = 0;
    for (int change = 0; change < 60; change++) {
      for (int i = random.nextInt(2_000); i >= 0; i--) {
        next++;
        ring.append(next, -next, 2 * next, (int) (next % 9), 3 * next, (int) (next % 7), next % 3 == 0 ? Side.BUY : Side.SELL);
        naive.add(next);
      }
      naive.subList(0, Math.max(0, naive.size() - capacity)).clear();
      compare(ring, naive);
      capacity = CAPACITIES[random.nextInt(CAPACITIES.length)];
      ring.retain(capacity);
      naive.subList(0, Math.max(0, naive.size() - capacity)).clear();
      compare(ring, naive);
    }
    assertThat(ring.appended()).isEqualTo(next);
  }

  private static void compare(TradeRing ring, List<Long> naive) {
    assertThat(ring.count()).isEqualTo(naive.size());
    for (int i = 0; i < naive.size(); i++) {
      long n = naive.get(i);
      assertThat(ring.received(i)).isEqualTo(n);
      assertThat(ring.exchangeTime(i)).isEqualTo(-n);
      assertThat(ring.price(i)).isEqualTo(2 * n);
      assertThat(ring.priceScale(i)).isEqualTo((int) (n % 9));
      assertThat(ring.size(i)).isEqualTo(3 * n);
      assertThat(ring.sizeScale(i)).isEqualTo((int) (n % 7));
      assertThat(ring.taker(i)).isEqualTo(n % 3 == 0 ? Side.BUY : Side.SELL);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void theNewestBarsStayWithTheirNumbers(long seed) {
    Random random = new Random(seed);
    int capacity = 64;
    StreamModel model = new StreamModel(Desk.instrument("BTC/USD"), capacity, ScreenThread.current());
    BarsByHand bars = new BarsByHand(model);
    long oldest = 0;
    long next = 0;
    for (int change = 0; change < 30; change++) {
      for (int i = random.nextInt(1_500); i >= 0; i--) {
        bars.trade(BEGIN + next * SECOND, price(next), 1 + next, Side.BUY); // A bar a second, closed by the next.
        next++;
      }
      oldest = Math.max(oldest, next - 1 - capacity);
      compare(model.bars().series(BarInterval.SECOND_BARS), oldest, next - 1);
      capacity = CAPACITIES[random.nextInt(CAPACITIES.length)];
      model.retain(capacity);
      oldest = Math.max(oldest, next - 1 - capacity);
      compare(model.bars().series(BarInterval.SECOND_BARS), oldest, next - 1);
    }
  }

  /** Goes up and down, so that ranges differ. */
  private static long price(long number) {
    return 10_000 + number * 7_919 % 5_003;
  }

  private static void compare(BarSeries series, long oldest, long closed) {
    assertThat(series.first()).isEqualTo(oldest);
    assertThat(series.closed()).isEqualTo(closed);
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (long number = oldest; number < closed; number++) {
      assertThat(series.start(number)).isEqualTo(BEGIN + number * SECOND);
      assertThat(series.closeMantissa(number)).isEqualTo(price(number));
      assertThat(series.count(number)).isEqualTo(1);
      low = Math.min(low, series.low(number));
      high = Math.max(high, series.high(number));
    }
    Extent extent = new Extent();
    series.range(oldest, closed, extent);
    if (oldest < closed) {
      assertThat(extent.min()).isEqualTo(low);
      assertThat(extent.max()).isEqualTo(high);
    }
  }

  @Test
  void theScreenKeepsMoreFromNowOnForStreamsThereAreAndForLaterOnes() {
    ScreenModel screen = new ScreenModel(100, ScreenThread.current());
    StreamModel before = screen.addStream(Desk.instrument("BTC/USD"));
    for (int i = 1; i <= 150; i++) {
      before.print(i, i, i, 2, 1, 3, Side.BUY);
    }
    int[] told = new int[1];
    before.changes().listen(() -> told[0]++);
    screen.retain(1_000);
    assertThat(told[0]).as("indices that a chart kept no longer hold").isEqualTo(1);
    assertThat(screen.retention()).isEqualTo(1_000);
    assertThat(before.lasts().size()).isEqualTo(100);
    assertThat(before.trades().count()).isEqualTo(100);
    for (int i = 151; i <= 2_000; i++) {
      before.print(i, i, i, 2, 1, 3, Side.BUY);
    }
    assertThat(before.lasts().size()).isEqualTo(1_000);
    assertThat(before.lasts().time(0)).isEqualTo(1_001);
    assertThat(screen.addStream(Desk.instrument("ETH/USD")).lasts().capacity()).isEqualTo(1_000);
    screen.retain(100);
    assertThat(before.lasts().time(0)).isEqualTo(1_901);
    assertThat(before.trades().price(99)).isEqualTo(2_000);
  }

  @Test
  void printsForTheLargestRetentionCostLittleWhileTheyAreFew() {
    List<StreamModel> streams = new ArrayList<>();
    for (int i = 0; i < 500; i++) { // With room made beforehand the prints alone would take 1.7 GB.
      streams.add(new StreamModel(Desk.instrument("BTC/USD"), RingSeries.MOST, ScreenThread.current()));
      streams.get(i).print(1, 1, 1, 2, 1, 3, Side.BUY);
    }
    assertThat(streams).allSatisfy(stream -> assertThat(stream.trades().count()).isEqualTo(1));
  }
}
