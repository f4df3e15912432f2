package io.tapedeck.app.chart;

import io.tapedeck.app.look.DigitCells;
import io.tapedeck.app.look.Figures;
import io.tapedeck.app.look.Tokens;
import io.tapedeck.app.model.Scaled;
import io.tapedeck.app.model.StreamModel;
import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.Point;
import java.awt.RenderingHints;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import org.jfree.chart.ChartPanel;
import org.jfree.chart.panel.AbstractOverlay;
import org.jfree.chart.panel.Overlay;
import org.jspecify.annotations.Nullable;

/** What lies over the series of a price chart, from below: words of holes, tags, crosshair with its tags, read-out. EDT. */
final class PriceOverlay extends AbstractOverlay implements Overlay {
  private static final int READOUT_HEIGHT = 24;

  private final PriceFrame frame;
  private final HoleBands holes;
  private final TimeMarks times;
  private List<PriceTag> tags = List.of();
  private Rectangle2D plot = new Rectangle2D.Double();
  private @Nullable Point pointer;

  PriceOverlay(PriceFrame frame, HoleBands holes, TimeMarks times) {
    this.frame = frame;
    this.holes = holes;
    this.times = times;
  }

  /** Settles where the tags stand. */
  void settle(Rectangle2D area) {
    plot = area;
    tags = List.of();
    if (frame.prices().known()) {
      StreamModel model = frame.model();
      PriceTag ask = model.hasAsk() ? tag(model.ask(), "ask") : null;
      PriceTag bid = model.hasBid() ? tag(model.bid(), "bid") : null;
      if (ask != null && bid != null) {
        boolean crossed = ask.middle() > bid.middle();
        tags = List.of(PriceTag.apart(crossed ? bid : ask, crossed ? ask : bid, unit(), plot.getMinY(), plot.getMaxY()));
      } else if (ask != null) {
        tags = List.of(ask);
      } else if (bid != null) {
        tags = List.of(bid);
      } else if (model.hasLast()) {
        tags = List.of(tag(model.last(), model.lastStep() < 0 ? "down" : "up")); // An exchange that tells trades only.
      }
    }
  }

  /** The tags on the price axis, the upper first. */
  List<PriceTag> tags() {
    return tags;
  }

  /** Where the pointer is; null when it is elsewhere. */
  void pointer(@Nullable Point next) {
    pointer = next;
  }

  /** The pointer, when it is inside the plot. */
  @Nullable Point pointerInPlot() {
    return pointer != null && frame.prices().known() && plot.contains(pointer) ? pointer : null;
  }

  @Override
  public void paintOverlay(Graphics2D g, ChartPanel panel) {
    int right = panel.getWidth();
    holes.paintLabels(g, plot, plot.getMinY() + Tokens.px(READOUT_HEIGHT));
    for (PriceTag tag : tags) {
      paintTag(g, tag, right);
    }
    Point at = pointerInPlot();
    if (at != null) {
      paintCrosshair(g, at, right);
    }
    paintReadOut(g);
  }

  /** A filled box with a thin edge and round corners. */
  static void box(Graphics2D g, int x, int y, int width, int height, Color edge, Color fill) {
    g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    int arc = Tokens.px(4);
    g.setColor(edge);
    g.fillRoundRect(x, y, width, height, arc, arc);
    if (!fill.equals(edge)) {
      g.setColor(fill);
      g.fillRoundRect(x + 1, y + 1, width - 2, height - 2, arc, arc);
    }
    g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_OFF);
  }

  /** The words and numbers of the read-out, label and value in turn. */
  List<String> readOut() {
    StreamModel model = frame.model();
    int scale = model.instrument().priceScale();
    List<String> parts = new ArrayList<>();
    parts.add("Bid");
    parts.add(model.hasBid() ? Figures.price(model.bid(), scale) : String.valueOf(Figures.NOTHING));
    parts.add("Ask");
    parts.add(model.hasAsk() ? Figures.price(model.ask(), scale) : String.valueOf(Figures.NOTHING));
    parts.add("Spread");
    parts.add(spread(model, scale));
    parts.add("Trades");
    parts.add(frame.tradesInView() + " in " + frame.span().text());
    return parts;
  }

  private static String spread(StreamModel model, int scale) {
    if (!model.hasBid() || !model.hasAsk()) {
      return String.valueOf(Figures.NOTHING);
    }
    long spread = model.ask() - model.bid();
    double middle = (Scaled.toDouble(model.ask(), scale) + Scaled.toDouble(model.bid(), scale)) / 2;
    String text = Figures.price(spread, scale);
    if (!(middle > 0)) {
      return text;
    }
    long hundredths = Math.round(Scaled.toDouble(spread, scale) / middle * 1e6);
    return text + "  " + Figures.price(hundredths, 2) + " bp";
  }

  private PriceTag tag(long price, String token) {
    int scale = frame.model().instrument().priceScale();
    boolean trusted = frame.trusted();
    double y = plot.getMinY() + frame.prices().y(Scaled.toDouble(price, scale), plot.getHeight());
    double half = PriceTag.HEIGHT * unit() / 2;
    double inside = Math.max(plot.getMinY() + half, Math.min(plot.getMaxY() - half, y));
    return new PriceTag(Figures.price(price, scale), inside, trusted ? token : "staleInk", !trusted);
  }

  private void paintTag(Graphics2D g, PriceTag tag, int right) {
    int height = Tokens.px(PriceTag.HEIGHT);
    int left = (int) plot.getMaxX();
    int top = (int) Math.rint(tag.middle() - height / 2.0);
    Color fill = Tokens.color(tag.token());
    box(g, left, top, right - left - 1, height, fill, fill);
    Font font = Tokens.font(11, true);
    Color ink = Tokens.color("onFill");
    int baseline = top + Tokens.px(13);
    int end = right - Tokens.px(PriceChartPanel.LABEL_PADDING);
    int start = DigitCells.drawRight(g, tag.text(), font, end, baseline, ink);
    if (tag.struck()) {
      DigitCells.strike(g, font, start, end - start, baseline, ink);
    }
  }

  private void paintCrosshair(Graphics2D g, Point at, int right) {
    try (Pixels canvas = Pixels.of(g)) {
      canvas.color(Tokens.color("dim"));
      int left = canvas.at(plot.getMinX());
      int top = canvas.at(plot.getMinY());
      canvas.dashed(left, canvas.at(at.y), canvas.at(plot.getMaxX()) - left, true);
      canvas.dashed(canvas.at(at.x), top, canvas.at(plot.getMaxY()) - top, false);
    }
    paintTag(g, new PriceTag(pointerPrice(at), at.y, "neutral", false), right);
    String time = pointerTime(at);
    Font font = Tokens.font(11, true);
    int width = DigitCells.width(time, font) + Tokens.px(12);
    int x = (int) Math.max(plot.getMinX(), Math.min(plot.getMaxX() - width, at.x - width / 2.0));
    Color fill = Tokens.color("neutral");
    box(g, x, (int) plot.getMaxY() + Tokens.px(2), width, Tokens.px(PriceTag.HEIGHT), fill, fill);
    DigitCells.drawLeft(
        g, time, font, x + Tokens.px(6), (int) plot.getMaxY() + Tokens.px(15), Tokens.color("onFill"));
  }

  /** The price under the pointer, on the instrument's own steps. */
  String pointerPrice(Point at) {
    int scale = frame.model().instrument().priceScale();
    double price = frame.prices().price(at.y - plot.getMinY(), plot.getHeight());
    return Figures.price(Math.round(price / frame.tick()), scale);
  }

  /** The time under the pointer. */
  String pointerTime(Point at) {
    TimeWindow window = frame.window();
    int column = (int) ((at.x - plot.getMinX()) * window.pixels() / plot.getWidth());
    return times.time(window.time(column), true);
  }

  private void paintReadOut(Graphics2D g) {
    if (!frame.model().hasData()) {
      return;
    }
    Font font = Tokens.font(11, false);
    List<String> parts = readOut();
    FontMetrics metrics = g.getFontMetrics(font);
    int left = (int) plot.getMinX() + Tokens.px(11);
    int baseline = (int) plot.getMinY() + Tokens.px(17);
    int limit = (int) plot.getMaxX();
    int shown = 0;
    int end = left;
    while (shown < parts.size()) {
      int next = end + partWidth(parts, shown, metrics, font) + (shown == 0 ? 0 : Tokens.px(13));
      if (next > limit) {
        break; // A word fits or is absent.
      }
      end = next;
      shown += 2;
    }
    g.setColor(Tokens.color("panel"));
    g.fillRect(left - Tokens.px(4), baseline - Tokens.px(13), end - left + Tokens.px(8), Tokens.px(18));
    int x = left;
    for (int i = 0; i < shown; i += 2) {
      g.setFont(font);
      g.setColor(Tokens.color("muted"));
      g.drawString(parts.get(i), x, baseline);
      int value = x + metrics.stringWidth(parts.get(i)) + Tokens.px(5);
      DigitCells.drawLeft(g, parts.get(i + 1), font, value, baseline, Tokens.color("text"));
      x += partWidth(parts, i, metrics, font) + Tokens.px(13);
    }
  }

  private static int partWidth(List<String> parts, int index, FontMetrics metrics, Font font) {
    return metrics.stringWidth(parts.get(index)) + Tokens.px(5) + DigitCells.width(parts.get(index + 1), font);
  }

  private static double unit() {
    return Tokens.px(100) / 100.0;
  }
}
