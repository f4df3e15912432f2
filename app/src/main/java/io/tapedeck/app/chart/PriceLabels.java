package io.tapedeck.app.chart;

import io.tapedeck.app.look.DigitCells;
import io.tapedeck.app.look.Tokens;
import java.awt.Font;
import java.awt.Point;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;

/** The labels of a price chart's axes: those that a tag would touch, or an edge would cut, are left out; their gridlines stay. EDT. */
final class PriceLabels {
  private static final int LOW_PLOT = 220;

  private final PriceFrame frame;
  private final PriceOverlay overlay;
  private final TimeMarks times;

  PriceLabels(PriceFrame frame, PriceOverlay overlay, TimeMarks times) {
    this.frame = frame;
    this.overlay = overlay;
    this.times = times;
  }

  /** Labels of the price axis, lowest first. */
  List<Mark> prices(Rectangle2D plot) {
    double height = plot.getHeight();
    double gap = Tokens.px(height < Tokens.px(LOW_PLOT) ? 30 : 44);
    PriceSpan prices = frame.prices();
    int scale = frame.model().instrument().priceScale();
    List<Mark> marks = new ArrayList<>();
    for (Mark mark : PriceMarks.between(prices.low(), prices.high(), scale, height, gap)) {
      double y = prices.y(mark.value(), height);
      boolean cut = y < Tokens.px(8) || y > frame.priceHeight((int) height) - Tokens.px(6);
      marks.add(cut || nearTag(plot.getMinY() + y) ? mark.silent() : mark);
    }
    return marks;
  }

  /** Labels of the time axis, oldest first. */
  List<Mark> times(Rectangle2D plot, double scale, int width) {
    double widest = DigitCells.width("00:00:00", Tokens.font(11, false));
    TimeWindow window = frame.window();
    Point pointer = overlay.pointerInPlot();
    List<Mark> marks = new ArrayList<>();
    for (Mark mark : frame.timed() ? times.of(window, (widest + Tokens.px(24)) * scale) : bars((widest + Tokens.px(24)) * scale)) {
      double x = plot.getMinX() + (mark.value() - (double) window.fromNanos()) / window.nanosPerPixel() / scale;
      Font font = Tokens.font(11, mark.strong());
      double half = DigitCells.width(mark.text(), font) / 2.0;
      boolean cut = x - half < Tokens.px(2) || x + half > width - Tokens.px(2);
      boolean covered = pointer != null && Math.abs(pointer.x - x) < half + widest / 2 + Tokens.px(12);
      marks.add(cut || covered ? mark.silent() : mark);
    }
    return marks;
  }

  /** Bars that stand side by side: every so many has a line, with the time at which it began. */
  private List<Mark> bars(double gap) {
    BarFrame bars = frame.bars();
    long step = PriceMarks.step(gap * frame.window().nanosPerPixel() / bars.width());
    List<Mark> marks = new ArrayList<>();
    for (long number = -Math.floorDiv(-bars.from(), step) * step; number < bars.to(); number += step) {
      marks.add(new Mark((double) (bars.place(number) + bars.width() / 2), times.time(bars.series().start(number), true), false));
    }
    return marks;
  }

  private boolean nearTag(double y) {
    Point pointer = overlay.pointerInPlot();
    if (pointer != null && Math.abs(pointer.y - y) < Tokens.px(PriceTag.HEIGHT)) {
      return true;
    }
    return overlay.tags().stream().anyMatch(tag -> Math.abs(tag.middle() - y) < Tokens.px(tag.height() + PriceTag.HEIGHT) / 2.0);
  }
}
