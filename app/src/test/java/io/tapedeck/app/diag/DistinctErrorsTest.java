package io.tapedeck.app.diag;

import static org.assertj.core.api.Assertions.assertThat;

import io.tapedeck.testkit.ManualClock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** One notice and a rising count for an error, however often it comes. */
class DistinctErrorsTest {
  private final ManualClock clock = new ManualClock();
  private final DistinctErrors errors = new DistinctErrors(clock);
  private final Map<String, Long> told = new LinkedHashMap<>();
  private final LogLines log = new LogLines(DistinctErrors.class);
  private int tellings;

  DistinctErrorsTest() {
    errors.listen((cause, sentence, times) -> {
      told.merge(sentence, times, Long::sum);
      tellings++;
    });
  }

  @AfterEach
  void close() {
    log.close();
  }

  @Test
  void f76_anErrorInEachFrameIsOneNoticeWithARisingCountAndALimitedLog() {
    for (int frame = 0; frame < 3_600; frame++) {
      errors.record(thrownHere());
      clock.advance(Duration.ofMillis(33));
    }
    clock.advance(Duration.ofSeconds(1));
    errors.tellRest();
    assertThat(told).hasSize(1).containsValue(3_600L);
    assertThat(tellings).as("not one for each").isLessThan(600);
    assertThat(log.stacks()).isEqualTo(1);
    assertThat(log.all()).as("two minutes").hasSizeBetween(2, 3);
    assertThat(errors.seen()).singleElement().satisfies(seen -> {
      assertThat(seen.times()).isEqualTo(3_600);
      assertThat(seen.lastEpochNanos() - seen.firstEpochNanos()).isEqualTo(3_599L * 33_000_000);
    });
  }

  @Test
  void theFirstIsToldAtOnceAndSaysWhere() {
    errors.uncaughtException(Thread.currentThread(), thrownHere());
    assertThat(told.keySet()).singleElement().asString()
        .startsWith("The program met an error of its own (IllegalStateException in DistinctErrorsTest.thrownHere:")
        .endsWith("; it goes on. The log has the details.");
  }

  @Test
  void otherPlacesAreOtherErrors() {
    errors.record(thrownHere());
    errors.record(thrownThere());
    assertThat(told).hasSize(2);
    assertThat(log.stacks()).isEqualTo(2);
  }

  @Test
  void anErrorThatIsAlwaysNewDoesNotFillTheMemory() {
    for (int i = 0; i < 10_000; i++) {
      IllegalStateException e = new IllegalStateException();
      e.setStackTrace(new StackTraceElement[] {new StackTraceElement("Made", "up", "Made.java", i)});
      errors.record(e);
    }
    assertThat(errors.seen()).hasSizeLessThanOrEqualTo(201);
    assertThat(log.stacks()).isLessThanOrEqualTo(201);
    assertThat(errors.seen().stream().mapToLong(DistinctErrors.Seen::times).sum()).isEqualTo(10_000);
  }

  @Test
  void anErrorWithoutAStackIsAnErrorToo() {
    NullPointerException bare = new NullPointerException();
    bare.setStackTrace(new StackTraceElement[0]); // The JIT leaves it out of what is thrown too often.
    errors.record(bare);
    assertThat(told.keySet()).containsExactly(
        "The program met an error of its own (NullPointerException); it goes on. The log has the details.");
  }

  @Test
  void aTellerThatThrowsDoesNotComeOutOfTheHandler() {
    errors.listen((cause, sentence, times) -> {
      throw new IllegalStateException("the teller itself");
    });
    errors.record(thrownHere());
    assertThat(errors.seen()).hasSize(1);
  }

  private static RuntimeException thrownHere() {
    return new IllegalStateException("here");
  }

  private static RuntimeException thrownThere() {
    return new IllegalStateException("there");
  }
}
