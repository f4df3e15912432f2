package io.tapedeck.plugin.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.tapedeck.api.ExchangeException;
import io.tapedeck.api.Problem;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FaultTest {
  private static final long SECOND = 1_000_000_000L;

  @Test
  void readsKindSymbolTimeAndRepetition() throws Exception {
    assertThat(Fault.parse("disconnect@10, gap:ETH/USD@2.5/30 ,refuse:SOL/USD")).containsExactly(
        new Fault(Fault.Kind.DISCONNECT, "", 10 * SECOND, 0),
        new Fault(Fault.Kind.GAP, "ETH/USD", 2_500_000_000L, 30 * SECOND),
        new Fault(Fault.Kind.REFUSE, "SOL/USD", 0, 0));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", ",", " , ,"})
  void readsNothingFromNothing(String text) throws Exception {
    assertThat(Fault.parse(text)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
    "explode@3|is of no known kind; choose from disconnect",
    "gap|needs a time in seconds, such as gap@10",
    "refuse@3|needs a symbol, such as refuse:ETH/USD",
    "gap:XXX/YYY@3|names a symbol the demo exchange does not list",
    "gap@-3|is not written kind@seconds",
    "gap@3/0|repeats every 0 seconds",
    "skew@3/5|lasts and cannot be repeated",
    "gap@0.5|comes before a connection can be there",
    "@|is not written kind@seconds",
    "gap@99999999999|is not written kind@seconds"
  })
  void saysWhatIsWrongAndHowToWriteIt(String text, String sentence) {
    assertThatExceptionOfType(ExchangeException.class)
        .isThrownBy(() -> Fault.parse(text))
        .withMessageContaining("\"" + text + "\" " + sentence)
        .satisfies(e -> assertThat(e.problem().kind()).isEqualTo(Problem.Kind.INVALID_OPTION));
  }

  @Test
  void comesOnceWhenNotRepeated() throws Exception {
    assertThat(due("gap@10", 0, 5, 10, 11, 60)).containsExactly(10L);
  }

  @Test
  void comesAgainWhenRepeated() throws Exception {
    assertThat(due("gap@10/20", 0, 5, 10, 11, 29, 30, 31, 50)).containsExactly(10L, 30L, 50L);
  }

  @Test
  void comesOnceForManyMissedTimes() throws Exception {
    assertThat(due("gap@10/1", 0, 60)).containsExactly(60L);
  }

  @Test
  void leavesAConnectionAloneThatBeganAfterIt() throws Exception {
    assertThat(due("disconnect@10", 10, 10, 11, 12, 13)).isEmpty();
  }

  private static List<Long> due(String text, long begin, long... seconds) throws ExchangeException {
    FaultClock clock = new FaultClock(Fault.parse(text), begin * SECOND);
    List<Long> due = new ArrayList<>();
    for (long second : seconds) {
      clock.due(second * SECOND, fault -> due.add(second));
    }
    return due;
  }
}
