package io.tapedeck.plugin.bybit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.tapedeck.api.ExchangeAdapter;
import io.tapedeck.testkit.conformance.Case;
import io.tapedeck.testkit.conformance.Conformance;
import io.tapedeck.testkit.conformance.Dialect;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The conformance suite sees what it is there to see. */
class MutantsTest {

  @AfterEach
  void cleanUp() {
    Mutant.cleanUp();
  }

  @ParameterizedTest
  @EnumSource(Mutant.class)
  void theSuiteCatchesEveryMutant(Mutant mutant) {
    Throwable caught = catchThrowable(() -> promise(mutant.caughtBy).body().look(new BybitDialect() {
      @Override
      public ExchangeAdapter adapter() {
        return mutant.adapter();
      }
    }));
    assertThat(caught).as(promise(mutant.caughtBy) + " does not see " + mutant).isNotNull();
    assertThat(caught.getClass().getSimpleName()).as("the case must apply").isNotEqualTo("DoesNotApply");
  }

  @Test
  void numbersAreGivenOnce() {
    assertThat(Conformance.CASES.stream().map(Case::number).distinct()).hasSameSizeAs(Conformance.CASES);
    assertThat(Conformance.CASES.size()).isGreaterThanOrEqualTo(45);
    assertThat(Mutant.values().length).isGreaterThanOrEqualTo(15);
  }

  @Test
  void theDialectItselfKeepsThePromisesMutantsBreak() throws Exception {
    for (Mutant mutant : Mutant.values()) {
      Dialect dialect = new BybitDialect();
      promise(mutant.caughtBy).body().look(dialect);
    }
  }

  private static Case promise(int number) {
    return Conformance.CASES.stream().filter(c -> c.number() == number).findFirst().orElseThrow();
  }
}
