package io.tapedeck.app.study;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Studies against the worked examples of ChartSchool (StockCharts.com, spreadsheets "cs-movavg", "cs-rsi" and "cs-atr", values rounded to two digits there)
 * and against sums over all bars computed anew for each bar.
 */
class StudyTest {
  private static final Offset<Double> TWO_DIGITS = Offset.offset(0.0051);

  private static final double[] INTEL = {
    22.2734, 22.1940, 22.0847, 22.1741, 22.1840, 22.1344, 22.2337, 22.4323, 22.2436, 22.2933, 22.1542, 22.3926, 22.3816,
    22.6109, 23.3558, 24.0519, 23.7530, 23.8324, 23.9516, 23.6338, 23.8225, 23.8722, 23.6537, 23.1870, 23.0976, 23.3260,
    22.6805, 23.0976, 22.4025, 22.1725
  };
  private static final double[] QQQQ = {
    44.3389, 44.0902, 44.1497, 43.6124, 44.3278, 44.8264, 45.0955, 45.4245, 45.8433, 46.0826, 45.8931, 46.0328, 45.6140,
    46.2820, 46.2820, 46.0028, 46.0328, 46.4116, 46.2222, 45.6439, 46.2122, 46.2521, 45.7137, 46.4515, 45.7835, 45.3548,
    44.0288, 44.1783, 44.2181, 44.5672, 43.4205, 42.6628, 43.1314
  };
  private static final double[] HIGHS = {
    48.70, 48.72, 48.90, 48.87, 48.82, 49.05, 49.20, 49.35, 49.92, 50.19, 50.12, 49.66, 49.88, 50.19, 50.36, 50.57, 50.65,
    50.43, 49.63, 50.33, 50.29, 50.17, 49.32, 48.50, 48.32, 46.80, 47.80, 48.39, 48.66, 48.79
  };
  private static final double[] LOWS = {
    47.79, 48.14, 48.39, 48.37, 48.24, 48.64, 48.94, 48.86, 49.50, 49.87, 49.20, 48.90, 49.43, 49.73, 49.26, 50.09, 50.30,
    49.21, 48.98, 49.61, 49.20, 49.43, 48.08, 47.64, 41.55, 44.28, 47.31, 47.20, 47.90, 47.73
  };
  private static final double[] CLOSES = {
    48.16, 48.61, 48.75, 48.63, 48.74, 49.03, 49.07, 49.32, 49.91, 50.13, 49.53, 49.50, 49.75, 50.03, 50.31, 50.52, 50.41,
    49.34, 49.37, 50.23, 49.24, 49.93, 48.43, 48.18, 46.57, 45.41, 47.77, 47.72, 48.62, 47.85
  };

  private static StudyBar close(double close) {
    StudyBar bar = new StudyBar();
    bar.close = close;
    return bar;
  }

  /** Values of the first line where there are any. */
  private static List<Double> values(Study study, List<StudyBar> bars) {
    List<Double> values = new ArrayList<>();
    double[] out = new double[3];
    for (StudyBar bar : bars) {
      study.next(bar, true, out);
      if (!Double.isNaN(out[0])) {
        values.add(out[0]);
      }
    }
    return values;
  }

  private static List<StudyBar> closes(double... closes) {
    List<StudyBar> bars = new ArrayList<>();
    for (double close : closes) {
      bars.add(close(close));
    }
    return bars;
  }

  private static void agree(List<Double> values, double... published) {
    agree(values, TWO_DIGITS, published);
  }

  private static void agree(List<Double> values, Offset<Double> offset, double... published) {
    assertThat(values).hasSize(published.length);
    for (int i = 0; i < published.length; i++) {
      assertThat(values.get(i)).as("value " + i).isCloseTo(published[i], offset);
    }
  }

  @Test
  void simpleAverageAgreesWithThePublishedTable() {
    agree(values(new SimpleAverage(10), closes(INTEL)),
        22.22, 22.21, 22.23, 22.26, 22.31, 22.42, 22.61, 22.77, 22.91, 23.08, 23.21, 23.38, 23.53, 23.65, 23.71, 23.69, 23.61,
        23.51, 23.43, 23.28, 23.13);
  }

  @Test
  void exponentialAverageAgreesWithThePublishedTable() {
    agree(values(new ExponentialAverage(10), closes(INTEL)),
        22.22, 22.21, 22.24, 22.27, 22.33, 22.52, 22.80, 22.97, 23.13, 23.28, 23.34, 23.43, 23.51, 23.54, 23.47, 23.40, 23.39,
        23.26, 23.23, 23.08, 22.92);
  }

  @Test
  void relativeStrengthAgreesWithThePublishedTable() {
    agree(values(new RelativeStrength(14), closes(QQQQ)),
        70.53, 66.32, 66.55, 69.41, 66.36, 57.97, 62.93, 63.26, 56.06, 62.38, 54.71, 50.42, 39.99, 41.46, 41.87, 45.46, 37.30,
        33.08, 37.77);
  }

  @Test
  void averageTrueRangeAgreesWithThePublishedTable() {
    List<StudyBar> bars = closes(CLOSES);
    for (int i = 0; i < bars.size(); i++) {
      bars.get(i).high = HIGHS[i];
      bars.get(i).low = LOWS[i];
    }
    agree(values(new TrueRange(14), bars), Offset.offset(0.0101), // The table rounds what it was made of, too.
        0.56, 0.59, 0.59, 0.57, 0.62, 0.62, 0.64, 0.67, 0.69, 0.78, 0.78, 1.21, 1.30, 1.38, 1.37, 1.34, 1.32);
  }

  private static List<StudyBar> walk(int count) {
    Random random = new Random(5);
    List<StudyBar> bars = new ArrayList<>();
    double price = 67_000;
    for (int i = 0; i < count; i++) {
      StudyBar bar = new StudyBar();
      bar.startNanos = i * 3_600_000_000_000L;
      bar.open = price;
      price += random.nextGaussian() * 20;
      bar.close = price;
      bar.high = Math.max(bar.open, price) + random.nextDouble() * 5;
      bar.low = Math.min(bar.open, price) - random.nextDouble() * 5;
      bar.volume = random.nextDouble() * 10;
      bar.quoteVolume = bar.volume * (bar.high + bar.low) / 2;
      bar.delta = bar.volume * (random.nextDouble() * 2 - 1);
      bars.add(bar);
    }
    return bars;
  }

  @Test
  void bollingerBandsAreTheMeanAndTwoDeviationsOfTheNewestTwenty() {
    List<StudyBar> bars = walk(500);
    Study study = new BollingerBands(20, 2);
    double[] out = new double[3];
    for (int i = 0; i < bars.size(); i++) {
      study.next(bars.get(i), true, out);
      if (i >= 19) {
        double[] newest = bars.subList(i - 19, i + 1).stream().mapToDouble(b -> b.close).toArray();
        double mean = java.util.Arrays.stream(newest).average().orElseThrow();
        double variance = java.util.Arrays.stream(newest).map(c -> (c - mean) * (c - mean)).sum() / 20;
        assertThat(out[0]).isCloseTo(mean, Offset.offset(1e-8));
        assertThat(out[1]).isCloseTo(mean + 2 * Math.sqrt(variance), Offset.offset(1e-8));
        assertThat(out[2]).isCloseTo(mean - 2 * Math.sqrt(variance), Offset.offset(1e-8));
      } else {
        assertThat(out).containsOnly(Double.NaN);
      }
    }
  }

  @Test
  void divergenceIsTheDifferenceOfItsAveragesFromTheirOwnStart() {
    List<StudyBar> bars = walk(300);
    List<Double> quick = values(new ExponentialAverage(12), bars);
    List<Double> slow = values(new ExponentialAverage(26), bars);
    List<Double> expected = new ArrayList<>();
    for (int i = 0; i < slow.size(); i++) {
      expected.add(quick.get(i + 14) - slow.get(i));
    }
    List<Double> signals = values(new ExponentialAverage(9), closes(expected.stream().mapToDouble(d -> d).toArray()));
    Study study = new AverageDivergence(12, 26, 9);
    double[] out = new double[3];
    for (int i = 0; i < bars.size(); i++) {
      study.next(bars.get(i), true, out);
      if (i >= 25) {
        assertThat(out[0]).isCloseTo(expected.get(i - 25), Offset.offset(1e-9));
      }
      if (i >= 33) {
        assertThat(out[1]).isCloseTo(signals.get(i - 33), Offset.offset(1e-9));
        assertThat(out[2]).isCloseTo(out[0] - out[1], Offset.offset(1e-12));
      }
    }
  }

  @Test
  void vwapBeginsAnewAtMidnight() {
    List<StudyBar> bars = walk(100);
    Study study = new SessionVwap();
    double[] out = new double[3];
    for (int i = 0; i < bars.size(); i++) {
      study.next(bars.get(i), true, out);
      List<StudyBar> today = bars.subList(i / 24 * 24, i + 1);
      double volume = today.stream().mapToDouble(b -> b.volume).sum();
      assertThat(out[0]).isCloseTo(today.stream().mapToDouble(b -> b.quoteVolume).sum() / volume, Offset.offset(1e-8));
    }
  }

  @Test
  void volumeDeltaAddsUpAllBars() {
    List<StudyBar> bars = walk(100);
    List<Double> values = values(new VolumeDelta(), bars);
    assertThat(values.get(99)).isCloseTo(bars.stream().mapToDouble(b -> b.delta).sum(), Offset.offset(1e-9));
  }

  /** A bar that grows is looked at a hundred times before it is finished. */
  @ParameterizedTest
  @EnumSource(StudyKind.class)
  void lookingAtAGrowingBarChangesNothing(StudyKind kind) {
    List<StudyBar> bars = walk(120);
    Study looked = kind.begin();
    Study plain = kind.begin();
    double[] one = new double[3];
    double[] other = new double[3];
    for (StudyBar bar : bars) {
      for (double shift : new double[] {-500, 700, 0}) {
        StudyBar growing = close(bar.close + shift);
        growing.high = bar.high + 900;
        growing.startNanos = bar.startNanos;
        growing.volume = 7;
        growing.delta = 3;
        looked.next(growing, false, one);
      }
      looked.next(bar, true, one);
      plain.next(bar, true, other);
      assertThat(one).containsExactly(other);
    }
    for (int i = 0; i < kind.lines().size(); i++) {
      assertThat(one[i]).isNotNaN();
    }
  }

  @ParameterizedTest
  @EnumSource(StudyKind.class)
  void equalPricesAreNoTrouble(StudyKind kind) {
    Study study = kind.begin();
    double[] out = new double[3];
    for (int i = 0; i < 100; i++) {
      StudyBar bar = close(1e-9);
      bar.high = 1e-9;
      bar.low = 1e-9;
      study.next(bar, true, out);
    }
    for (int i = 0; i < kind.lines().size(); i++) {
      assertThat(kind == StudyKind.VWAP || !Double.isNaN(out[i])).isTrue(); // Nothing was traded: there is no average price.
    }
  }
}
