package io.tapedeck.app.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The series against a list that looks at every point each time. */
class RingSeriesPropertyTest {
  private final Extent extent = new Extent();

  private record Point(long time, double value) {}

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 63, 64, 65, 128, 1_000, 4_096, 4_161, 9_000})
  void saysOfAnyStretchWhatLookingAtEachPointSays(int capacity) {
    Random random = new Random(capacity);
    RingSeries series = new RingSeries(capacity);
    List<Point> naive = new ArrayList<>();
    long time = 1_000;
    for (int i = 0; i < 3 * capacity + 200; i++) {
      time += random.nextInt(5) - 1; // Now and then it runs backwards.
      double value = random.nextInt(9) == 0 ? Double.NaN : 100 + random.nextGaussian();
      series.append(time, value);
      long kept = naive.isEmpty() ? time : Math.max(time, naive.get(naive.size() - 1).time);
      naive.add(new Point(kept, value));
      if (naive.size() > capacity) {
        naive.remove(0);
      }
      if (i % Math.max(1, capacity / 40) == 0) {
        compare(series, naive, random);
      }
    }
    series.clear();
    naive.clear();
    for (int i = 0; i < capacity / 2 + 1; i++) {
      series.append(i, i);
      naive.add(new Point(i, i));
    }
    compare(series, naive, random);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void keepsTheNewestWhenTheRetentionChanges(long seed) {
    Random random = new Random(seed);
    int[] capacities = {1, 2, 63, 64, 65, 1_000, 4_161, 9_000};
    int capacity = capacities[random.nextInt(capacities.length)];
    RingSeries series = new RingSeries(capacity);
    List<Point> naive = new ArrayList<>();
    long time = 0;
    for (int change = 0; change < 40; change++) {
      int points = 1 + random.nextInt(3_000);
      for (int i = 0; i < points; i++) {
        time += random.nextInt(4);
        double value = 100 + random.nextGaussian();
        series.append(time, value);
        naive.add(new Point(time, value));
      }
      trim(naive, capacity);
      compare(series, naive, random);
      capacity = capacities[random.nextInt(capacities.length)];
      series.retain(capacity);
      trim(naive, capacity);
      assertThat(series.capacity()).isEqualTo(capacity);
      for (int i = 0; i < 20; i++) {
        compare(series, naive, random);
      }
    }
  }

  private static void trim(List<Point> naive, int capacity) {
    naive.subList(0, Math.max(0, naive.size() - capacity)).clear();
  }

  private void compare(RingSeries series, List<Point> naive, Random random) {
    assertThat(series.size()).isEqualTo(naive.size());
    int from = random.nextInt(naive.size());
    int to = from + random.nextInt(naive.size() - from + 1);
    double min = Double.NaN;
    double max = Double.NaN;
    for (Point point : naive.subList(from, to)) {
      if (!Double.isNaN(point.value)) {
        min = Double.isNaN(min) ? point.value : Math.min(min, point.value);
        max = Double.isNaN(max) ? point.value : Math.max(max, point.value);
      }
    }
    extent.clear();
    series.range(from, to, extent);
    assertThat(extent.min()).isEqualTo(Double.valueOf(min));
    assertThat(extent.max()).isEqualTo(Double.valueOf(max));
    assertThat(series.time(from)).isEqualTo(naive.get(from).time);
    assertThat(series.value(from)).isEqualTo(Double.valueOf(naive.get(from).value));
    long first = naive.get(0).time;
    long wanted = first + random.nextInt((int) (naive.get(naive.size() - 1).time - first + 3));
    int index = 0;
    while (index < naive.size() && naive.get(index).time < wanted) {
      index++;
    }
    assertThat(series.indexAtOrAfter(wanted)).isEqualTo(index);
    assertThat(series.indexAtOrAfter(wanted, random.nextInt(index + 1), random.nextInt(2 * naive.size()))).isEqualTo(index);
  }

  /** What is looked at is counted, not timed. */
  @Test
  void theRangeOfAMillionPointsIsFoundInAFewSteps() {
    int[] looks = new int[1];
    int many = 1_000_000;
    MinMaxPyramid pyramid = new MinMaxPyramid(many, new MinMaxPyramid.Points() {
      @Override
      public double low(long number) {
        looks[0]++;
        return number;
      }

      @Override
      public double high(long number) {
        return number;
      }
    });
    for (long i = 0; i < many; i++) {
      pyramid.append(i, i, i);
    }
    pyramid.range(17, many - 17, extent);
    assertThat(extent.min()).isEqualTo(17);
    assertThat(extent.max()).isEqualTo(many - 18);
    assertThat(looks[0]).isLessThan(128);
  }

  @Test
  void aSeriesForTenMillionPointsCostsLittleWhileItIsShort() {
    List<RingSeries> series = new ArrayList<>();
    for (int i = 0; i < 200; i++) { // At 16 bytes a point these would take 32 GB.
      series.add(new RingSeries(RingSeries.MOST));
      series.get(i).append(1, 1);
    }
    assertThat(series).allSatisfy(one -> assertThat(one.size()).isEqualTo(1));
  }
}
