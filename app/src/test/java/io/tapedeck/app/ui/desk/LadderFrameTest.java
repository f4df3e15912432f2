package io.tapedeck.app.ui.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.tapedeck.api.Side;
import io.tapedeck.app.intake.BookCopy;
import io.tapedeck.app.intake.BookState;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Grouping, sums and marks of a ladder, against the same computed with big numbers. */
class LadderFrameTest {
  private static final int ALL = BookCopy.DEPTH;

  private static BookCopy book(long[][] bids, long[][] asks) {
    BookCopy book = new BookCopy();
    book.facts(BookState.PROVEN, 1, 4);
    for (int i = 0; i < bids.length; i++) {
      book.level(Side.BUY, i, bids[i][0], bids[i][1]);
    }
    for (int i = 0; i < asks.length; i++) {
      book.level(Side.SELL, i, asks[i][0], asks[i][1]);
    }
    return book;
  }

  private static BookCopy random(Random random, int levels) {
    long[][] bids = new long[levels][];
    long[][] asks = new long[levels][];
    long bid = random.nextInt(4_000) - 2_000;
    long ask = bid + 1 + random.nextInt(5);
    for (int i = 0; i < levels; i++) {
      bids[i] = new long[] {bid, 1 + random.nextInt(100_000)};
      asks[i] = new long[] {ask, 1 + random.nextInt(100_000)};
      bid -= 1 + random.nextInt(9);
      ask += 1 + random.nextInt(9);
    }
    return book(bids, asks);
  }

  @Test
  void stepsAreOneTwoFiveTimesPowersOfTen() {
    List<Long> steps = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      steps.add(PriceStep.of(i));
    }
    assertThat(steps).containsExactly(1L, 2L, 5L, 10L, 20L, 50L, 100L, 200L, 500L, 1_000L);
    assertThat(PriceStep.of(PriceStep.COUNT - 1)).isEqualTo(5_000_000_000_000_000L);
    assertThat(PriceStep.of(PriceStep.coarsest(674_125))).isEqualTo(10_000);
    assertThat(PriceStep.coarsest(0)).isZero();
  }

  @Test
  void groupsAndSumsAreThoseOfBigNumbers() {
    Random random = new Random(11);
    LadderFrame frame = new LadderFrame();
    for (int run = 0; run < 300; run++) {
      BookCopy book = random(random, 1 + random.nextInt(60));
      long step = PriceStep.of(random.nextInt(7));
      frame.settle(book, step, ALL);
      for (Side side : Side.values()) {
        Map<BigDecimal, BigInteger> expected = new TreeMap<>(side == Side.BUY ? Collections.reverseOrder() : Collections.<BigDecimal>reverseOrder().reversed());
        for (int i = 0; i < book.levels(side); i++) {
          RoundingMode mode = side == Side.BUY ? RoundingMode.FLOOR : RoundingMode.CEILING;
          BigDecimal group = BigDecimal.valueOf(book.price(side, i)).divide(BigDecimal.valueOf(step), 0, mode).multiply(BigDecimal.valueOf(step));
          expected.merge(group, BigInteger.valueOf(book.size(side, i)), BigInteger::add);
        }
        assertThat(frame.count(side)).isEqualTo(expected.size());
        BigInteger sum = BigInteger.ZERO;
        int row = 0;
        for (Map.Entry<BigDecimal, BigInteger> each : expected.entrySet()) {
          sum = sum.add(each.getValue());
          assertThat(BigDecimal.valueOf(frame.price(side, row))).isEqualByComparingTo(each.getKey());
          assertThat(frame.size(side, row)).isEqualTo(each.getValue().longValueExact());
          assertThat(frame.sum(side, row)).isEqualTo(sum.longValueExact());
          assertThat(frame.row(side, each.getKey().longValueExact())).isEqualTo(row);
          row++;
        }
      }
    }
  }

  @Test
  void groupsOfBothSidesNeverOverlap() {
    for (long price = -60; price < 60; price++) {
      for (int step = 0; step < 5; step++) {
        long bid = PriceStep.group(Side.BUY, price, PriceStep.of(step));
        long ask = PriceStep.group(Side.SELL, price + 1, PriceStep.of(step));
        assertThat(bid).isLessThan(ask).isLessThanOrEqualTo(price);
      }
    }
  }

  @Test
  void theLastGroupIsWholeWhenOnlySomeAreWanted() {
    BookCopy book = book(new long[][] {{100, 1}, {99, 2}, {98, 4}, {97, 8}, {95, 16}}, new long[0][]);
    LadderFrame frame = new LadderFrame();
    frame.settle(book, 5, 2);
    assertThat(frame.count(Side.BUY)).isEqualTo(2);
    assertThat(frame.price(Side.BUY, 1)).isEqualTo(95);
    assertThat(frame.size(Side.BUY, 1)).isEqualTo(30);
    assertThat(frame.count(Side.SELL)).isZero();
  }

  @Test
  void sumsThatFitNoLongSaySo() {
    BookCopy book = book(new long[][] {{100, Long.MAX_VALUE}, {99, 2}, {98, 1}}, new long[][] {{101, Long.MAX_VALUE}, {102, Long.MAX_VALUE}});
    LadderFrame frame = new LadderFrame();
    frame.settle(book, 1, ALL);
    assertThat(frame.sum(Side.BUY, 0)).isEqualTo(Long.MAX_VALUE);
    assertThat(frame.sum(Side.BUY, 1)).isEqualTo(LadderFrame.TOO_LARGE);
    assertThat(frame.sum(Side.BUY, 2)).isEqualTo(LadderFrame.TOO_LARGE);
    frame.settle(book, 200, ALL);
    assertThat(frame.size(Side.SELL, 0)).isEqualTo(LadderFrame.TOO_LARGE);
    frame.weigh(0, 5, 0, 5);
    assertThat(frame.share(LadderFrame.TOO_LARGE)).isEqualTo(1);
  }

  @Test
  void marksAreTimesTheMedianOfWhatIsInSight() {
    Random random = new Random(5);
    LadderFrame frame = new LadderFrame();
    for (int run = 0; run < 100; run++) {
      BookCopy book = random(random, 30);
      frame.settle(book, 1, ALL);
      int rows = 1 + random.nextInt(12);
      int first = random.nextInt(5);
      frame.weigh(first, rows, 0, rows);
      List<Long> seen = new ArrayList<>();
      for (int i = 0; i < rows; i++) {
        seen.add(book.size(Side.BUY, first + i));
        seen.add(book.size(Side.SELL, i));
      }
      Collections.sort(seen);
      BigInteger median = BigInteger.valueOf(seen.get((seen.size() - 1) / 2));
      for (long size : seen) {
        int expected = seen.size() < 4 ? 0 : atLeast(size, median, 8) ? 2 : atLeast(size, median, 3) ? 1 : 0;
        assertThat(frame.mark(size)).isEqualTo(expected);
      }
    }
    frame.weigh(0, 0, 0, 0);
    assertThat(frame.mark(Long.MAX_VALUE)).isZero();
  }

  private static boolean atLeast(long size, BigInteger median, int times) {
    return BigInteger.valueOf(size).compareTo(median.multiply(BigInteger.valueOf(times))) >= 0;
  }

  @Test
  void sumsLoseOneDecimalByRounding() {
    assertThat(LadderPainter.tenth(12_345, 4)).isEqualTo(1_235);
    assertThat(LadderPainter.tenth(12_344, 4)).isEqualTo(1_234);
    assertThat(LadderPainter.tenth(17, 0)).isEqualTo(17);
    assertThat(LadderPainter.tenth(Long.MAX_VALUE, 1)).isEqualTo(922_337_203_685_477_581L);
    assertThat(LadderPainter.tenth(LadderFrame.TOO_LARGE, 3)).isEqualTo(LadderFrame.TOO_LARGE);
  }

  @Test
  void allRowsAreWholeAndTheBandTakesTheRest() {
    LadderPlace place = new LadderPlace();
    for (int height = 0; height < 900; height++) {
      for (int scroll : new int[] {0, 3, -3, 40, -40}) {
        place.settle(height, scroll);
        int rows = place.askRows() + place.bidRows();
        assertThat(rows).isEqualTo(2 * place.rows());
        if (rows > 0) {
          assertThat(place.head() + place.foot() + place.bandHeight() + rows * place.row()).isEqualTo(height);
          assertThat(place.bandHeight()).isBetween(40, 40 + 2 * place.row());
        }
        for (int i = 0; i < place.askRows(); i++) {
          assertThat(place.askAt(place.askTop(place.firstAsk() + i))).isEqualTo(place.firstAsk() + i);
          assertThat(place.askTop(place.firstAsk() + i)).isGreaterThanOrEqualTo(place.head());
        }
        for (int i = 0; i < place.bidRows(); i++) {
          assertThat(place.bidAt(place.bidTop(place.firstBid() + i) + place.row() - 1)).isEqualTo(place.firstBid() + i);
        }
      }
    }
  }
}
