package io.tapedeck.app.chart;

import io.tapedeck.app.model.BarInterval;
import io.tapedeck.app.study.StudyKind;
import java.util.Map;
import java.util.Set;
import javax.swing.JButton;

/** A chart of a stream, as a tile holds it. EDT. */
public interface ChartView {
  /** The component to show. */
  LiveChartPanel component();

  /** Shows something else of the stream; kinds it cannot show are ignored. */
  default void show(ChartKind kind, BarInterval interval) {}

  /** Shows these indicators, where it has any. */
  default void studies(Set<StudyKind> kinds) {}

  /** The indicators that are shown. */
  default Set<StudyKind> studies() {
    return Set.of();
  }

  /** Moves time on: repaints when the window moved by a pixel or more, or words changed. Cheap; call it a few times a second. */
  default void advance() {}

  /** What the keys do, by the name of the action. */
  default Map<String, Runnable> commands() {
    return Map.of();
  }

  /** Its own buttons, by the name of the action whose key does the same. */
  default Map<String, JButton> buttons() {
    return Map.of();
  }

  /** What is in view, as one sentence. */
  String summary();

  /** What is in view as rows with every digit, oldest or lowest first, with a head. */
  String rows(char separator);
}
