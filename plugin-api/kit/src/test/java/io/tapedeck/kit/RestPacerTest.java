package io.tapedeck.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class RestPacerTest {
  private static final long SECOND = 1_000_000_000L;

  private final RestPacer pacer = new RestPacer();

  @Test
  void requestsWithinTheLimitDoNotWait() {
    for (int i = 0; i < 4; i++) {
      assertThat(pacer.reserve(0, 4)).isZero();
    }
  }

  @Test
  void theNextOneWaitsUntilTheFirstIsASecondAgo() {
    for (int i = 0; i < 4; i++) {
      assertThat(pacer.reserve(i * 100_000_000L, 4)).isZero();
    }
    assertThat(pacer.reserve(400_000_000L, 4)).isEqualTo(600_000_000L);
    assertThat(pacer.reserve(400_000_000L, 4)).isEqualTo(700_000_000L);
  }

  @Test
  void noSecondEverHoldsMoreThanTheLimit() {
    long now = 0;
    long[] moments = new long[100];
    for (int i = 0; i < moments.length; i++) {
      now += i % 7 * 20_000_000L;
      moments[i] = now + pacer.reserve(now, 5);
      assertThat(i < 5 || moments[i] - moments[i - 5] >= SECOND).as("request " + i).isTrue();
    }
  }

  @Test
  void nobodyIsAskedWhileTheHostWantsAPause() {
    pacer.close(0, Duration.ofSeconds(30));
    assertThat(pacer.closedFor(10 * SECOND)).isEqualTo(20 * SECOND);
    assertThat(pacer.reserve(10 * SECOND, 4)).isEqualTo(20 * SECOND);
    assertThat(pacer.closedFor(31 * SECOND)).isZero();
  }

  @Test
  void aHostHasOnePacerForAll() {
    assertThat(RestPacer.of("a:1")).isSameAs(RestPacer.of("a:1")).isNotSameAs(RestPacer.of("a:2"));
  }
}
