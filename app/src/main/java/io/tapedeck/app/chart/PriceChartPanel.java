package io.tapedeck.app.chart;

import io.tapedeck.api.TimeSource;
import io.tapedeck.app.look.DigitCells;
import io.tapedeck.app.look.Figures;
import io.tapedeck.app.look.Tokens;
import io.tapedeck.app.model.BarInterval;
import io.tapedeck.app.model.ClockZone;
import io.tapedeck.app.model.Hole;
import io.tapedeck.app.model.StreamModel;
import io.tapedeck.app.study.StudyKind;
import java.awt.Dimension;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Graphics;
import java.awt.Insets;
import java.awt.Point;
import java.awt.geom.Rectangle2D;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import javax.accessibility.AccessibleContext;
import javax.swing.JButton;
import org.jspecify.annotations.Nullable;

/**
 * Prices of one stream over time: bid and ask, candles, bars, a line, or the liquidity map. It follows now until the trader moves it, and then new data never moves it. Owns no timer:
 * call {@link #advance} to move time on while no data comes. EDT.
 */
public final class PriceChartPanel extends LiveChartPanel implements ChartView {
  /** Room between the numbers of the price axis and the right edge, at 100 %. */
  static final int LABEL_PADDING = 9;

  private static final int AXIS_WIDTH = 72;
  private static final int TIME_AXIS_HEIGHT = 22;

  private final StreamModel model;
  private final TimeSource clock;
  private final ChartLink link;
  private final TimeMarks times;
  private final PriceFrame frame;
  private final PriceOverlay overlay;
  private final HoleBands holes;
  private final PriceLabels labels;
  private final JButton live = new JButton("Live");
  private final JButton auto = new JButton("Auto");
  private final Runnable linked = this::linkChanged;
  private final BooleanSupplier looking = this::looksAtBook;
  private int axisChars;
  private String axisSample = "";
  private long paintedColumn = Long.MIN_VALUE;
  private String paintedExtent = "";
  private long depthSeen;
  private long secondsSeen;

  /** A chart of a stream; times are written in {@code zone}. */
  public PriceChartPanel(StreamModel model, TimeSource clock, ZoneId zone) {
    this(model, clock, new ChartLink(new ClockZone(zone)));
  }

  /** A chart of a stream that shares zone and pointer with others. */
  public PriceChartPanel(StreamModel model, TimeSource clock, ChartLink link) {
    this(model, clock, link, new TimeMarks(link.zone()), new PriceFrame(model, new TimeSpan()));
  }

  private PriceChartPanel(StreamModel model, TimeSource clock, ChartLink link, TimeMarks times, PriceFrame frame) {
    this(model, clock, link, times, frame, new HoleBands(frame, times));
  }

  private PriceChartPanel(
      StreamModel model, TimeSource clock, ChartLink link, TimeMarks times, PriceFrame frame, HoleBands holes) {
    super(new PlacedAxis(0), new PlacedAxis(LABEL_PADDING), new PriceRenderer(frame, holes), model.changes());
    this.model = model;
    this.clock = clock;
    this.link = link;
    this.times = times;
    this.frame = frame;
    this.holes = holes;
    overlay = new PriceOverlay(frame, holes, times);
    addOverlay(overlay);
    labels = new PriceLabels(frame, overlay, times);
    PriceGestures.install(this);
    setLayout(null);
    prepare(live, "Back to the newest data", this::goLive);
    prepare(auto, "Fit the prices to the data", this::toggleAutoscale);
  }

  private void prepare(JButton button, String tip, Runnable action) {
    button.setToolTipText(tip);
    button.getAccessibleContext().setAccessibleName(tip);
    button.setFocusable(false);
    button.setMargin(new Insets(1, 6, 1, 6));
    button.setVisible(false);
    button.addActionListener(e -> action.run());
    add(button);
  }

  /** Shows something else of the stream. */
  @Override
  public void show(ChartKind kind, BarInterval interval) {
    frame.show(kind, interval);
    overlay.ruler().clear();
    changed();
  }

  /** Shows these indicators, where bars are shown. */
  @Override
  public void studies(Set<StudyKind> kinds) {
    frame.studies(kinds);
    repaintIfShowing();
  }

  /** The indicators that are shown; of those with a pane of their own at most two. */
  @Override
  public Set<StudyKind> studies() {
    return frame.studies().chosen();
  }

  @Override
  public void advance() {
    // A change that is about to be announced repaints anyway, together with every other panel of the stream.
    if (!isShowing() || model.changes().pending() || !frame.view().following()) {
      return;
    }
    long now = Math.max(clock.epochNanos(), model.dataEpochNanos());
    Hole hole = frame.openHole();
    boolean moved = Math.floorDiv(frame.liveEnd(now), frame.window().nanosPerPixel()) != paintedColumn;
    boolean counted = frame.kind().ofBars() && frame.trusted() && now / 1_000_000_000L != secondsSeen;
    if (moved || counted || (hole != null && !holes.extent(hole, now).equals(paintedExtent))) {
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

  /** Time and prices as at first. */
  public void resetZoom() {
    frame.reset();
    overlay.ruler().clear();
    changed();
  }

  /** Prices in the tags at the last paint, the upper first: those of the model. */
  public List<String> tagTexts() {
    return overlay.tags().stream().map(PriceTag::text).toList();
  }

  /** What the read-out says, label and value in turn. */
  public List<String> readOutTexts() {
    return overlay.readOut();
  }

  /** What it shares with other charts. */
  public ChartLink link() {
    return link;
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

  JButton liveButton() {
    return live;
  }

  JButton autoButton() {
    return auto;
  }

  @Override
  Insets room() {
    return new Insets(0, 0, px(TIME_AXIS_HEIGHT), axisWidth());
  }

  @Override
  void settle(double scale) {
    Rectangle2D plot = plotArea();
    times.zone(link.zone());
    frame.topShare(overlay.readOutHeight() / plot.getHeight());
    frame.settle(clock.epochNanos(), (int) Math.rint(plot.getWidth() * scale));
    overlay.linked(link.pointed() == null || link.pointed().chart() == this ? null : link.pointed());
    overlay.settle(plot);
    TimeWindow window = frame.window();
    paintedColumn = Math.floorDiv(frame.liveEnd(frame.now()), window.nanosPerPixel());
    secondsSeen = frame.now() / 1_000_000_000L;
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
  void modelChanged() {
    // The map is fed while it can be seen, also when this tick is not painted.
    HeatMap map = frame.heat();
    if (map != null && isShowing() && model.depth().version() != depthSeen) {
      depthSeen = model.depth().version();
      map.sample(model.depth().book(), model.dataEpochNanos());
    }
  }

  @Override
  public void addNotify() {
    super.addNotify();
    link.changes().forget(linked);
    link.changes().listen(linked);
    model.depth().unwatch(looking);
    model.depth().watch(looking);
  }

  @Override
  public void removeNotify() {
    link.changes().forget(linked);
    model.depth().unwatch(looking);
    super.removeNotify();
  }

  @Override
  public void doLayout() {
    Rectangle2D plot = plotArea();
    Dimension size = live.getPreferredSize();
    int bottom = (int) plot.getMaxY() - px(8);
    live.setBounds((int) plot.getMaxX() - size.width - px(8), bottom - size.height, size.width, size.height);
    Dimension other = auto.getPreferredSize();
    int width = Math.min(other.width, getWidth() - (int) plot.getMaxX() - px(4));
    auto.setBounds(getWidth() - width - px(2), (int) plot.getMaxY() - other.height, width, other.height);
  }

  @Override
  public void paintComponent(Graphics g) {
    super.paintComponent(g);
    Graphics2D canvas = (Graphics2D) g;
    if (!model.hasData()) {
      paintSentence(canvas, "No prices yet. They come when " + model.instrument().name() + " is live.");
    } else if (frame.kind().ofBars() && frame.bars().series().isEmpty()) {
      paintSentence(canvas, "No bar yet. The first comes with the first trade.");
    } else if (frame.heat() != null && frame.heat().empty()) {
      paintSentence(canvas, "No book yet. The map fills while it is shown.");
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
          return accessibleName != null ? accessibleName : model.instrument().name() + ", " + what();
        }

        @Override
        public String getAccessibleDescription() {
          return describe();
        }
      };
    }
    return accessibleContext;
  }

  private String what() {
    String kind = frame.kind().inSentence();
    return frame.kind().ofBars() ? kind + " of " + frame.bars().interval().text() : kind;
  }

  /** "BTC/USD, bid and ask, live, last 67,412.5, bid 67,412.4, ask 67,412.5". */
  private String describe() {
    int scale = model.instrument().priceScale();
    StringBuilder text = new StringBuilder(model.instrument().name()).append(", ").append(what()).append(", ");
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

  /** What is in view, as one sentence. */
  @Override
  public String summary() {
    return describe() + "; " + new ChartText(frame, times).summary();
  }

  @Override
  public String rows(char separator) {
    return new ChartText(frame, times).rows(separator);
  }

  @Override
  public LiveChartPanel component() {
    return this;
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

  private void paintSentence(Graphics2D g, String text) {
    Font font = Tokens.font(12, false);
    int width = g.getFontMetrics(font).stringWidth(text);
    g.setFont(font);
    g.setColor(Tokens.color("muted"));
    g.drawString(text, (int) ((plotArea().getWidth() - width) / 2), (int) (plotArea().getHeight() / 2));
  }

  /** Zooms by some notches of the wheel, out when positive; the newest data, or the middle, stays in its place. */
  void zoom(double notches) {
    zoom(notches, Double.MAX_VALUE);
  }

  /** Zooms around a place, 0 at the left edge of the plot and 1 at the right. */
  void zoom(double notches, double share) {
    frame.view().zoom(notches, share);
    changed();
  }

  /** Moves by a share of what is shown, back when negative. */
  void moveBy(double share) {
    frame.view().move((long) (frame.span().nanos() * share));
    changed();
  }

  /** Moves as a hand that drags the paper, by units of the component. */
  void dragTime(int units) {
    double pixels = units * frame.window().pixels() / plotArea().getWidth();
    frame.view().drag((int) Math.rint(pixels));
    changed();
  }

  /** Shows more (above 1) or less time; the right edge stays. */
  void stretchTime(double factor) {
    frame.span().set(frame.span().nanos() * factor, frame.allPlaces());
    changed();
  }

  /** Shows more (above 1) or fewer prices; from then on they do not follow the data. */
  void stretchPrices(double factor) {
    frame.prices().stretch(factor);
    changed();
  }

  /** Moves the prices, where they do not follow the data. */
  void shiftPrices(double share) {
    frame.prices().shift(share);
    changed();
  }

  /** Lets the prices follow the data, or not. */
  public void toggleAutoscale() {
    frame.prices().automatic(!frame.prices().automatic());
    frame.prices().forget();
    changed();
  }

  /** True while the prices follow the data. */
  public boolean autoscales() {
    return frame.prices().automatic();
  }

  /** Goes to the newest data and stays with it. */
  public void goLive() {
    frame.view().live();
    changed();
  }

  /** Goes to the oldest data. */
  public void goOldest() {
    frame.view().oldest();
    changed();
  }

  /** Moves the crosshair by keys: a bar or ten pixels across, ten pixels up or down. */
  void stepPointer(int across, int down) {
    Rectangle2D plot = plotArea();
    Point at = overlay.pointerInPlot();
    if (at == null) {
      point(new Point((int) plot.getCenterX(), (int) plot.getCenterY()));
      return;
    }
    double step = px(10);
    if (frame.kind().ofBars()) {
      double perUnit = frame.window().nanosPerPixel() * (frame.window().pixels() / plot.getWidth());
      step = Math.max(1, frame.bars().width() / perUnit);
    }
    int x = (int) Math.max(plot.getMinX(), Math.min(plot.getMaxX() - 1, Math.rint(at.x + across * step)));
    int y = (int) Math.max(plot.getMinY(), Math.min(plot.getMaxY() - 1, at.y + down * (double) px(10)));
    point(new Point(x, y));
  }

  /** Begins the ruler at the crosshair, or ends it: what the mouse does with Shift. */
  void rulerHere() {
    Point at = overlay.pointerInPlot();
    if (overlay.ruler().active()) {
      overlay.ruler().clear();
    } else if (at != null) {
      overlay.ruler().begin(at, plotArea());
    }
    repaintIfShowing();
  }

  void clearRuler() {
    if (overlay.ruler().active()) {
      overlay.ruler().clear();
      repaintIfShowing();
    }
  }

  /** Escape: no ruler, no crosshair. */
  void letGo() {
    overlay.ruler().clear();
    point(null);
  }

  @Override
  public Map<String, JButton> buttons() {
    return Map.of("chart.live", live, "chart.autoscale", auto);
  }

  @Override
  public Map<String, Runnable> commands() {
    return PriceGestures.commands(this);
  }

  /** The pointer moved; null when it left. */
  void point(@Nullable Point at) {
    overlay.pointer(at);
    Point inside = overlay.pointerInPlot();
    if (inside != null && overlay.ruler().active() && isFocusOwner()) {
      overlay.ruler().drag(inside, plotArea());
    }
    ChartLink.Pointed pointed = null;
    if (inside != null) {
      double price = frame.prices().price(inside.y - plotArea().getMinY(), plotArea().getHeight());
      long time = frame.time(overlay.place(inside));
      pointed = new ChartLink.Pointed(this, model.id(), frame.span().nanos(), time, price);
    }
    link.point(this, pointed);
    repaintIfShowing();
  }

  private void linkChanged() {
    ChartLink.Pointed pointed = link.pointed();
    if (pointed == null || pointed.chart() != this) {
      repaintIfShowing();
    }
  }

  private boolean looksAtBook() {
    return frame.heat() != null && isShowing();
  }

  /** The view changed: buttons come and go, and the picture is painted. */
  private void changed() {
    boolean wasLive = live.isVisible();
    boolean wasAuto = auto.isVisible();
    live.setVisible(!frame.view().following());
    auto.setVisible(!frame.prices().automatic());
    if (wasLive != live.isVisible() || wasAuto != auto.isVisible()) {
      doLayout();
    }
    repaintIfShowing();
  }
}
