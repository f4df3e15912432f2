package io.tapedeck.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import java.util.random.RandomGenerator;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class BackoffTest {
  private static final long SECOND = 1_000_000_000L;

  /** Nearly the whole of each bound. */
  private final RandomGenerator high = new RandomGenerator() {
    @Override
    public long nextLong() {
      return -1;
    }
  };

  @Test
  void doublesFromHalfASecondToHalfAMinute() {
    Backoff backoff = new Backoff(high);
    long[] tenths = LongStream.generate(() -> Math.round(backoff.next(null) / 1e8)).limit(9).toArray();
    assertThat(tenths).containsExactly(5, 10, 20, 40, 80, 160, 300, 300, 300);
  }

  @Test
  void spreadsOverTheWholeBound() {
    Backoff backoff = new Backoff(new Random(1));
    long[] waits = LongStream.generate(() -> backoff.next(null)).limit(1_000).toArray();
    assertThat(LongStream.of(waits).allMatch(w -> w >= 0 && w < 30 * SECOND)).isTrue();
    assertThat(LongStream.of(waits).filter(w -> w < 3 * SECOND).count()).isGreaterThan(50);
    assertThat(LongStream.of(waits).filter(w -> w > 27 * SECOND).count()).isGreaterThan(50);
  }

  @Test
  void neverComesBackBeforeTheExchangeAllows() {
    Backoff backoff = new Backoff(new Random(1));
    for (int i = 0; i < 100; i++) {
      assertThat(backoff.next(Duration.ofSeconds(60))).isBetween(60 * SECOND, 66 * SECOND);
    }
  }

  @Test
  void startsOverAfterReset() {
    Backoff backoff = new Backoff(high);
    for (int i = 0; i < 5; i++) {
      backoff.next(null);
    }
    backoff.reset();
    assertThat(backoff.next(null)).isLessThanOrEqualTo(SECOND / 2);
  }
}
