package io.tapedeck.app.chart;

import io.tapedeck.app.feed.Verdict;
import io.tapedeck.app.look.DigitCells;
import io.tapedeck.app.look.Figures;
import io.tapedeck.app.look.Tokens;
import io.tapedeck.app.model.Hole;
import io.tapedeck.app.model.TradeRing;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;

/** Draws doubt: stretches without trustworthy data are hatched and say in words since when. EDT. */
final class HoleBands {
  /** Data comes back a little before a stream is trusted again. */
  private static final long ENDING_NANOS = 1_000_000_000L;

  private static final long SECONDS_BELOW = 2 * 3_600_000_000_000L;

  private final PriceFrame frame;
  private final TimeMarks times;

  HoleBands(PriceFrame frame, TimeMarks times) {
    this.frame = frame;
    this.times = times;
  }

  /** Hatches the holes over the full height of the plot. */
  void paintHatch(Pixels canvas, Rectangle2D plot) {
    TimeWindow window = frame.window();
    int left = canvas.at(plot.getMinX());
    int top = canvas.at(plot.getMinY());
    int height = canvas.at(plot.getMaxY()) - top;
    for (Hole hole : frame.holes()) {
      int from = Math.max(0, window.column(hole.fromEpochNanos()) + 1);
      int to = hole.open() ? window.pixels() : Math.min(window.pixels(), window.column(hole.toEpochNanos()));
      if (to > from) {
        hatch(canvas, left + from, top, to - from, height);
      }
    }
  }

  /** Writes the words over the hatches, below {@code upperEdge}; a label that would cover another is left out. */
  void paintLabels(Graphics2D g, Rectangle2D plot, double upperEdge) {
    double perPixel = plot.getWidth() / frame.window().pixels();
    double free = plot.getMinX();
    for (Hole hole : frame.holes()) {
      double from = plot.getMinX() + Math.max(0, frame.window().column(hole.fromEpochNanos()) + 1) * perPixel;
      double to = hole.open()
          ? plot.getMaxX()
          : plot.getMinX() + Math.min(frame.window().pixels(), frame.window().column(hole.toEpochNanos())) * perPixel;
      if (to > from) {
        free = label(g, plot, upperEdge, hole, from, to, free);
      }
    }
  }

  /** What a label says below its title: "for 14 s", or from when to when. */
  String extent(Hole hole, long now) {
    if (hole.open()) {
      return "for " + wholeAge(now - hole.fromEpochNanos());
    }
    boolean seconds = frame.span().nanos() < SECONDS_BELOW;
    return times.time(hole.fromEpochNanos(), seconds)
        + ' ' + Figures.NOTHING + ' ' + times.time(hole.toEpochNanos(), seconds);
  }

  /** What a label says first. Prints that came meanwhile show that there was data, only no proof. */
  String title(Hole hole) {
    if (hole.open() && frame.model().verdict().state() == Verdict.State.RESYNC) {
      return "Not proven";
    }
    int print = frame.tradeAtOrAfter(hole.fromEpochNanos() + 1);
    TradeRing trades = frame.model().trades();
    if (print < trades.count() && trades.received(print) < hole.toEpochNanos() - ENDING_NANOS) {
      return "Not proven";
    }
    return "No data";
  }

  private double label(Graphics2D g, Rectangle2D plot, double upperEdge, Hole hole, double from, double to, double free) {
    Font bold = Tokens.font(11, true);
    Font plain = Tokens.font(11, false);
    String title = title(hole);
    String extent = extent(hole, frame.now());
    int pad = Tokens.px(8);
    int titleWidth = g.getFontMetrics(bold).stringWidth(title);
    int width = Math.max(titleWidth, DigitCells.width(extent, plain)) + 2 * pad;
    int height = Tokens.px(38);
    if (!hole.open() && to - from < width / 2.0) {
      return free; // The words would hide more data than is missing.
    }
    double x = Math.min((from + to - width) / 2.0, plot.getMaxX() - width - Tokens.px(4));
    x = Math.max(x, plot.getMinX() + Tokens.px(4));
    double y = Math.max(upperEdge + Tokens.px(4), plot.getMinY() + plot.getHeight() * 0.3 - height / 2.0);
    if (x < free || y + height > plot.getMaxY() || width > plot.getWidth()) {
      return free;
    }
    int left = (int) Math.rint(x);
    int top = (int) Math.rint(y);
    PriceOverlay.box(g, left, top, width, height, Tokens.color("hatch"), Tokens.color("panel"));
    g.setFont(bold);
    g.setColor(Tokens.color("text"));
    int centre = left + width / 2;
    g.drawString(title, centre - titleWidth / 2, top + Tokens.px(16));
    int extentLeft = centre - DigitCells.width(extent, plain) / 2;
    DigitCells.drawLeft(g, extent, plain, extentLeft, top + Tokens.px(31), Tokens.color("muted"));
    return x + width + Tokens.px(4);
  }

  private static String wholeAge(long nanos) {
    long seconds = Math.max(0, nanos) / 1_000_000_000L;
    return seconds < 60 ? seconds + " s" : Figures.age(nanos);
  }

  private static void hatch(Pixels canvas, int x, int y, int width, int height) {
    canvas.color(Tokens.tint("hatch", 14));
    canvas.fill(x, y, width, height);
    canvas.thin("hatch", 70);
    int pitch = canvas.length(7);
    try (Pixels clipped = canvas.clipped(x, y, width, height)) {
      // Lines lie on a grid of the whole plot, so that a growing hole does not make them walk.
      int first = Math.floorDiv(x + y, pitch) * pitch;
      for (int sum = first; sum <= x + width + y + height; sum += pitch) {
        clipped.line(sum - y, y, sum - y - height, y + height);
      }
    }
  }
}
