package io.tapedeck.app.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;

class StudyPainterTest {

  @Test
  void writesFiguresWithAsManyDecimalsAsTheirSizeCallsFor() {
    assertThat(StudyPainter.figure(1_234_567.6)).isEqualTo("1,234,568");
    assertThat(StudyPainter.figure(999.96)).isEqualTo("1,000.0");
    assertThat(StudyPainter.figure(70.04)).isEqualTo("70.0");
    assertThat(StudyPainter.figure(-9.999)).isEqualTo("\u221210.00");
    assertThat(StudyPainter.figure(0)).isEqualTo("0.00");
    assertThat(StudyPainter.figure(-0.000_123_4)).isEqualTo("\u22120.00012");
    assertThat(StudyPainter.figure(Double.NaN)).isEqualTo("\u2013");
    assertThat(StudyPainter.figure(1e18)).isEqualTo("1,000,000,000,000,000,000");
  }

  @Test
  void agreesWithFormatsOfTheLibrary() {
    Random random = new Random(7);
    for (int i = 0; i < 10_000; i++) {
      double size = Math.pow(10, random.nextDouble() * 12 - 4);
      int digits = size >= 1_000 ? 0 : size >= 10 ? 1 : size >= 0.1 ? 2 : 5;
      assertThat(StudyPainter.figure(-size)).isEqualTo("\u2212" + String.format(Locale.ROOT, "%,." + digits + "f", size));
    }
  }
}
