package io.tapedeck.app.diag;

import static org.assertj.core.api.Assertions.assertThat;

import io.tapedeck.testkit.ManualClock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Sleep, resume, and clocks that somebody sets. */
class ClockWatchTest {
  private final ManualClock clock = new ManualClock(Instant.parse("2026-03-01T12:00:00Z"));
  private final ClockWatch watch = new ClockWatch(clock);

  @Test
  void clocksThatAgreeAreNoEvent() {
    for (int i = 0; i < 1_000; i++) {
      clock.advance(Duration.ofSeconds(1));
      assertThat(watch.look()).isEmpty();
    }
  }

  @Test
  void aClockThatIsDisciplinedIsNoEvent() {
    clock.advance(Duration.ofSeconds(1));
    clock.setWallClock(Instant.parse("2026-03-01T12:00:02.900Z"));
    assertThat(watch.look()).isEmpty();
  }

  @Test
  void f72_aComputerThatSleptIsToldOnce() {
    clock.advance(Duration.ofSeconds(1));
    clock.setWallClock(Instant.parse("2026-03-01T13:30:01Z"));
    assertThat(watch.look()).hasValueSatisfying(jump -> {
      assertThat(jump.kind()).isEqualTo(ClockJump.Kind.AHEAD);
      assertThat(jump.mayHaveSlept()).isTrue();
      assertThat(jump.sentence())
          .isEqualTo("The computer slept for 5400.0 s, or its clock was set forward; all feeds connect anew.");
    });
    clock.advance(Duration.ofSeconds(1));
    assertThat(watch.look()).isEmpty();
  }

  @Test
  void f71_aClockThatWasSetBackIsToldAndNoReasonToConnectAnew() {
    clock.advance(Duration.ofSeconds(1));
    clock.setWallClock(Instant.parse("2026-03-01T11:00:01Z"));
    assertThat(watch.look()).hasValueSatisfying(jump -> {
      assertThat(jump.mayHaveSlept()).isFalse();
      assertThat(jump.sentence()).startsWith("The computer's clock was set back by 3600.0 s");
    });
  }

  @Test
  void aProgramThatWasStoppedIsToldThoughBothClocksAgree() {
    clock.advance(Duration.ofSeconds(45));
    assertThat(watch.look()).hasValueSatisfying(jump -> {
      assertThat(jump.kind()).isEqualTo(ClockJump.Kind.STOOD_STILL);
      assertThat(jump.mayHaveSlept()).isTrue();
    });
  }
}
