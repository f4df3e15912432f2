package io.tapedeck.app.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.tapedeck.api.Instrument;
import io.tapedeck.app.feed.Verdict;
import io.tapedeck.app.feed.Verdict.State;
import java.util.List;
import org.junit.jupiter.api.Test;

class VerdictHistoryTest {
  private final VerdictHistory history = new VerdictHistory();

  private void add(State state, String reason, long at) {
    history.add(new Verdict(state, reason, at, at));
  }

  @Test
  void keepsASpellForEachStateWithTheReasonSaidLast() {
    history.add(Verdict.NOT_STARTED);
    add(State.LIVE, "proven", 10);
    add(State.STALE, "No data for 5 s", 20);
    add(State.STALE, "No data for 6 s", 20);
    add(State.LIVE, "proven", 30);
    assertThat(history.newestFirst()).containsExactly(
        new VerdictSpell(State.LIVE, "proven", 30, VerdictSpell.OPEN),
        new VerdictSpell(State.STALE, "No data for 6 s", 20, 30),
        new VerdictSpell(State.LIVE, "proven", 10, 20));
    assertThat(history.newestFirst().get(0).nanos(42)).isEqualTo(12);
  }

  @Test
  void aClockSetBackMakesNoSpellOfNegativeLength() {
    add(State.LIVE, "", 100);
    add(State.STALE, "", 50);
    assertThat(history.newestFirst().get(1)).isEqualTo(new VerdictSpell(State.LIVE, "", 100, 100));
  }

  @Test
  void isBounded() {
    for (int i = 0; i < 3 * VerdictHistory.KEPT; i++) {
      add(i % 2 == 0 ? State.LIVE : State.RESYNC, "", i);
    }
    assertThat(history.newestFirst()).hasSize(VerdictHistory.KEPT);
  }

  /** A new Start makes new stream models; what was thought before goes on in them. */
  @Test
  void livesOnWhenTheFeedIsStartedAgain() {
    ScreenModel screen = new ScreenModel(100, ScreenThread.current());
    List<Instrument> chosen = List.of(Instrument.spot("demo", "BTC/USD", "BTC", "USD", 1, 4));
    screen.streams(chosen);
    screen.streams().get(0).verdict(new Verdict(State.LIVE, "", 1, 1));
    screen.streams(chosen);
    assertThat(screen.streams().get(0).history().newestFirst()).hasSize(1);
    assertThat(screen.streams().get(0).verdict().state()).isEqualTo(State.OFF);
  }
}
