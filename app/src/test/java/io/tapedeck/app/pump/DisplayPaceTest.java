package io.tapedeck.app.pump;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DisplayPaceTest {
  private static final long MILLI = 1_000_000L;

  private final DisplayPace pace = new DisplayPace();

  @Test
  void announcesInEveryTickWhileTheScreenThreadHasTime() {
    pace.share(0.05);
    assertThat(pace.due(0, false)).isTrue();
    assertThat(pace.due(1, false)).isTrue();
  }

  @Test
  void spreadsAnnouncementsWhenItIsBusy() {
    pace.share(0.3);
    assertThat(pace.due(0, false)).isTrue();
    assertThat(pace.due(33 * MILLI, false)).isFalse();
    assertThat(pace.due(66 * MILLI, false)).isTrue();
  }

  @Test
  void neverFallsBelowTenASecond() {
    for (int i = 0; i < 100; i++) {
      pace.share(1);
    }
    assertThat(pace.gapNanos()).isLessThanOrEqualTo(100 * MILLI);
  }

  @Test
  void returnsToEveryTickWhenThereIsTimeAgain() {
    for (int i = 0; i < 100; i++) {
      pace.share(1);
    }
    for (int i = 0; i < 10; i++) {
      pace.share(0.02);
    }
    assertThat(pace.gapNanos()).isZero();
  }

  @Test
  void aStateChangeIsShownAtOnce() {
    pace.share(1);
    assertThat(pace.due(0, false)).isTrue();
    assertThat(pace.due(1, true)).isTrue();
  }
}
