package io.tapedeck.app.chart;

import io.tapedeck.app.feed.Verdict;
import io.tapedeck.app.look.DigitCells;
import io.tapedeck.app.look.Figures;
import io.tapedeck.app.look.Stamps;
import io.tapedeck.app.look.Tokens;
import io.tapedeck.app.model.BarSeries;
import io.tapedeck.app.model.Scaled;
import io.tapedeck.app.model.StreamModel;
import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.Point;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.util.ArrayList;
import java.util.List;
import org.jfree.chart.ChartPanel;
import org.jfree.chart.panel.AbstractOverlay;
import org.jfree.chart.panel.Overlay;
import org.jspecify.annotations.Nullable;

/** What lies over the series of a price chart, from below: words of holes, tags, crosshair with its tags, read-out. EDT. */
final class PriceOverlay extends AbstractOverlay implements Overlay {
  private static final int READOUT_HEIGHT = 24;
  private static final Stamps BOXES = new Stamps();
  private static final long MINUTE = 60_000_000_000L;
  private static final long HALF_HOUR = 30 * MINUTE;

  private final PriceFrame frame;
  private final HoleBands holes;
  private final TimeMarks times;
  private List<PriceTag> tags = List.of();
  private Rectangle2D plot = new Rectangle2D.Double();
  private @Nullable Point pointer;
  private ChartLink.@Nullable Pointed linked;
  private final ReadOut readOut;
  private final Ruler ruler;
  private final StudyPainter studies;
  private final HeatPainter map;

  PriceOverlay(PriceFrame frame, HoleBands holes, TimeMarks times) {
    this.frame = frame;
    this.holes = holes;
    this.times = times;
    readOut = new ReadOut(frame);
    ruler = new Ruler(frame);
    studies = new StudyPainter(frame);
    map = new HeatPainter(frame, new QuotePainter(frame));
  }

  /** Settles where the tags stand. */
  void settle(Rectangle2D area) {
    plot = area;
    tags = List.of();
    if (frame.prices().known()) {
      tags = frame.kind() == ChartKind.BID_ASK ? quoteTags() : lastTag();
    }
  }

  private List<PriceTag> quoteTags() {
    StreamModel model = frame.model();
    PriceTag ask = model.hasAsk() ? tag(model.ask(), "ask", "") : null;
    PriceTag bid = model.hasBid() ? tag(model.bid(), "bid", "") : null;
    if (ask != null && bid != null) {
      boolean crossed = ask.middle() > bid.middle();
      return List.of(PriceTag.apart(crossed ? bid : ask, crossed ? ask : bid, unit(), plot.getMinY(), plot.getMaxY()));
    }
    return ask != null ? List.of(ask) : bid != null ? List.of(bid) : lastTag(); // An exchange that tells trades only.
  }

  private List<PriceTag> lastTag() {
    StreamModel model = frame.model();
    if (!model.hasLast()) {
      return List.of();
    }
    boolean falls = model.lastStep() < 0;
    BarSeries series = frame.bars().series();
    if (frame.kind().ofBars() && !series.isEmpty()) {
      falls = !CandlePainter.rises(series, series.end() - 1);
    }
    return List.of(tag(model.last(), falls ? "down" : "up", underTag()));
  }

  /** The second line of the last price: time left in the bar. */
  private String underTag() {
    if (!frame.kind().ofBars()) {
      return "";
    }
    if (frame.model().verdict().state() == Verdict.State.RESYNC) {
      return "unproven";
    }
    if (!frame.trusted() || !frame.timed()) {
      return "";
    }
    long seconds = Math.max(0, (frame.bars().end(frame.now()) - frame.now() + 999_999_999L) / 1_000_000_000L);
    if (seconds < 60) {
      return seconds + " s left";
    }
    return seconds < 3_600 ? seconds / 60 + " m " + two(seconds % 60) + " s" : seconds / 3_600 + " h " + two(seconds / 60 % 60) + " m";
  }

  private static String two(long value) {
    return value < 10 ? "0" + value : String.valueOf(value);
  }

  /** Room that prices leave to the read-out, which has a second line for indicators over bars. */
  double readOutHeight() {
    if (frame.kind() == ChartKind.LIQUIDITY) {
      return 0;
    }
    return Tokens.px(frame.kind().ofBars() && !frame.studies().overPrices().isEmpty() ? 42 : READOUT_HEIGHT);
  }

  /** The tags on the price axis, the upper first. */
  List<PriceTag> tags() {
    return tags;
  }

  /** Where the pointer is; null when it is elsewhere. */
  void pointer(@Nullable Point next) {
    pointer = next;
  }

  /** What another chart points at; null when none does. */
  void linked(ChartLink.@Nullable Pointed next) {
    linked = next;
  }

  Ruler ruler() {
    return ruler;
  }

  /** The pointer, when it is inside the plot. */
  @Nullable Point pointerInPlot() {
    return pointer != null && frame.prices().known() && plot.contains(pointer) ? pointer : null;
  }

  @Override
  public void paintOverlay(Graphics2D g, ChartPanel panel) {
    int right = panel.getWidth();
    holes.paintLabels(g, plot, plot.getMinY() + Tokens.px(frame.kind().ofBars() && !frame.studies().overPrices().isEmpty() ? 2 * READOUT_HEIGHT : READOUT_HEIGHT));
    if (frame.kind().ofBars()) {
      studies.paintLabels(g, plot, right);
    }
    for (PriceTag tag : tags) {
      paintTag(g, tag, right);
    }
    ruler.paint(g, plot);
    Point at = pointerInPlot();
    if (at != null) {
      paintCrosshair(g, at, right);
    } else {
      paintLinked(g, right);
    }
    paintReadOut(g);
  }

  /** A filled box with a thin edge and round corners. */
  static void box(Graphics2D g, int x, int y, int width, int height, Color edge, Color fill) {
    int arc = Tokens.px(4);
    BOXES.paint(g, fill, x, y, width, height, edge, (on, left, top, scale) -> {
      on.setColor(edge);
      on.fill(new RoundRectangle2D.Double(left, top, width * scale, height * scale, arc * scale, arc * scale));
      if (!fill.equals(edge)) {
        on.setColor(fill);
        on.fill(new RoundRectangle2D.Double(
            left + scale, top + scale, (width - 2) * scale, (height - 2) * scale, arc * scale, arc * scale));
      }
    });
  }

  /** The words and numbers of the read-out, label and value in turn. */
  List<String> readOut() {
    List<String> texts = new ArrayList<>();
    for (ReadOutPart part : readOut.first(pointedBar())) {
      texts.add(part.label());
      texts.add(part.value());
    }
    return texts;
  }

  /** The bar under the pointer of this chart or of one it is linked with; negative for none. */
  long pointedBar() {
    if (!frame.kind().ofBars()) {
      return -1;
    }
    Point at = pointerInPlot();
    if (at != null) {
      return frame.bars().numberAt(place(at));
    }
    ChartLink.Pointed other = linked;
    return other == null || !frame.timed() ? -1 : frame.bars().numberAt(other.epochNanos());
  }

  private PriceTag tag(long price, String token, String under) {
    int scale = frame.model().instrument().priceScale();
    boolean trusted = frame.trusted();
    double y = plot.getMinY() + frame.prices().y(Scaled.toDouble(price, scale), plot.getHeight());
    double half = (under.isEmpty() ? PriceTag.HEIGHT : PriceTag.TALL) * unit() / 2;
    double inside = Math.max(plot.getMinY() + half, Math.min(plot.getMaxY() - half, y));
    return new PriceTag(Figures.price(price, scale), inside, trusted ? token : "staleInk", !trusted, under);
  }

  private void paintTag(Graphics2D g, PriceTag tag, int right) {
    int height = Tokens.px(tag.height());
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
    if (!tag.under().isEmpty()) {
      DigitCells.drawRight(g, tag.under(), Tokens.font(11, false), end, baseline + Tokens.px(14), ink);
    }
  }

  /** The lines of a chart that is linked: time and price of the same stream, the time alone of another with the same span. */
  private void paintLinked(Graphics2D g, int right) {
    ChartLink.Pointed other = linked;
    TimeWindow window = frame.window();
    if (other == null || !frame.timed() || !frame.prices().known()) {
      return;
    }
    boolean same = other.stream().equals(frame.model().id());
    if (!same && other.spanNanos() != frame.span().nanos()) {
      return;
    }
    int column = window.column(other.epochNanos());
    double y = plot.getMinY() + frame.prices().y(other.price(), plot.getHeight());
    boolean priceShown = same && y >= plot.getMinY() && y < plot.getMaxY();
    try (Pixels canvas = Pixels.of(g)) {
      canvas.color(Tokens.color("dim"));
      int left = canvas.at(plot.getMinX());
      int top = canvas.at(plot.getMinY());
      if (column >= 0 && column < window.pixels()) {
        canvas.dashed(left + column, top, canvas.at(plot.getMaxY()) - top, false);
      }
      if (priceShown) {
        canvas.dashed(left, canvas.at(y), window.pixels(), true);
      }
    }
    if (priceShown) {
      long steps = Math.round(other.price() / frame.tick());
      String text = Figures.price(steps, frame.model().instrument().priceScale());
      paintTag(g, new PriceTag(text, y, "neutral", false), right);
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
    if (inPrices(at)) {
      paintTag(g, new PriceTag(pointerPrice(at), at.y, "neutral", false), right);
    }
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

  /** True when a point is in the part that shows prices, not in a pane. */
  boolean inPrices(Point at) {
    return at.y - plot.getMinY() < frame.priceHeight((int) plot.getHeight());
  }

  /** The place on the axis under a point. */
  long place(Point at) {
    TimeWindow window = frame.window();
    int column = (int) ((at.x - plot.getMinX()) * window.pixels() / plot.getWidth());
    return window.time(column);
  }

  /** The time under the pointer; over a bar the time at which it began. */
  String pointerTime(Point at) {
    long place = place(at);
    if (frame.kind().ofBars()) {
      long number = frame.bars().numberAt(place);
      long time = number >= 0 ? frame.bars().series().start(number) : frame.time(place);
      boolean days = frame.bars().interval().timed() && frame.bars().width() >= HALF_HOUR;
      boolean seconds = !frame.timed() || frame.bars().width() < MINUTE;
      return days ? times.day(time) + " " + times.time(time, false) : times.time(time, seconds);
    }
    return times.time(place, true);
  }

  private void paintReadOut(Graphics2D g) {
    if (!frame.model().hasData()) {
      return;
    }
    if (frame.kind() == ChartKind.LIQUIDITY) {
      map.paintScale(g, plot);
      return;
    }
    long bar = pointedBar();
    int baseline = (int) plot.getMinY() + Tokens.px(17);
    paintParts(g, readOut.first(bar), baseline);
    List<ReadOutPart> second = readOut.second(bar);
    if (!second.isEmpty()) {
      paintParts(g, second, baseline + Tokens.px(18));
    }
    if (frame.kind().ofBars()) {
      List<StudyTrack> panes = frame.studies().panes();
      for (int i = 0; i < panes.size(); i++) {
        int top = (int) Math.rint(StudyPainter.paneTop(plot, frame.studies(), i));
        if (plot.getHeight() * Studies.PANE_SHARE > Tokens.px(24)) {
          paintParts(g, readOut.pane(panes.get(i), bar), top + Tokens.px(15));
        }
      }
    }
  }

  private void paintParts(Graphics2D g, List<ReadOutPart> parts, int baseline) {
    Font font = Tokens.font(11, false);
    FontMetrics metrics = g.getFontMetrics(font);
    int left = (int) plot.getMinX() + Tokens.px(11);
    int limit = (int) plot.getMaxX();
    int shown = 0;
    int end = left;
    while (shown < parts.size()) {
      int next = end + partWidth(parts.get(shown), metrics, font) + (shown == 0 ? 0 : Tokens.px(13));
      if (next > limit) {
        break; // A word fits or is absent.
      }
      end = next;
      shown++;
    }
    if (shown == 0) {
      return;
    }
    g.setColor(Tokens.color("panel"));
    g.fillRect(left - Tokens.px(4), baseline - Tokens.px(13), end - left + Tokens.px(8), Tokens.px(18));
    int x = left;
    for (ReadOutPart part : parts.subList(0, shown)) {
      g.setFont(font);
      g.setColor(Tokens.color("muted"));
      g.drawString(part.label(), x, baseline);
      int value = x + (part.label().isEmpty() ? 0 : metrics.stringWidth(part.label()) + Tokens.px(5));
      DigitCells.drawLeft(g, part.value(), font, value, baseline, Tokens.color(part.token()));
      x += partWidth(part, metrics, font) + Tokens.px(13);
    }
  }

  private static int partWidth(ReadOutPart part, FontMetrics metrics, Font font) {
    int label = part.label().isEmpty() ? 0 : metrics.stringWidth(part.label()) + Tokens.px(5);
    return label + DigitCells.width(part.value(), font);
  }

  private static double unit() {
    return Tokens.px(100) / 100.0;
  }
}
