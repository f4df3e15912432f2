package io.tapedeck.app.ui.live;

import io.tapedeck.app.chart.ChartKind;
import io.tapedeck.app.intake.StreamId;
import io.tapedeck.app.model.BarInterval;
import io.tapedeck.app.study.StudyKind;
import java.util.Set;

/**
 * What was chosen for a chart, to be kept and found again. Immutable; any thread.
 *
 * @param number 1 for the first chart of the stream
 */
public record ChartSetup(StreamId stream, int number, ChartKind kind, BarInterval interval, Set<StudyKind> studies) {

  /** A setup with a set of its own. */
  public ChartSetup {
    studies = Set.copyOf(studies);
  }
}
