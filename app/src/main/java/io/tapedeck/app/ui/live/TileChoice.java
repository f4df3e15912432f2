package io.tapedeck.app.ui.live;

import io.tapedeck.app.chart.ChartKind;
import io.tapedeck.app.intake.StreamId;
import io.tapedeck.app.model.BarInterval;
import io.tapedeck.app.study.StudyKind;
import java.util.EnumSet;
import java.util.Set;

/** What the trader chose for one chart; it outlives the tile, which is made anew at each Start. EDT. */
final class TileChoice {
  private final StreamId stream;
  private final int number;
  private ChartKind kind = ChartKind.BID_ASK;
  private BarInterval interval = BarInterval.MINUTE_BARS;
  private Set<StudyKind> studies = EnumSet.noneOf(StudyKind.class);

  /** The first chart of a stream has the number 1. */
  TileChoice(StreamId stream, int number) {
    this.stream = stream;
    this.number = number;
  }

  StreamId stream() {
    return stream;
  }

  int number() {
    return number;
  }

  /** Name of the tile among the window's parts. */
  String name() {
    return number == 1 ? "chart:" + stream.text() : "chart:" + stream.text() + "#" + number;
  }

  ChartKind kind() {
    return kind;
  }

  BarInterval interval() {
    return interval;
  }

  Set<StudyKind> studies() {
    return studies;
  }

  void kind(ChartKind next) {
    kind = next;
  }

  void interval(BarInterval next) {
    interval = next;
  }

  void studies(Set<StudyKind> next) {
    studies = next;
  }

  /** True when nothing was chosen: a new chart would look the same. */
  boolean untouched() {
    return number == 1 && kind == ChartKind.BID_ASK && interval.equals(BarInterval.MINUTE_BARS) && studies.isEmpty();
  }

  ChartSetup setup() {
    return new ChartSetup(stream, number, kind, interval, studies);
  }

  void setup(ChartSetup setup) {
    kind = setup.kind();
    interval = setup.interval();
    studies = EnumSet.noneOf(StudyKind.class);
    studies.addAll(setup.studies());
  }

  /** "Candles, 1 min". */
  String text() {
    return kind.ofBars() ? kind.text() + ", " + interval.text() : kind.text();
  }
}
