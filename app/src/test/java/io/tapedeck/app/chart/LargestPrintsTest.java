package io.tapedeck.app.chart;

import static org.assertj.core.api.Assertions.assertThat;

import io.tapedeck.api.Side;
import io.tapedeck.app.model.TradeRing;
import org.junit.jupiter.api.Test;

class LargestPrintsTest {
  private final TimeWindow window = new TimeWindow(0, 10, 100);
  private final TradeRing trades = new TradeRing(100);
  private final LargestPrints prints = new LargestPrints();

  private void trade(long time, long size, Side taker) {
    trades.append(time, time, 100, 0, size, 0, taker);
  }

  @Test
  void aColumnKeepsTheLargestOfEachSide() {
    trade(51, 3, Side.BUY);
    trade(52, 9, Side.BUY);
    trade(53, 4, Side.BUY);
    trade(54, 1, Side.SELL);
    prints.find(trades, 0, window);
    assertThat(prints.buy(5)).isEqualTo(1);
    assertThat(prints.sell(5)).isEqualTo(3);
    assertThat(prints.buy(6)).isNegative();
  }

  @Test
  void printsOutsideTheWindowAreLeftOut() {
    trade(-50, 3, Side.BUY);
    trade(5_000, 3, Side.BUY);
    prints.find(trades, 0, window);
    for (int i = 0; i < 100; i++) {
      assertThat(prints.buy(i)).isNegative();
    }
  }
}
