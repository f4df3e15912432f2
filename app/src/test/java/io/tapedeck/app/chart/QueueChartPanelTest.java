package io.tapedeck.app.chart;

import static org.assertj.core.api.Assertions.assertThat;

import io.tapedeck.app.look.Theme;
import io.tapedeck.app.look.Tokens;
import io.tapedeck.app.model.ClockZone;
import io.tapedeck.app.model.QueueModel;
import io.tapedeck.app.model.ScreenThread;
import java.awt.image.BufferedImage;
import java.time.ZoneId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class QueueChartPanelTest {
  private final QueueModel model = new QueueModel(ScreenThread.current());
  private QueueChartPanel chart;

  @BeforeEach
  void open() {
    Theme.DARK.install();
    chart = new QueueChartPanel(model, new ClockZone(ZoneId.of("UTC")));
  }

  private void second(int second, long size, long received, long dropped) {
    model.depth(size);
    model.sample(received, dropped, second * Market.SECOND, Market.START + second * Market.SECOND);
  }

  private BufferedImage paint() {
    return Painted.image(chart, 332, 134, 1);
  }

  @Test
  void anEmptyQueueStillHasAScale() {
    paint();
    assertThat(chart.upward().marks()).extracting(Mark::text).containsExactly("0", "5", "10");
    assertThat(chart.across().marks()).isEmpty();
  }

  @Test
  void theScaleGoesToTheNextRoundNumberAboveThePeak() {
    second(0, 5, 0, 0);
    second(1, 412, 100, 0);
    paint();
    assertThat(chart.upward().marks()).extracting(Mark::text).containsExactly("0", "250", "500");
  }

  @Test
  void sizeIsDrawnInAccent() {
    BufferedImage empty = paint();
    for (int i = 0; i < 300; i++) {
      second(i, 50 + i % 20, i * 1_000L, 0);
    }
    BufferedImage full = paint();
    assertThat(Painted.same(empty, full)).isFalse();
    assertThat(Painted.count(full, Tokens.color("accent"), 0, 332)).isGreaterThan(100);
    assertThat(Painted.count(full, Tokens.color("resync"), 0, 332)).isZero();
  }

  @Test
  void lossesAreAmberTicks() {
    for (int i = 0; i < 300; i++) {
      second(i, 50, i * 1_000L, i > 100 ? 3 : 0);
    }
    assertThat(Painted.count(paint(), Tokens.color("resync"), 0, 332)).isPositive();
  }

  @Test
  void timesAreLabelledWithoutTouching() {
    for (int i = 0; i < 900; i++) {
      second(i, 50, i * 1_000L, 0);
    }
    paint();
    assertThat(chart.across().marks()).extracting(Mark::text).filteredOn(text -> !text.isEmpty())
        .containsExactly("13:12", "13:15", "13:18");
  }

  @Test
  void itSaysInWordsWhatItShows() {
    second(0, 5, 0, 0);
    second(1, 412, 100, 2);
    assertThat(chart.getAccessibleContext().getAccessibleDescription())
        .isEqualTo("Queue, 412 waiting, peak 412 and 2 dropped in the last 10 minutes");
  }
}
