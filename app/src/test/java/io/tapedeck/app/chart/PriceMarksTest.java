package io.tapedeck.app.chart;

import static org.assertj.core.api.Assertions.assertThat;

import io.tapedeck.app.model.Scaled;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PriceMarksTest {

  @Test
  void stepsAreOneTwoFiveTimesPowersOfTen() {
    assertThat(List.of(PriceMarks.step(0.3), PriceMarks.step(1.2), PriceMarks.step(3), PriceMarks.step(7)))
        .containsExactly(1L, 2L, 5L, 10L);
    assertThat(PriceMarks.step(2_100)).isEqualTo(5_000);
  }

  @Test
  void hugeRangesStillEnd() {
    assertThat(PriceMarks.step(1e30)).isEqualTo(1_000_000_000_000_000_000L);
    assertThat(PriceMarks.between(0, 1e30, 2, 300, 44)).isEmpty();
  }

  @Test
  void labelsAreUniqueAndLieOnMultiplesOfTheTickAndKeepTheirDistance() {
    Random random = new Random(5);
    for (int i = 0; i < 2_000; i++) {
      int scale = random.nextInt(13);
      double tick = Scaled.toDouble(1, scale);
      double low = random.nextInt(1_000_000) * tick;
      double high = low + (6 + random.nextInt(100_000)) * tick;
      List<Mark> marks = PriceMarks.between(low, high, scale, 278, 44);
      assertThat(new HashSet<>(marks.stream().map(Mark::text).toList())).hasSameSizeAs(marks);
      for (int j = 0; j < marks.size(); j++) {
        double ticks = marks.get(j).value() / tick;
        assertThat(Math.abs(ticks - Math.rint(ticks))).isLessThan(1e-3);
        assertThat(marks.get(j).value()).isBetween(low - tick / 2, high + tick / 2);
        if (j > 0) {
          double pixels = (marks.get(j).value() - marks.get(j - 1).value()) / (high - low) * 278;
          assertThat(pixels).isGreaterThan(43.99);
        }
      }
    }
  }

  @Test
  void pricesBelowZeroAreLabelledToo() {
    assertThat(PriceMarks.between(-3, 3, 0, 300, 44)).extracting(Mark::text)
        .containsExactly("\u22123", "\u22122", "\u22121", "0", "1", "2", "3");
  }

  @Test
  void labelsCarryAllDecimals() {
    assertThat(PriceMarks.between(67_400, 67_500, 1, 300, 44)).extracting(Mark::text).contains("67,420.0");
  }
}
