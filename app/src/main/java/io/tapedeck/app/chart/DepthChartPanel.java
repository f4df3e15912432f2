package io.tapedeck.app.chart;

import io.tapedeck.api.Side;
import io.tapedeck.app.intake.BookCopy;
import io.tapedeck.app.look.DigitCells;
import io.tapedeck.app.look.Figures;
import io.tapedeck.app.look.Tokens;
import io.tapedeck.app.model.Scaled;
import io.tapedeck.app.model.StreamModel;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.Graphics;
import java.awt.Insets;
import java.awt.Point;
import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import java.awt.event.MouseWheelEvent;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import javax.accessibility.AccessibleContext;
import org.jspecify.annotations.Nullable;

/** What stands in a stream's book now, added up on both sides over its prices. The wheel shows more or less of it. EDT. */
public final class DepthChartPanel extends LiveChartPanel implements ChartView {
  private static final int AXIS_WIDTH = 72;
  private static final int AXIS_HEIGHT = 22;

  private final StreamModel model;
  private final DepthFrame frame;
  private final BooleanSupplier looking = this::isShowing;
  private @Nullable Point pointer;

  /** A chart of a stream's book. */
  public DepthChartPanel(StreamModel model) {
    this(new DepthFrame(model));
  }

  private DepthChartPanel(DepthFrame frame) {
    super(new PlacedAxis(0), new PlacedAxis(PriceChartPanel.LABEL_PADDING), new DepthRenderer(frame), frame.model().changes());
    this.frame = frame;
    model = frame.model();
    Mouse mouse = new Mouse();
    addMouseListener(mouse);
    addMouseMotionListener(mouse);
    addMouseWheelListener(mouse);
    setFocusable(true);
  }

  @Override
  public Map<String, Runnable> commands() {
    return Map.of("chart.zoomIn", () -> zoom(-1), "chart.zoomOut", () -> zoom(1), "chart.reset", this::resetZoom);
  }

  private void zoom(double notches) {
    frame.zoom(notches);
    repaintIfShowing();
  }

  private void resetZoom() {
    frame.reset();
    repaintIfShowing();
  }

  DepthFrame frame() {
    return frame;
  }

  @Override
  public LiveChartPanel component() {
    return this;
  }

  @Override
  Insets room() {
    return new Insets(0, 0, px(AXIS_HEIGHT), px(AXIS_WIDTH));
  }

  @Override
  void settle(double scale) {
    frame.settle();
    Rectangle2D plot = plotArea();
    if (!frame.known()) {
      across().place(0, 1, List.of());
      upward().place(0, 1, List.of());
      return;
    }
    int priceScale = model.depth().book().priceScale();
    double widest = DigitCells.width(price(frame.high()), Tokens.font(11, false));
    List<Mark> prices = new ArrayList<>();
    for (Mark mark : PriceMarks.between(frame.low(), frame.high(), priceScale, plot.getWidth(), widest + px(32))) {
      double x = plot.getMinX() + (mark.value() - frame.low()) / (frame.high() - frame.low()) * plot.getWidth();
      boolean cut = x < widest / 2 + px(2) || x > getWidth() - widest / 2 - px(2);
      Point at = pointerInPlot();
      double tag = at == null ? plot.getCenterX() : at.x;
      boolean covered = Math.abs(tag - x) < widest + px(12);
      prices.add(cut || covered ? mark.silent() : mark);
    }
    across().place(frame.low(), frame.high(), prices);
    upward().place(0, frame.top(), sizes(plot));
  }

  private List<Mark> sizes(Rectangle2D plot) {
    double least = frame.top() / Math.max(1, plot.getHeight()) * px(44);
    double power = Math.pow(10, Math.floor(Math.log10(least)));
    double step = least <= power ? power : least <= 2 * power ? 2 * power : least <= 5 * power ? 5 * power : 10 * power;
    List<Mark> marks = new ArrayList<>();
    for (double size = step; size < frame.top(); size += step) {
      double y = plot.getMinY() + (1 - size / frame.top()) * plot.getHeight();
      Mark mark = new Mark(size, StudyPainter.figure(size), false);
      marks.add(y < plot.getMinY() + px(8) ? mark.silent() : mark);
    }
    return marks;
  }

  @Override
  public void addNotify() {
    super.addNotify();
    model.depth().unwatch(looking);
    model.depth().watch(looking);
  }

  @Override
  public void removeNotify() {
    model.depth().unwatch(looking);
    super.removeNotify();
  }

  @Override
  public void paintComponent(Graphics g) {
    super.paintComponent(g);
    Graphics2D canvas = (Graphics2D) g;
    Rectangle2D plot = plotArea();
    if (!frame.known()) {
      Font font = Tokens.font(12, false);
      String text = "No book yet. It fills when " + model.instrument().name() + " is live.";
      canvas.setFont(font);
      canvas.setColor(Tokens.color("muted"));
      int width = canvas.getFontMetrics(font).stringWidth(text);
      canvas.drawString(text, (int) ((plot.getWidth() - width) / 2), (int) (plot.getHeight() / 2));
    } else {
      paintPlace(canvas, plot);
      paintReadOut(canvas, plot);
    }
    if (isFocusOwner()) {
      canvas.setColor(Tokens.color("accent"));
      canvas.drawRect(0, 0, getWidth() - 1, getHeight() - 1);
      canvas.drawRect(1, 1, getWidth() - 3, getHeight() - 3);
    }
  }

  /** The middle of the market, or the price under the pointer, with a tag below. */
  private void paintPlace(Graphics2D g, Rectangle2D plot) {
    Point at = pointerInPlot();
    double shown = at == null ? (frame.low() + frame.high()) / 2 : priceAt(at, plot);
    double x = plot.getMinX() + (shown - frame.low()) / (frame.high() - frame.low()) * plot.getWidth();
    try (Pixels canvas = Pixels.of(g)) {
      canvas.color(Tokens.color("dim"));
      canvas.dashed(canvas.at(x), canvas.at(plot.getMinY()), canvas.at(plot.getHeight()), false);
    }
    Font font = Tokens.font(11, true);
    String text = price(shown);
    int width = DigitCells.width(text, font) + px(12);
    int left = (int) Math.max(plot.getMinX(), Math.min(plot.getMaxX() - width, x - width / 2.0));
    java.awt.Color fill = Tokens.color(frame.trusted() ? "neutral" : "staleInk");
    PriceOverlay.box(g, left, (int) plot.getMaxY() + px(2), width, px(PriceTag.HEIGHT), fill, fill);
    DigitCells.drawLeft(g, text, font, left + px(6), (int) plot.getMaxY() + px(15), Tokens.color("onFill"));
  }

  private void paintReadOut(Graphics2D g, Rectangle2D plot) {
    Font font = Tokens.font(11, false);
    FontMetrics metrics = g.getFontMetrics(font);
    int x = (int) plot.getMinX() + px(11);
    int baseline = (int) plot.getMinY() + px(17);
    for (ReadOutPart part : readOut()) {
      int label = metrics.stringWidth(part.label());
      int end = x + label + px(5) + DigitCells.width(part.value(), font);
      if (end > plot.getMaxX()) {
        break;
      }
      g.setFont(font);
      g.setColor(Tokens.color("muted"));
      g.drawString(part.label(), x, baseline);
      DigitCells.drawLeft(g, part.value(), font, x + label + px(5), baseline, Tokens.color(part.token()));
      x = end + px(13);
    }
  }

  /** Sums of both sides and who has more; with the pointer over a side, what one would trade to there. */
  List<ReadOutPart> readOut() {
    List<ReadOutPart> parts = new ArrayList<>();
    if (!frame.known()) {
      return parts;
    }
    String base = " " + model.instrument().base();
    Point at = pointerInPlot();
    if (at != null) {
      double price = priceAt(at, plotArea());
      Side side = price < (frame.low() + frame.high()) / 2 ? Side.BUY : Side.SELL;
      parts.add(new ReadOutPart(
          side == Side.BUY ? "Bids to here" : "Asks to here", StudyPainter.figure(frame.sumAt(side, price)) + base));
    }
    double bids = frame.sumAt(Side.BUY, frame.low());
    double asks = frame.sumAt(Side.SELL, frame.high());
    double balance = bids + asks > 0 ? (bids - asks) / (bids + asks) * 100 : 0;
    parts.add(new ReadOutPart("Bids", StudyPainter.figure(bids) + base));
    parts.add(new ReadOutPart("Asks", StudyPainter.figure(asks) + base));
    parts.add(new ReadOutPart("Balance", Figures.percent(balance), !frame.trusted() ? "staleInk" : balance >= 0 ? "up" : "down"));
    return parts;
  }

  private @Nullable Point pointerInPlot() {
    return pointer != null && frame.known() && plotArea().contains(pointer) ? pointer : null;
  }

  private double priceAt(Point at, Rectangle2D plot) {
    return frame.low() + (at.x - plot.getMinX()) / plot.getWidth() * (frame.high() - frame.low());
  }

  private String price(double value) {
    int scale = model.depth().book().priceScale();
    return Figures.price(Math.round(value / Scaled.toDouble(1, scale)), scale);
  }

  @Override
  public String summary() {
    StringBuilder text = new StringBuilder(model.instrument().name()).append(", depth");
    for (ReadOutPart part : readOut()) {
      text.append(", ").append(part.label()).append(' ').append(part.value());
    }
    return text.toString();
  }

  @Override
  public String rows(char separator) {
    BookCopy book = model.depth().book();
    StringBuilder out = new StringBuilder(4_096);
    out.append(String.join(String.valueOf(separator), "side", "price", "size")).append('\n');
    for (int i = book.levels(Side.BUY) - 1; i >= 0; i--) {
      row(out, separator, "bid", book, Side.BUY, i);
    }
    for (int i = 0; i < book.levels(Side.SELL); i++) {
      row(out, separator, "ask", book, Side.SELL, i);
    }
    return out.toString();
  }

  private static void row(StringBuilder out, char separator, String name, BookCopy book, Side side, int level) {
    out.append(name).append(separator).append(Scaled.text(book.price(side, level), book.priceScale())).append(separator)
        .append(Scaled.text(book.size(side, level), book.sizeScale())).append('\n');
  }

  @Override
  public AccessibleContext getAccessibleContext() {
    if (accessibleContext == null) {
      accessibleContext = new AccessibleJPanel() {
        private static final long serialVersionUID = 1;

        @Override
        public String getAccessibleName() {
          return accessibleName != null ? accessibleName : model.instrument().name() + ", depth";
        }

        @Override
        public String getAccessibleDescription() {
          return summary();
        }
      };
    }
    return accessibleContext;
  }

  private final class Mouse extends MouseAdapter {
    @Override
    public void mouseMoved(MouseEvent event) {
      pointer = event.getPoint();
      repaintIfShowing();
    }

    @Override
    public void mouseExited(MouseEvent event) {
      pointer = null;
      repaintIfShowing();
    }

    @Override
    public void mousePressed(MouseEvent event) {
      requestFocusInWindow();
    }

    @Override
    public void mouseClicked(MouseEvent event) {
      if (event.getClickCount() == 2) {
        resetZoom();
      }
    }

    @Override
    public void mouseWheelMoved(MouseWheelEvent event) {
      zoom(event.getPreciseWheelRotation());
    }
  }
}
