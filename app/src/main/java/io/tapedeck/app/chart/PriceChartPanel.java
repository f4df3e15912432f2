package io.tapedeck.app.chart;

import io.tapedeck.api.TimeSource;
import io.tapedeck.app.look.DigitCells;
import io.tapedeck.app.look.Figures;
import io.tapedeck.app.look.Tokens;
import io.tapedeck.app.model.Hole;
import io.tapedeck.app.model.StreamModel;
import java.awt.Font;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.Insets;
import java.awt.Point;
import java.awt.geom.Rectangle2D;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import javax.accessibility.AccessibleContext;
import org.jspecify.annotations.Nullable;

/**
 * Bid, ask, last price and prints of one stream over the last minute and a half, following now. The wheel (or Page Up and Page Down) changes the span,
 * a double click (or Ctrl+0) sets it back. Owns no timer: call {@link #advance} to move time on while no data comes. EDT.
 */
public final class PriceChartPanel extends LiveChartPanel {
  /** Room between the numbers of the price axis and the right edge, at 100 %. */
  static final int LABEL_PADDING = 9;

  private static final int AXIS_WIDTH = 72;
  private static final int TIME_AXIS_HEIGHT = 22;

  private final StreamModel model;
  private final TimeSource clock;
  private final PriceFrame frame;
  private final PriceOverlay overlay;
  private final HoleBands holes;
  private final PriceLabels labels;
  private int axisChars;
  private String axisSample = "";
  private long paintedColumn = Long.MIN_VALUE;
  private String paintedExtent = "";

  /** A chart of a stream; times are written in {@code zone}. */
  public PriceChartPanel(StreamModel model, TimeSource clock, ZoneId zone) {
    this(model, clock, new TimeMarks(zone), new PriceFrame(model, new TimeSpan()));
  }

  private PriceChartPanel(StreamModel model, TimeSource clock, TimeMarks times, PriceFrame frame) {
    this(model, clock, times, frame, new HoleBands(frame, times));
  }

  private PriceChartPanel(StreamModel model, TimeSource clock, TimeMarks times, PriceFrame frame, HoleBands holes) {
    super(new PlacedAxis(0), new PlacedAxis(LABEL_PADDING), new PriceRenderer(frame, holes), model.changes());
    this.model = model;
    this.clock = clock;
    this.frame = frame;
    this.holes = holes;
    overlay = new PriceOverlay(frame, holes, times);
    addOverlay(overlay);
    labels = new PriceLabels(frame, overlay, times);
    PriceGestures.install(this);
  }

  /** Moves time on: repaints when the window moved by a pixel or more, or the words of a hole changed. Cheap; call it a few times a second. */
  public void advance() {
    // A change that is about to be announced repaints anyway, together with every other panel of the stream.
    if (!isShowing() || model.changes().pending()) {
      return;
    }
    long now = Math.max(clock.epochNanos(), model.dataEpochNanos());
    Hole hole = frame.openHole();
    boolean moved = Math.floorDiv(frame.end(now), frame.window().nanosPerPixel()) != paintedColumn;
    if (moved || (hole != null && !holes.extent(hole, now).equals(paintedExtent))) {
      repaint();
    }
  }

  /** Shows less time. */
  public void zoomIn() {
    zoom(-1);
  }

  /** Shows more time, at most all there is. */
  public void zoomOut() {
    zoom(1);
  }

  /** Shows the last 90 s again. */
  public void resetZoom() {
    frame.span().reset();
    repaintIfShowing();
  }

  /** Prices in the tags at the last paint, the upper first: those of the model. */
  public List<String> tagTexts() {
    return overlay.tags().stream().map(PriceTag::text).toList();
  }

  /** What the read-out says, label and value in turn. */
  public List<String> readOutTexts() {
    return overlay.readOut();
  }

  PriceFrame frame() {
    return frame;
  }

  PriceOverlay overlay() {
    return overlay;
  }

  HoleBands holes() {
    return holes;
  }

  @Override
  Insets room() {
    return new Insets(0, 0, px(TIME_AXIS_HEIGHT), axisWidth());
  }

  @Override
  void settle(double scale) {
    Rectangle2D plot = plotArea();
    frame.settle(clock.epochNanos(), (int) Math.rint(plot.getWidth() * scale));
    overlay.settle(plot);
    TimeWindow window = frame.window();
    paintedColumn = Math.floorDiv(frame.end(frame.now()), window.nanosPerPixel());
    Hole hole = frame.openHole();
    paintedExtent = hole == null ? "" : holes.extent(hole, frame.now());
    across().place((double) window.fromNanos(), (double) window.toNanos(), labels.times(plot, scale, getWidth()));
    if (frame.prices().known()) {
      upward().place(frame.prices().low(), frame.prices().high(), labels.prices(plot));
    } else {
      upward().place(0, 1, List.of());
    }
  }

  @Override
  public void paintComponent(Graphics g) {
    super.paintComponent(g);
    Graphics2D canvas = (Graphics2D) g;
    if (!model.hasData()) {
      paintSentence(canvas);
    }
    if (isFocusOwner()) {
      canvas.setColor(Tokens.color("accent"));
      canvas.drawRect(0, 0, getWidth() - 1, getHeight() - 1);
      canvas.drawRect(1, 1, getWidth() - 3, getHeight() - 3);
    }
  }

  @Override
  public AccessibleContext getAccessibleContext() {
    if (accessibleContext == null) {
      accessibleContext = new AccessibleJPanel() {
        private static final long serialVersionUID = 1;

        @Override
        public String getAccessibleName() {
          return accessibleName != null ? accessibleName : model.instrument().name() + ", bid and ask";
        }

        @Override
        public String getAccessibleDescription() {
          return describe();
        }
      };
    }
    return accessibleContext;
  }

  /** "BTC/USD, bid and ask, live, last 67,412.5, bid 67,412.4, ask 67,412.5". */
  private String describe() {
    int scale = model.instrument().priceScale();
    StringBuilder text = new StringBuilder(model.instrument().name()).append(", bid and ask, ");
    text.append(model.verdict().state().name().toLowerCase(Locale.ROOT));
    if (model.hasLast()) {
      Figures.price(text.append(", last "), model.last(), scale);
    }
    if (model.hasBid()) {
      Figures.price(text.append(", bid "), model.bid(), scale);
    }
    if (model.hasAsk()) {
      Figures.price(text.append(", ask "), model.ask(), scale);
    }
    return text.toString();
  }

  private int axisWidth() {
    int scale = model.instrument().priceScale();
    long price = model.hasAsk() ? model.ask() : model.hasBid() ? model.bid() : model.hasLast() ? model.last() : 0;
    String text = Figures.price(price, scale);
    if (text.length() > axisChars || axisSample.isEmpty()) {
      axisChars = text.length(); // Grows with a new digit, never shrinks: the plot does not move with the price.
      axisSample = text;
    }
    return Math.max(px(AXIS_WIDTH), DigitCells.width(axisSample, Tokens.font(11, true)) + px(LABEL_PADDING + 8));
  }

  private void paintSentence(Graphics2D g) {
    Font font = Tokens.font(12, false);
    String text = "No prices yet. They come when " + model.instrument().name() + " is live.";
    int width = g.getFontMetrics(font).stringWidth(text);
    g.setFont(font);
    g.setColor(Tokens.color("muted"));
    g.drawString(text, (int) ((plotArea().getWidth() - width) / 2), (int) (plotArea().getHeight() / 2));
  }

  /** Zooms by some notches of the wheel, out when positive. */
  void zoom(double notches) {
    frame.span().zoom(notches, frame.allNanos(clock.epochNanos()));
    repaintIfShowing();
  }

  /** The pointer moved; null when it left. */
  void point(@Nullable Point at) {
    overlay.pointer(at);
    repaintIfShowing();
  }
}
