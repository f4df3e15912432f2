package io.tapedeck.app.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class PriceTagTest {

  private static PriceTag tag(double middle) {
    return new PriceTag("1", middle, "bid", false);
  }

  @Test
  void tagsThatAreFarApartStayWhereTheyAre() {
    PriceTag[] tags = PriceTag.apart(tag(50), tag(120), 1, 0, 300);
    assertThat(tags[0].middle()).isEqualTo(50);
    assertThat(tags[1].middle()).isEqualTo(120);
  }

  @Test
  void tagsThatTouchArePushedApartEqually() {
    PriceTag[] tags = PriceTag.apart(tag(100), tag(101), 1, 0, 300);
    assertThat(100.5 - tags[0].middle()).isEqualTo(tags[1].middle() - 100.5);
  }

  @Test
  void tagsNeverOverlapAndNeverLeaveThePlot() {
    Random random = new Random(11);
    for (int i = 0; i < 10_000; i++) {
      double upper = 9 + random.nextDouble() * 230;
      PriceTag[] tags = PriceTag.apart(tag(upper), tag(upper + random.nextDouble() * 30), 1, 0, 278);
      assertThat(tags[1].middle() - tags[0].middle()).isGreaterThanOrEqualTo(PriceTag.HEIGHT);
      assertThat(tags[0].middle()).isGreaterThanOrEqualTo(9);
      assertThat(tags[1].middle()).isLessThanOrEqualTo(269.001);
    }
  }
}
