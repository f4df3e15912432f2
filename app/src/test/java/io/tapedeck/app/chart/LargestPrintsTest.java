package io.tapedeck.app.chart;

import static org.assertj.core.api.Assertions.assertThat;

import io.tapedeck.api.Side;
import io.tapedeck.app.model.TradeRing;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LargestPrintsTest {
  private final TimeWindow window = new TimeWindow(0, 10, 100);
  private final TradeRing trades = new TradeRing(100);
  private final LargestPrints prints = new LargestPrints();

  private void trade(long time, long size, Side taker) {
    trades.append(time, time, 100, 0, size, 0, taker);
  }

  private void find(TimeWindow in, int pixelsPerSlot) {
    prints.find(trades, 0, trades.count(), in, pixelsPerSlot);
  }

  private List<Integer> all() {
    List<Integer> found = new ArrayList<>();
    for (int slot = 0; slot < prints.slots(); slot++) {
      found.add(prints.buy(slot));
      found.add(prints.sell(slot));
    }
    found.removeIf(index -> index < 0);
    return found;
  }

  @Test
  void aSlotKeepsTheLargestOfEachSide() {
    trade(51, 3, Side.BUY);
    trade(52, 9, Side.BUY);
    trade(93, 4, Side.BUY);
    trade(94, 1, Side.SELL);
    trade(101, 2, Side.BUY);
    find(window, 5);
    assertThat(prints.slots()).isEqualTo(20);
    assertThat(prints.buy(0)).isNegative();
    assertThat(prints.buy(1)).isEqualTo(1);
    assertThat(prints.sell(1)).isEqualTo(3);
    assertThat(prints.buy(2)).isEqualTo(4);
  }

  @Test
  void theChoiceStaysWhenTheChartMoves() {
    for (int i = 0; i < 90; i++) {
      trade(300 + i * 3L, i * 37 % 11, i % 3 == 0 ? Side.SELL : Side.BUY);
    }
    find(window, 5);
    List<Integer> before = all();
    for (int moved = 1; moved < 20; moved++) {
      find(new TimeWindow(moved * 10L, 10, 100), 5);
      assertThat(all()).as("moved by %d pixels", moved).isEqualTo(before);
    }
  }

  @Test
  void timesThatRunBackwardsFindTheirSlot() {
    trade(500, 1, Side.BUY);
    trade(20, 7, Side.BUY);
    trade(501, 2, Side.BUY);
    find(window, 5);
    assertThat(prints.buy(0)).isEqualTo(1);
    assertThat(prints.buy(10)).isEqualTo(2);
  }

  @Test
  void printsOutsideTheWindowAreLeftOut() {
    trade(-50, 3, Side.BUY);
    trade(-1, 3, Side.BUY);
    trade(1_000, 3, Side.BUY);
    trade(5_000, 3, Side.BUY);
    find(window, 7);
    assertThat(all()).isEmpty();
  }

  @Test
  void goingOnGivesWhatLookingAnewGives() {
    for (int i = 0; i < 90; i++) {
      trade(i * 10L, i * 37 % 11, i % 3 == 0 ? Side.SELL : Side.BUY);
      find(window, 5);
      List<Integer> goneOn = all();
      LargestPrints anew = new LargestPrints();
      anew.find(trades, 0, trades.count(), window, 5);
      List<Integer> fresh = new ArrayList<>();
      for (int slot = 0; slot < anew.slots(); slot++) {
        fresh.add(anew.buy(slot));
        fresh.add(anew.sell(slot));
      }
      fresh.removeIf(index -> index < 0);
      assertThat(goneOn).isEqualTo(fresh);
    }
  }

  @Test
  void printsThatWereForgottenAreNotShown() {
    for (int i = 0; i < 250; i++) {
      trade(i * 4L, 1_000 - i, Side.BUY);
      find(window, 5);
      for (int index : all()) {
        assertThat(index).isBetween(0, trades.count() - 1);
      }
    }
    trades.clear();
    find(window, 5);
    assertThat(all()).isEmpty();
  }
}
