package io.tapedeck.app.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.tapedeck.api.Side;
import java.util.List;
import org.junit.jupiter.api.Test;

class MinuteBarsTest {
  private static final long SECOND = 1_000_000_000L;

  private final MinuteBars bars = new MinuteBars(3);

  @Test
  void aBarHoldsTheTradesOfItsMinuteExactly() {
    bars.add(60 * SECOND, 100, 10, Side.BUY);
    bars.add(61 * SECOND, 120, 20, Side.SELL);
    bars.add(119 * SECOND, 90, 30, Side.BUY);
    bars.add(120 * SECOND, 95, 5, Side.SELL);
    List<Bar> made = bars.bars(1, 2);
    assertThat(made).hasSize(2);
    TradeSummary first = made.get(0).trades();
    assertThat(made.get(0).startEpochNanos()).isEqualTo(60 * SECOND);
    assertThat(first.count()).isEqualTo(3);
    assertThat(first.buys()).isEqualTo(2);
    assertThat(first.volume()).isEqualByComparingTo("0.60");
    assertThat(first.open()).isEqualByComparingTo("10.0");
    assertThat(first.high()).isEqualByComparingTo("12.0");
    assertThat(first.low()).isEqualByComparingTo("9.0");
    assertThat(first.close()).isEqualByComparingTo("9.0");
    assertThat(made.get(1).trades().volume()).isEqualByComparingTo("0.05");
  }

  @Test
  void aMinuteWithoutTradesHasNoBarAndTheOldestLeave() {
    for (int minute : new int[] {1, 2, 5, 9}) {
      bars.add(minute * 60 * SECOND, 100, 1, Side.BUY);
    }
    assertThat(bars.bars(0, 0)).extracting(Bar::startEpochNanos)
        .containsExactly(120 * SECOND, 300 * SECOND, 540 * SECOND);
  }

  @Test
  void aClockSetBackOpensNoSecondBar() {
    bars.add(300 * SECOND, 100, 1, Side.BUY);
    bars.add(100 * SECOND, 100, 1, Side.BUY);
    assertThat(bars.bars(0, 0)).singleElement().satisfies(bar -> assertThat(bar.trades().count()).isEqualTo(2));
  }

  @Test
  void growingScalesKeepEveryBar() {
    bars.add(60 * SECOND, 100, 10, Side.BUY);
    bars.multiply(10, 100);
    assertThat(bars.bars(2, 4).get(0).trades().close()).isEqualByComparingTo("10");
    assertThat(bars.bars(2, 4).get(0).trades().volume()).isEqualByComparingTo("0.1");
  }
}
