package io.tapedeck.app.chart;

import static org.assertj.core.api.Assertions.assertThat;

import io.tapedeck.app.model.Hole;
import io.tapedeck.app.model.RingSeries;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class StepColumnsTest {
  /** A hundred columns of ten nanoseconds. */
  private final TimeWindow window = new TimeWindow(0, 10, 100);
  private final RingSeries series = new RingSeries(1_000);
  private final StepColumns columns = new StepColumns();

  @Test
  void aValueHoldsUntilTheNext() {
    series.append(0, 1);
    series.append(500, 2);
    columns.read(series, window, 999, List.of());
    assertThat(columns.close(49)).isEqualTo(1);
    assertThat(columns.low(50)).isEqualTo(1);
    assertThat(columns.high(50)).isEqualTo(2);
    assertThat(columns.low(51)).isEqualTo(2);
    assertThat(columns.close(99)).isEqualTo(2);
  }

  @Test
  void theLastValueHoldsNoLongerThanIsKnown() {
    series.append(0, 1);
    columns.read(series, window, 305, List.of());
    assertThat(columns.close(30)).isEqualTo(1);
    assertThat(columns.close(31)).isNaN();
  }

  @Test
  void aValueFromBeforeTheWindowHoldsIntoIt() {
    series.append(-5_000, 7);
    columns.read(series, window, 999, List.of());
    assertThat(columns.close(0)).isEqualTo(7);
  }

  @Test
  void nothingIsDrawnBeforeTheFirstPoint() {
    series.append(300, 1);
    columns.read(series, window, 999, List.of());
    assertThat(columns.close(29)).isNaN();
    assertThat(columns.close(30)).isEqualTo(1);
  }

  @Test
  void noValueCrossesAHole() {
    series.append(100, 1);
    series.append(700, 5);
    columns.read(series, window, 999, List.of(new Hole(200, 700)));
    for (int i = 21; i < 70; i++) {
      assertThat(columns.close(i)).isNaN();
    }
    assertThat(columns.low(70)).isEqualTo(5);
  }

  @Test
  void aPriceFoundUnchangedAfterAHoleIsDrawnAgain() {
    series.append(100, 1);
    columns.read(series, window, 999, List.of(new Hole(200, 700)));
    assertThat(columns.close(69)).isNaN();
    assertThat(columns.close(71)).isEqualTo(1);
  }

  @Test
  void anOpenHoleReachesTheEdge() {
    series.append(100, 1);
    columns.read(series, window, 999, List.of(new Hole(200, Hole.OPEN)));
    assertThat(columns.close(20)).isEqualTo(1);
    assertThat(columns.close(99)).isNaN();
  }

  @Test
  void aPointThatCameInsideAHoleCountsFromItsEnd() {
    series.append(100, 1);
    series.append(690, 5);
    columns.read(series, window, 999, List.of(new Hole(200, 700)));
    assertThat(columns.close(69)).isNaN();
    assertThat(columns.low(71)).isEqualTo(5);
  }

  @Test
  void twoHolesBetweenTwoPointsBothStayEmpty() {
    series.append(100, 1);
    series.append(900, 5);
    columns.read(series, window, 999, List.of(new Hole(200, 300), new Hole(400, 500)));
    assertThat(columns.close(25)).isNaN();
    assertThat(columns.close(45)).isNaN();
    assertThat(columns.close(60)).isEqualTo(1);
  }

  @Test
  void notANumberIsAGap() {
    series.append(100, 1);
    series.append(300, Double.NaN);
    series.append(500, 2);
    columns.read(series, window, 999, List.of());
    assertThat(columns.close(30)).isNaN();
    assertThat(columns.close(40)).isNaN();
    assertThat(columns.low(50)).isEqualTo(2);
  }

  @Test
  void manyPointsInOneColumnKeepTheirExtremes() {
    for (int i = 0; i < 10; i++) {
      series.append(500 + i, i == 4 ? 99 : i == 6 ? -99 : 1);
    }
    columns.read(series, window, 600, List.of());
    assertThat(columns.high(50)).isEqualTo(99);
    assertThat(columns.low(50)).isEqualTo(-99);
    assertThat(columns.close(50)).isEqualTo(1);
    assertThat(columns.min()).isEqualTo(-99);
    assertThat(columns.max()).isEqualTo(99);
  }

  @Test
  void aBusyMarketGivesTheSameColumnsAsLookingAtEachPoint() {
    Random random = new Random(9);
    RingSeries busy = new RingSeries(5_000);
    double[] low = new double[100];
    double[] high = new double[100];
    long time = 0;
    double held = 100;
    busy.append(0, held);
    Arrays.fill(low, Double.MAX_VALUE);
    Arrays.fill(high, -Double.MAX_VALUE);
    low[0] = 100;
    high[0] = 100;
    while (time < 990) {
      long before = time;
      time += random.nextInt(3) == 0 ? random.nextInt(15) : 0;
      for (int i = (int) before / 10; i <= time / 10 && i < 100; i++) {
        low[i] = Math.min(low[i], held);
        high[i] = Math.max(high[i], held);
      }
      if (time >= 990) {
        break;
      }
      held = 100 + random.nextInt(50);
      busy.append(time, held);
      low[(int) time / 10] = Math.min(low[(int) time / 10], held);
      high[(int) time / 10] = Math.max(high[(int) time / 10], held);
    }
    columns.read(busy, window, 989, List.of());
    for (int i = 0; i < 99; i++) {
      assertThat(columns.low(i)).isEqualTo(low[i]);
      assertThat(columns.high(i)).isEqualTo(high[i]);
    }
  }

  @Test
  void pointsAfterTheWindowAreNotDrawn() {
    series.append(100, 1);
    series.append(5_000, 2);
    columns.read(series, window, 9_000, List.of());
    assertThat(columns.max()).isEqualTo(1);
  }

  @Test
  void anEmptySeriesIsEmpty() {
    columns.read(series, window, 999, List.of());
    assertThat(columns.min()).isNaN();
  }

  @Test
  void goingOnGivesWhatReadingAnewGives() {
    for (long seed = 1; seed <= 40; seed++) {
      Random random = new Random(seed);
      RingSeries line = new RingSeries(seed % 2 == 0 ? 40 : 5_000);
      List<Hole> holes = new ArrayList<>();
      long now = 1_000;
      TimeWindow shown = new TimeWindow(0, 10, 100);
      for (int paint = 0; paint < 300; paint++) {
        for (int points = random.nextInt(random.nextInt(5) == 0 ? 30 : 3); points > 0; points--) {
          now += random.nextInt(9);
          line.append(now, random.nextInt(20) == 0 ? Double.NaN : random.nextInt(1_000));
        }
        now += random.nextInt(40);
        if (random.nextInt(60) == 0) {
          holes.add(new Hole(now - random.nextInt(100), random.nextInt(3) == 0 ? Hole.OPEN : now));
        } else if (!holes.isEmpty() && holes.get(holes.size() - 1).open()) {
          Hole open = holes.remove(holes.size() - 1);
          holes.add(new Hole(open.fromEpochNanos(), now));
        }
        if (random.nextInt(100) == 0) {
          line.clear();
        } else if (random.nextInt(100) == 0) {
          line.retain(30 + random.nextInt(100));
        }
        long perPixel = random.nextInt(50) == 0 ? 5 + random.nextInt(10) : shown.nanosPerPixel();
        shown = new TimeWindow(Math.floorDiv(now + 30, perPixel) * perPixel - 99 * perPixel, perPixel, 100);
        columns.read(line, shown, now, holes);
        StepColumns anew = new StepColumns();
        anew.read(line, shown, now, holes);
        for (int i = 0; i < 100; i++) {
          assertThat(new double[] {columns.low(i), columns.high(i), columns.close(i)})
              .as("seed %d, paint %d, column %d", seed, paint, i)
              .isEqualTo(new double[] {anew.low(i), anew.high(i), anew.close(i)});
        }
      }
    }
  }
}
