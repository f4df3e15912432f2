package io.tapedeck.app.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.tapedeck.api.Side;
import java.util.Comparator;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PriceLevelsTest {

  /** The same changes to a sorted map give the same levels: prices spread wide, many deletes, cuts in between. */
  @ParameterizedTest
  @EnumSource(Side.class)
  void agreesWithASortedMap(Side side) {
    PriceLevels levels = new PriceLevels(side);
    Comparator<Long> best = side == Side.BUY ? Comparator.reverseOrder() : Comparator.naturalOrder();
    TreeMap<Long, Long> oracle = new TreeMap<>(best);
    Random random = new Random(7);
    for (int i = 0; i < 50_000; i++) {
      long price = 1_000 + random.nextInt(400);
      long size = random.nextInt(3) == 0 ? 0 : 1 + random.nextInt(1_000);
      levels.set(price, size);
      if (size == 0) {
        oracle.remove(price);
      } else {
        oracle.put(price, size);
      }
      if (i % 97 == 0) {
        levels.cut(100);
        while (oracle.size() > 100) {
          oracle.pollLastEntry();
        }
      }
      assertThat(levels.count()).isEqualTo(oracle.size());
    }
    int index = 0;
    for (Map.Entry<Long, Long> entry : oracle.entrySet()) {
      assertThat(levels.price(index)).isEqualTo(entry.getKey());
      assertThat(levels.size(index)).isEqualTo(entry.getValue());
      index++;
    }
  }

  @Test
  void deletingWhatIsNotThereChangesNothing() {
    PriceLevels levels = new PriceLevels(Side.SELL);
    levels.set(10, 5);
    levels.set(11, 0);
    assertThat(levels.count()).isEqualTo(1);
    assertThat(levels.price(0)).isEqualTo(10);
  }

  @Test
  void readsBeyondTheEndAsNothing() {
    PriceLevels levels = new PriceLevels(Side.BUY);
    assertThat(levels.price(0)).isZero();
    assertThat(levels.size(3)).isZero();
  }

  @Test
  void refusesToScaleWhatWouldNotFit() {
    PriceLevels levels = new PriceLevels(Side.BUY);
    levels.set(Long.MAX_VALUE / 2, 1);
    assertThat(levels.multiply(10, 1)).isFalse();
    assertThat(levels.price(0)).isEqualTo(Long.MAX_VALUE / 2);
  }
}
