package io.tapedeck.app.chart;

import io.tapedeck.app.model.BarSeries;
import io.tapedeck.app.model.Extent;
import io.tapedeck.app.study.StudyKind;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** The indicators of one chart: some over the prices, some in panes below, at most {@link #MOST_PANES}. EDT. */
final class Studies {
  /** More panes would leave no room for prices. */
  static final int MOST_PANES = 2;

  /** Height of a pane, as a share of the plot. */
  static final double PANE_SHARE = 0.2;

  private static final String[] TOKENS = {"accent", "resync", "demo", "rejected", "quiet", "neutral", "stale", "live"};

  private final List<StudyTrack> tracks = new ArrayList<>();

  /** Shows these; of those with panes the newest chosen stay. */
  void choose(Set<StudyKind> kinds, BarSeries series) {
    tracks.removeIf(track -> !kinds.contains(track.kind()));
    for (StudyKind kind : kinds) {
      if (tracks.stream().noneMatch(track -> track.kind() == kind)) {
        tracks.add(new StudyTrack(kind, series));
      }
    }
    while (panes().size() > MOST_PANES) {
      tracks.remove(panes().get(0));
    }
  }

  /** The kinds that are shown. */
  Set<StudyKind> chosen() {
    Set<StudyKind> kinds = EnumSet.noneOf(StudyKind.class);
    tracks.forEach(track -> kinds.add(track.kind()));
    return kinds;
  }

  void restart(BarSeries series) {
    tracks.forEach(track -> track.restart(series));
  }

  void catchUp(BarSeries series) {
    tracks.forEach(track -> track.catchUp(series));
  }

  List<StudyTrack> all() {
    return tracks;
  }

  List<StudyTrack> overPrices() {
    return tracks.stream().filter(track -> track.kind().overPrices()).toList();
  }

  List<StudyTrack> panes() {
    return tracks.stream().filter(track -> !track.kind().overPrices()).toList();
  }

  /** Share of the plot that panes take. */
  double paneShare() {
    return panes().size() * PANE_SHARE;
  }

  /** Adds the values over the prices to the range of a chart. */
  void range(long from, long to, Extent into) {
    for (StudyTrack track : overPrices()) {
      track.range(from, to, 2_000, into);
    }
  }

  /** The colour of a line: lines of one study differ, and studies begin with different ones. */
  static String token(StudyKind kind, int line) {
    int begin =
        switch (kind) {
          case SMA, RSI -> 0;
          case EMA, MACD -> 1;
          case VWAP, ATR -> 2;
          case BOLLINGER -> 5;
          case CVD -> 4;
        };
    return kind == StudyKind.BOLLINGER ? "neutral" : TOKENS[(begin + line) % TOKENS.length];
  }
}
