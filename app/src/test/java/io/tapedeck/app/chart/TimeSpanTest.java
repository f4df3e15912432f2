package io.tapedeck.app.chart;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TimeSpanTest {
  private static final long SECOND = 1_000_000_000L;

  private final TimeSpan span = new TimeSpan();

  @Test
  void growsInStepsWhileTheDataIsYoung() {
    assertThat(fitted(1, false)).isEqualTo(15);
    assertThat(fitted(15, false)).isEqualTo(15);
    assertThat(fitted(16, false)).isEqualTo(30);
    assertThat(fitted(59, false)).isEqualTo(60);
    assertThat(fitted(61, false)).isEqualTo(90);
    assertThat(fitted(600, false)).isEqualTo(90);
  }

  @Test
  void showsWhatIsKeptWhenOlderPointsAreForgotten() {
    assertThat(fitted(80, true)).isEqualTo(60);
    assertThat(fitted(45, true)).isEqualTo(30);
    assertThat(fitted(3, true)).isEqualTo(15);
  }

  @Test
  void doesNotFlipAtTheEdgeOfAStep() {
    assertThat(fitted(59, true)).isEqualTo(30);
    assertThat(fitted(61, true)).isEqualTo(30);
    assertThat(fitted(67, true)).isEqualTo(60);
    assertThat(fitted(61, true)).isEqualTo(60);
  }

  @Test
  void leavesTheTradersOwnZoomAlone() {
    span.zoom(-1, 600 * SECOND);
    long own = span.nanos();
    assertThat(fitted(20, false) * SECOND).isEqualTo(own / SECOND * SECOND);
    span.reset();
    assertThat(fitted(20, false)).isEqualTo(30);
  }

  private long fitted(long ageSeconds, boolean forgetting) {
    span.fit(ageSeconds * SECOND, forgetting);
    return span.nanos() / SECOND;
  }
}
