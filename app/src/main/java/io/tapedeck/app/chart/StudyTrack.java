package io.tapedeck.app.chart;

import io.tapedeck.app.model.BarSeries;
import io.tapedeck.app.model.Extent;
import io.tapedeck.app.study.Study;
import io.tapedeck.app.study.StudyBar;
import io.tapedeck.app.study.StudyKind;
import java.util.Arrays;

/** The values of one indicator, beside a series of bars. It catches up when it is looked at, each finished bar once. EDT. */
final class StudyTrack {
  private final StudyKind kind;
  private final int lines;
  private final double[] out;
  private final double[] growing;
  private final StudyBar bar = new StudyBar();
  private Study study;
  private BarSeries series;
  private double[] values = new double[0]; // Line after line for each bar.
  private long first; // Number of the bar with the first value.
  private long next; // Number of the bar to be taken in next.
  private long grows = -1; // Number of the bar that grows.

  StudyTrack(StudyKind kind, BarSeries series) {
    this.kind = kind;
    this.series = series;
    lines = kind.lines().size();
    out = new double[lines];
    growing = new double[lines];
    study = kind.begin();
    restart(series);
  }

  StudyKind kind() {
    return kind;
  }

  /** Begins anew over other bars. */
  void restart(BarSeries over) {
    series = over;
    study = kind.begin();
    first = over.first();
    next = first;
    grows = -1;
  }

  /** Takes in the bars that were finished since, and looks at the one that grows. */
  void catchUp(BarSeries now) {
    if (now != series || next < series.first()) {
      restart(now); // Older bars came in front, or bars were forgotten that it never saw.
    }
    for (; next < series.closed(); next++) {
      read(next);
      study.next(bar, true, out);
      keep();
    }
    grows = -1;
    if (series.end() > series.closed()) {
      read(series.closed());
      study.next(bar, false, growing);
      grows = series.closed();
    }
  }

  /** Value of a line at a bar; NaN where there is none. */
  double value(int line, long number) {
    if (number == grows) {
      return growing[line];
    }
    return number < first || number >= next ? Double.NaN : values[(int) (number - first) * lines + line];
  }

  /** Adds the values of some bars to a range; at most so many of them are looked at, evenly. */
  void range(long from, long to, int looks, Extent into) {
    long step = Math.max(1, (to - from) / looks);
    for (long number = from; number < to; number += step) {
      for (int line = 0; line < lines; line++) {
        into.include(value(line, number));
      }
    }
    for (int line = 0; line < lines && to > from; line++) {
      into.include(value(line, to - 1));
    }
  }

  private void keep() {
    int at = (int) (next - first) * lines;
    if (at + lines > values.length) {
      long forgotten = series.first() - first;
      if (forgotten > next - series.first()) {
        // More than half belongs to bars that are gone.
        System.arraycopy(values, (int) forgotten * lines, values, 0, at - (int) forgotten * lines);
        first = series.first();
        at = (int) (next - first) * lines;
      } else {
        values = Arrays.copyOf(values, Math.max(64 * lines, 2 * values.length));
      }
    }
    System.arraycopy(out, 0, values, at, lines);
  }

  private void read(long number) {
    bar.startNanos = series.start(number);
    bar.open = series.open(number);
    bar.high = series.high(number);
    bar.low = series.low(number);
    bar.close = series.close(number);
    bar.volume = series.volume(number);
    bar.quoteVolume = series.quoteVolume(number);
    bar.delta = series.sidesKnown(number) ? series.delta(number) : 0;
  }
}
