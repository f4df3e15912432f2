package io.tapedeck.app.chart;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PriceSpanTest {
  private final PriceSpan span = new PriceSpan();

  @Test
  void leavesAMarginOfEightPercent() {
    span.fit(100, 200, 0.01);
    assertThat(span.low()).isEqualTo(92);
    assertThat(span.high()).isEqualTo(208);
  }

  @Test
  void growsAtOnce() {
    span.fit(100, 200, 0.01);
    span.fit(100, 300, 0.01);
    assertThat(span.high()).isGreaterThan(300);
  }

  @Test
  void standsStillWhileTheDataFits() {
    span.fit(100, 200, 0.01);
    span.fit(110, 195, 0.01);
    assertThat(span.low()).isEqualTo(92);
    assertThat(span.high()).isEqualTo(208);
  }

  @Test
  void shrinksBelowSeventyPercent() {
    span.fit(100, 200, 0.01);
    span.fit(140, 160, 0.01);
    assertThat(span.high() - span.low()).isLessThan(30);
  }

  @Test
  void aPriceThatStandsStillStillHasHeight() {
    span.fit(100, 100, 0.01);
    assertThat(span.high() - span.low()).isGreaterThan(0.05);
    assertThat(span.y(100, 200)).isBetween(99.0, 101.0);
  }

  @Test
  void aTickFinerThanADoubleStillHasHeight() {
    span.fit(9_000_000, 9_000_000, 1e-12);
    assertThat(span.high()).isGreaterThan(span.low());
  }

  @Test
  void nothingVisibleChangesNothing() {
    span.fit(100, 200, 0.01);
    span.fit(Double.NaN, Double.NaN, 0.01);
    assertThat(span.high()).isEqualTo(208);
  }

  @Test
  void knowsNothingBeforeTheFirstPrice() {
    assertThat(span.known()).isFalse();
  }
}
