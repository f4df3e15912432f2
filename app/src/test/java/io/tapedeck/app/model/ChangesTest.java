package io.tapedeck.app.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who is told of a change, and what one bad listener can do to the others: nothing. */
class ChangesTest {
  private final Changes changes = new Changes();
  private final List<String> told = new ArrayList<>();
  private final List<Throwable> errors = new ArrayList<>();

  @BeforeEach
  void hear() {
    Thread.currentThread().setUncaughtExceptionHandler((thread, e) -> errors.add(e));
  }

  @AfterEach
  void forget() {
    Thread.currentThread().setUncaughtExceptionHandler(null);
  }

  @Test
  void f75_aListenerThatThrowsInEachTickDoesNotKeepTheOthersFromBeingTold() {
    changes.listen(() -> told.add("before"));
    changes.listen(() -> {
      throw new IllegalStateException("cannot show it");
    });
    changes.listen(() -> told.add("after"));
    for (int tick = 0; tick < 3; tick++) {
      changes.mark();
      assertThat(changes.announce()).isTrue();
    }
    assertThat(told).containsExactly("before", "after", "before", "after", "before", "after");
    assertThat(errors).hasSize(3);
  }

  @Test
  void nothingIsToldWhereNothingChanged() {
    changes.listen(() -> told.add("told"));
    assertThat(changes.announce()).isFalse();
    assertThat(told).isEmpty();
  }
}
