package io.tapedeck.app.chart;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TimeWindowTest {
  private static final long SPAN = 90 * Market.SECOND;

  @Test
  void nowStandsALittleLeftOfTheRightEdge() {
    TimeWindow window = TimeWindow.endingAt(Market.START, SPAN, 548);
    assertThat(window.column(Market.START)).isBetween(520, 535);
  }

  @Test
  void theWholeSpanIsInView() {
    TimeWindow window = TimeWindow.endingAt(Market.START, SPAN, 548);
    assertThat(window.column(Market.START - SPAN)).isBetween(-1, 2);
  }

  @Test
  void theWindowMovesByWholePixels() {
    TimeWindow one = TimeWindow.endingAt(Market.START, SPAN, 548);
    TimeWindow other = TimeWindow.endingAt(Market.START + 12_345_678_901L, SPAN, 548);
    assertThat((other.fromNanos() - one.fromNanos()) % one.nanosPerPixel()).isZero();
  }

  @Test
  void zoomStopsAtFiveSecondsAndAtAllThereIs() {
    TimeSpan span = new TimeSpan();
    span.zoom(-100, SPAN);
    assertThat(span.nanos()).isEqualTo(5 * Market.SECOND);
    span.zoom(1_000, 400 * Market.SECOND);
    assertThat(span.nanos()).isEqualTo(400 * Market.SECOND);
    span.reset();
    assertThat(span.text()).isEqualTo("90 s");
  }
}
