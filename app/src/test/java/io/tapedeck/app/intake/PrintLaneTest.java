package io.tapedeck.app.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.tapedeck.api.Side;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class PrintLaneTest {
  private final TradeTotals folded = new TradeTotals();

  @Test
  void givesPrintsInOrderWithEveryField() {
    PrintLane lane = new PrintLane(16);
    lane.put(1, 2, 650_001, 1, 25, 3, Side.SELL, folded);
    lane.put(3, 4, 650_002, 1, 26, 3, Side.BUY, folded);
    List<String> seen = new ArrayList<>();
    int taken = lane.take(10, (r, e, p, ps, s, ss, t) -> seen.add(r + " " + e + " " + p + "/" + ps + " " + s + "/" + ss + " " + t));
    assertThat(taken).isEqualTo(2);
    assertThat(seen).containsExactly("1 2 650001/1 25/3 SELL", "3 4 650002/1 26/3 BUY");
    assertThat(lane.size()).isZero();
  }

  @Test
  void takesNoMoreThanAskedFor() {
    PrintLane lane = new PrintLane(16);
    for (int i = 0; i < 10; i++) {
      lane.put(i, i, 1, 0, 1, 0, Side.BUY, folded);
    }
    assertThat(lane.take(4, (r, e, p, ps, s, ss, t) -> {})).isEqualTo(4);
    assertThat(lane.size()).isEqualTo(6);
  }

  @Test
  void shouldFoldOldestPrintsWhenLaneIsFull() {
    PrintLane lane = new PrintLane(16);
    int foldedNow = 0;
    for (int i = 1; i <= 20; i++) {
      foldedNow += lane.put(i, i, 100 + i, 0, i, 0, i % 2 == 0 ? Side.BUY : Side.SELL, folded);
    }
    List<Long> left = new ArrayList<>();
    lane.take(100, (r, e, p, ps, s, ss, t) -> left.add(s));
    assertThat(foldedNow + left.size()).isEqualTo(20);
    assertThat(left).last().isEqualTo(20L);
    TradeSummary summary = folded.summary(0, 0);
    assertThat(summary.count()).isEqualTo(foldedNow);
    BigDecimal sum = summary.volume().add(BigDecimal.valueOf(left.stream().mapToLong(Long::longValue).sum()));
    assertThat(sum).isEqualByComparingTo(BigDecimal.valueOf(210));
    assertThat(summary.open()).isEqualByComparingTo("101");
  }

  @Test
  void foldsPrintsThatWaitedWhileTheScalesGrew() {
    PrintLane lane = new PrintLane(16);
    for (int i = 0; i < 16; i++) {
      lane.put(1, 1, 5, 0, 2, 0, Side.BUY, folded);
    }
    lane.put(1, 1, 50, 1, 200, 2, Side.BUY, folded);
    assertThat(folded.summary(1, 2).volume()).isEqualByComparingTo("2");
    assertThat(folded.summary(1, 2).open()).isEqualByComparingTo("5.0");
  }

  /** A writer at full speed and a taker that rests now and then: every print is either taken once, in order, or folded; the sums are exact. */
  @Test
  void losesNothingWhileFullAndDrainedAtTheSameTime() throws InterruptedException {
    PrintLane lane = new PrintLane(1_024);
    int prints = 2_000_000;
    AtomicBoolean done = new AtomicBoolean();
    Thread writer = new Thread(() -> {
      for (int i = 1; i <= prints; i++) {
        lane.put(i, i, i, 0, i, 0, (i & 1) == 0 ? Side.BUY : Side.SELL, folded);
      }
      done.set(true);
    });
    long[] taken = new long[4];
    PrintSink sink = (r, e, p, ps, s, ss, t) -> {
      taken[0]++;
      taken[1] += s;
      taken[2] += s > taken[3] ? 0 : 1;
      taken[3] = s;
      taken[2] += r == e && e == p && p == s && (t == Side.BUY) == ((s & 1) == 0) ? 0 : 1;
    };
    writer.start();
    int turn = 0;
    while (!done.get() || lane.size() > 0) {
      lane.take(300, sink);
      if (turn++ % 50 == 0) {
        Thread.yield();
      }
    }
    writer.join();
    TradeSummary summary = folded.summary(0, 0);
    assertThat(taken[2]).as("torn or disordered prints").isZero();
    assertThat(summary.count() + taken[0]).isEqualTo(prints);
    assertThat(summary.volume().longValueExact() + taken[1]).isEqualTo((long) prints * (prints + 1) / 2);
    assertThat(lane.put() - lane.gone()).isZero();
  }
}
