package io.tapedeck.app.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.tapedeck.app.feed.Verdict;
import io.tapedeck.app.feed.Verdict.State;
import org.junit.jupiter.api.Test;

class EpisodeModelTest {
  private final EpisodeModel episodes = new EpisodeModel(ScreenThread.current());

  private Episode tell(String key, State state, String reason, long at) {
    return episodes.verdict(key, key, new Verdict(state, reason, at, at));
  }

  @Test
  void troubleFromTheFirstDoubtToTheLastIsOneEpisode() {
    tell("btc", State.CONNECTING, "", 1);
    tell("btc", State.LIVE, "", 2);
    assertThat(tell("btc", State.STALE, "No data for 5 s", 10)).isNull();
    tell("btc", State.STALE, "No data for 6 s", 10);
    tell("btc", State.SYNCING, "Waiting", 12);
    Episode over = tell("btc", State.LIVE, "", 20);
    assertThat(over).isEqualTo(new Episode(1, "btc", State.SYNCING, "Waiting", 1, 10, 20));
    assertThat(episodes.newestFirst()).containsExactly(over);
    assertThat(tell("btc", State.LIVE, "", 20)).isNull();
  }

  @Test
  void theFirstConnectingIsNoTroubleUnlessItFails() {
    tell("btc", State.CONNECTING, "", 1);
    tell("btc", State.SYNCING, "", 2);
    tell("btc", State.LIVE, "", 3);
    assertThat(episodes.begun()).isZero();
    tell("eth", State.CONNECTING, "", 1);
    tell("eth", State.REJECTED, "Not listed", 2);
    assertThat(episodes.newestFirst()).singleElement().satisfies(e -> assertThat(e.open()).isTrue());
    assertThat(tell("eth", State.OFF, "Stopped", 9)).isNotNull();
  }

  @Test
  void stopEndsWhatLastsAndTheNextStartIsNoTrouble() {
    tell("btc", State.LIVE, "", 1);
    tell("btc", State.RESYNC, "Checksum differed", 2);
    assertThat(tell("btc", State.OFF, "Stopped", 5).nanos(100)).isEqualTo(3);
    tell("btc", State.CONNECTING, "", 6);
    assertThat(episodes.begun()).isEqualTo(1);
  }

  @Test
  void keepsTheNewestAndThoseThatLast() {
    tell("sol", State.STALE, "silent", 0);
    for (int i = 1; i <= 2 * EpisodeModel.KEPT; i++) {
      tell("btc", State.LIVE, "", i);
      tell("btc", State.STALE, "", i);
      tell("btc", State.LIVE, "", i + 1);
    }
    assertThat(episodes.newestFirst()).hasSize(EpisodeModel.KEPT + 1);
    assertThat(episodes.newestFirst().get(0).stream()).isEqualTo("sol");
    assertThat(episodes.begun()).isEqualTo(2L * EpisodeModel.KEPT + 1);
  }
}
