package io.tapedeck.app.intake;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RhythmTest {
  private static final long SECOND = 1_000_000_000L;

  private final Rhythm rhythm = new Rhythm();
  private long now = SECOND;

  private void events(int count, long apart) {
    for (int i = 0; i < count; i++) {
      now += apart;
      rhythm.event(now);
    }
  }

  @Test
  void knowsNothingAtFirst() {
    events(10, SECOND);
    assertThat(rhythm.usualNanos()).isZero();
  }

  /** A recording played as fast as it goes says nothing of the market's rhythm. */
  @Test
  void aBurstTellsNothing() {
    events(10_000, SECOND / 1_000);
    assertThat(rhythm.usualNanos()).isZero();
  }

  @Test
  void learnsTheLongestUsualSilence() {
    events(300, SECOND / 10);
    events(3, 3 * SECOND);
    events(100, SECOND / 10);
    assertThat(rhythm.usualNanos()).isEqualTo(3 * SECOND);
  }

  @Test
  void forgetsASilenceAfterSomeMinutes() {
    events(300, SECOND / 10);
    events(1, 4 * SECOND);
    events(2_500, SECOND / 10);
    assertThat(rhythm.usualNanos()).isEqualTo(SECOND / 10);
  }

  /** A stall of an hour must not make the next one look usual. */
  @Test
  void aStallDoesNotBecomeUsualAtOnce() {
    events(300, SECOND / 10);
    events(1, 3_600 * SECOND);
    assertThat(rhythm.usualNanos()).isEqualTo(5 * SECOND);
  }

  @Test
  void aMarketThatGrowsThinIsFollowed() {
    events(100, SECOND);
    events(20, 15 * SECOND);
    assertThat(rhythm.usualNanos()).isEqualTo(15 * SECOND);
  }

  @Test
  void theTimeBetweenTwoConnectionsIsNoSilence() {
    events(300, SECOND / 10);
    rhythm.pause();
    events(1, 600 * SECOND);
    events(5, SECOND / 10);
    assertThat(rhythm.usualNanos()).isEqualTo(SECOND / 10);
  }
}
