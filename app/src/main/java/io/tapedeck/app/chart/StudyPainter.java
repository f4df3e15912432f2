package io.tapedeck.app.chart;

import io.tapedeck.app.look.DigitCells;
import io.tapedeck.app.look.Figures;
import io.tapedeck.app.look.Tokens;
import io.tapedeck.app.model.Extent;
import io.tapedeck.app.study.StudyKind;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.Locale;

/** Indicators as lines: over the prices, and in panes below them with a scale of their own. A line that is denser than the pixels takes one value of each column. EDT. */
final class StudyPainter {
  private static final double LINE = 1.3;

  /** Larger values do not fit a long with their digits. */
  private static final double EXACT = 1e15;

  private static final long[] UNITS = {1, 10, 100, 1_000, 10_000, 100_000};

  private final PriceFrame frame;
  private final Extent extent = new Extent();

  StudyPainter(PriceFrame frame) {
    this.frame = frame;
  }

  /** Lines over the prices. */
  void paintOver(Pixels canvas, int left, int top, int height) {
    List<StudyTrack> tracks = frame.studies().overPrices();
    for (int i = tracks.size() - 1; i >= 0; i--) { // The first chosen uppermost.
      StudyTrack track = tracks.get(i);
      for (int line = 0; line < track.kind().lines().size(); line++) {
        canvas.color(Tokens.color(Studies.token(track.kind(), line)));
        lines(canvas, track, line, left, top, height, frame.prices().low(), frame.prices().high());
      }
    }
  }

  /** The panes, from the upper down. */
  void paintPanes(Pixels canvas, int left, int top, int height) {
    List<StudyTrack> panes = frame.studies().panes();
    int begin = top + frame.priceHeight(height);
    int width = frame.window().pixels();
    for (int i = 0; i < panes.size(); i++) {
      int from = begin + (int) Math.rint(i * height * Studies.PANE_SHARE);
      int to = i == panes.size() - 1 ? top + height : begin + (int) Math.rint((i + 1) * height * Studies.PANE_SHARE);
      canvas.color(Tokens.color("panel"));
      canvas.fill(left, from, width, to - from);
      canvas.color(Tokens.color("border"));
      canvas.fill(left, from, width, canvas.length(1));
      StudyTrack track = panes.get(i);
      range(track);
      if (extent.empty()) {
        continue;
      }
      double low = extent.min();
      double high = extent.max();
      try (Pixels pane = canvas.clipped(left, from + canvas.length(1), width, to - from - canvas.length(1))) {
        pane.color(Tokens.color("grid"));
        for (double level : levels(track.kind())) {
          pane.fill(left, from + place(level, low, high, to - from), width, pane.length(1));
        }
        for (int line = 0; line < track.kind().lines().size(); line++) {
          pane.color(Tokens.color(Studies.token(track.kind(), line)));
          lines(pane, track, line, left, from, to - from, low, high);
        }
      }
    }
  }

  /** Lowest and highest label of each pane, right of the plot. */
  void paintLabels(Graphics2D g, Rectangle2D plot, int right) {
    List<StudyTrack> panes = frame.studies().panes();
    Font font = Tokens.font(11, false);
    double begin = plot.getMinY() + plot.getHeight() * (1 - frame.studies().paneShare());
    double tall = plot.getHeight() * Studies.PANE_SHARE;
    for (int i = 0; i < panes.size(); i++) {
      range(panes.get(i));
      if (!extent.empty() && tall > Tokens.px(24)) {
        double[] levels = levels(panes.get(i).kind());
        double[] shown = levels.length == 2 ? levels : new double[] {extent.max()};
        for (double level : shown) {
          double y = begin + i * tall + (extent.max() - level) / (extent.max() - extent.min()) * tall;
          int baseline = (int) Math.max(begin + i * tall + Tokens.px(13), Math.min(begin + (i + 1) * tall - Tokens.px(3), y + Tokens.px(4)));
          DigitCells.drawRight(
              g, figure(level), font, right - Tokens.px(PriceChartPanel.LABEL_PADDING), baseline, Tokens.color("muted"));
        }
      }
    }
  }

  /** Where the words of a pane stand. */
  static double paneTop(Rectangle2D plot, Studies studies, int pane) {
    return plot.getMinY() + plot.getHeight() * (1 - studies.paneShare() + pane * Studies.PANE_SHARE);
  }

  /** A value of a study that is no price. */
  static String figure(double value) {
    if (Double.isNaN(value)) {
      return "\u2013";
    }
    double size = Math.abs(value);
    int digits = size >= 1_000 ? 0 : size >= 10 ? 1 : size >= 0.1 || size == 0 ? 2 : 5;
    if (size > EXACT) {
      return String.format(Locale.ROOT, "%,." + digits + "f", value).replace('-', '\u2212');
    }
    // A format costs as much as all labels of a chart, and this is asked at each paint.
    long scaled = Math.round(size * UNITS[digits]);
    return Figures.price(value < 0 ? -scaled : scaled, digits);
  }

  private void range(StudyTrack track) {
    extent.clear();
    if (track.kind() == StudyKind.RSI) {
      extent.include(0, 100);
      return;
    }
    track.range(frame.bars().from(), frame.bars().to(), 2_000, extent);
    if (track.kind() != StudyKind.ATR && !extent.empty()) {
      extent.include(0);
    }
    if (!extent.empty()) {
      double margin = Math.max((extent.max() - extent.min()) * 0.08, 1e-12 + 1e-9 * Math.abs(extent.max()));
      extent.include(extent.min() - margin, extent.max() + margin);
    }
  }

  private static double[] levels(StudyKind kind) {
    return switch (kind) {
      case RSI -> new double[] {30, 70};
      case MACD, CVD -> new double[] {0};
      default -> new double[0];
    };
  }

  private void lines(Pixels canvas, StudyTrack track, int line, int left, int top, int height, double low, double high) {
    BarFrame bars = frame.bars();
    TimeWindow window = frame.window();
    int thick = canvas.length(LINE);
    long number = Math.max(bars.series().first(), bars.from() - 1);
    long stop = Math.min(bars.series().end(), bars.to() + 1);
    int beforeX = 0;
    int beforeY = 0;
    boolean joined = false;
    while (number < stop) {
      double value = track.value(line, number);
      int x = window.column(bars.place(number) + bars.width() / 2);
      if (Double.isNaN(value)) {
        joined = false;
      } else {
        int y = place(value, low, high, height);
        if (joined) {
          canvas.stroke(left + beforeX, top + beforeY, left + x, top + y, thick);
        }
        beforeX = x;
        beforeY = y;
        joined = true;
      }
      long edge = window.fromNanos() + (x + 1L) * window.nanosPerPixel() - bars.width() / 2;
      number = bars.width() >= window.nanosPerPixel() ? number + 1 : Math.max(number + 1, bars.numberAtOrAfter(edge, number));
    }
  }

  private static int place(double value, double low, double high, int height) {
    double y = (high - value) / (high - low) * height;
    return (int) Math.max(-height, Math.min(2.0 * height, Math.rint(y)));
  }
}
