package io.tapedeck.app.chart;

import io.tapedeck.app.look.DigitCells;
import io.tapedeck.app.look.Figures;
import io.tapedeck.app.look.Tokens;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Point;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Measures between two places of a price chart: price, percent, time, bars. It stays with its places when the chart moves. EDT. */
final class Ruler {
  private final PriceFrame frame;
  private @Nullable Spot from;
  private @Nullable Spot to;

  private record Spot(long place, double price) {}

  Ruler(PriceFrame frame) {
    this.frame = frame;
  }

  void begin(Point at, Rectangle2D plot) {
    from = spot(at, plot);
    to = from;
  }

  void drag(Point at, Rectangle2D plot) {
    if (from != null) {
      to = spot(at, plot);
    }
  }

  void clear() {
    from = null;
    to = null;
  }

  boolean active() {
    return from != null;
  }

  /** What was measured, in words; empty when nothing was. */
  List<String> words() {
    Spot begin = from;
    Spot end = to;
    if (begin == null || end == null) {
      return List.of();
    }
    List<String> words = new ArrayList<>();
    int scale = frame.model().instrument().priceScale();
    long steps = Math.round(end.price / frame.tick()) - Math.round(begin.price / frame.tick());
    String change = (steps >= 0 ? "+" : "") + Figures.price(steps, scale);
    words.add(change + "  " + Figures.percent(begin.price == 0 ? Double.NaN : (end.price - begin.price) / begin.price * 100));
    long nanos = frame.time(end.place) - frame.time(begin.place);
    String time = (nanos < 0 ? String.valueOf(Figures.MINUS) : "") + Figures.age(Math.abs(nanos));
    if (frame.kind().ofBars()) {
      long bars = Math.abs(end.place - begin.place) / frame.bars().width();
      time += ", " + bars + (bars == 1 ? " bar" : " bars");
    }
    words.add(time);
    return words;
  }

  void paint(Graphics2D g, Rectangle2D plot) {
    Spot begin = from;
    Spot end = to;
    if (begin == null || end == null) {
      return;
    }
    int x1 = x(begin, plot);
    int x2 = x(end, plot);
    int y1 = y(begin, plot);
    int y2 = y(end, plot);
    g.setColor(Tokens.tint("accent", 14));
    g.fillRect(Math.min(x1, x2), Math.min(y1, y2), Math.abs(x2 - x1), Math.abs(y2 - y1));
    g.setColor(Tokens.color("accent"));
    g.drawLine(x1, y1, x2, y1);
    g.drawLine(x2, y1, x2, y2);
    Font font = Tokens.font(11, true);
    List<String> words = words();
    int width = 0;
    for (String line : words) {
      width = Math.max(width, DigitCells.width(line, font));
    }
    int boxWidth = width + Tokens.px(16);
    int boxHeight = Tokens.px(38);
    int x = (int) Math.max(plot.getMinX(), Math.min(plot.getMaxX() - boxWidth, x2 + Tokens.px(8)));
    int y = (int) Math.max(plot.getMinY(), Math.min(plot.getMaxY() - boxHeight, y2 + Tokens.px(8)));
    PriceOverlay.box(g, x, y, boxWidth, boxHeight, Tokens.color("accent"), Tokens.color("panel"));
    for (int i = 0; i < words.size(); i++) {
      DigitCells.drawLeft(
          g, words.get(i), font, x + Tokens.px(8), y + Tokens.px(15 + 16 * i), Tokens.color(i == 0 ? "text" : "muted"));
    }
  }

  private Spot spot(Point at, Rectangle2D plot) {
    TimeWindow window = frame.window();
    double share = (at.x - plot.getMinX()) / plot.getWidth();
    long place = window.fromNanos() + (long) (share * window.nanosPerPixel() * window.pixels());
    return new Spot(place, frame.prices().price(at.y - plot.getMinY(), plot.getHeight()));
  }

  private int x(Spot spot, Rectangle2D plot) {
    TimeWindow window = frame.window();
    double share = (double) (spot.place - window.fromNanos()) / window.nanosPerPixel() / window.pixels();
    return (int) Math.rint(plot.getMinX() + Math.max(-1, Math.min(2, share)) * plot.getWidth());
  }

  private int y(Spot spot, Rectangle2D plot) {
    double y = frame.prices().y(spot.price, plot.getHeight());
    return (int) Math.rint(plot.getMinY() + Math.max(-plot.getHeight(), Math.min(2 * plot.getHeight(), y)));
  }
}
