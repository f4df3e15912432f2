package io.tapedeck.app.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class TradeIdsTest {

  /** The same answers as a set that remembers the highest ids. */
  @Test
  void agreesWithASet() {
    TradeIds ids = new TradeIds();
    TreeSet<Long> oracle = new TreeSet<>();
    Random random = new Random(11);
    long newest = 0;
    for (int i = 0; i < 100_000; i++) {
      newest += random.nextInt(3);
      long id = random.nextInt(10) == 0 ? newest - random.nextInt(1_500) : newest;
      boolean tooOld = oracle.size() == TradeIds.KEPT && id < oracle.first();
      boolean fresh = !tooOld && oracle.add(id);
      if (oracle.size() > TradeIds.KEPT) {
        oracle.pollFirst();
      }
      assertThat(ids.add(id)).as("id " + id).isEqualTo(fresh);
      assertThat(ids.highest(id)).isEqualTo(id == oracle.last());
    }
  }

  @Test
  void numbersThatBeginAnewAreTakenInAgain() {
    TradeIds ids = new TradeIds();
    for (long id = 1_000_000; id < 1_002_000; id++) {
      ids.add(id);
    }
    int refused = 0;
    for (long id = 1; id <= 3_000; id++) {
      refused += ids.add(id) ? 0 : 1;
    }
    assertThat(refused).isEqualTo(TradeIds.KEPT);
  }
}
