package io.tapedeck.app.chart;

import io.tapedeck.app.look.PaintGuard;
import io.tapedeck.app.look.Tokens;
import io.tapedeck.app.model.Changes;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.Insets;
import java.awt.RenderingHints;
import java.awt.geom.Rectangle2D;
import java.util.Map;
import org.jfree.chart.ChartPanel;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.AxisLocation;
import org.jfree.chart.axis.AxisSpace;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.ui.RectangleInsets;

/**
 * A chart that follows a model: it asks for one repaint each time the model announces, and for none while it is not showing. What it shows is
 * settled at the start of each paint. EDT.
 */
public abstract class LiveChartPanel extends ChartPanel {
  private static final int LARGEST = 1 << 15; // Never scale a bitmap, whatever the screen.

  private final PlacedAxis across;
  private final PlacedAxis upward;
  private final Changes changes;
  private final Runnable changed = this::announced;

  LiveChartPanel(PlacedAxis across, PlacedAxis upward, OneCallRenderer renderer, Changes changes) {
    super(
        chart(across, upward, renderer), 620, 300, 1, 1, LARGEST, LARGEST, false, false, false, false, false, false);
    this.across = across;
    this.upward = upward;
    this.changes = changes;
    // ChartPanel's own mouse work makes entities, popups and repaints that nobody needs here.
    removeMouseListener(this);
    removeMouseMotionListener(this);
    getChartRenderingInfo().setEntityCollection(null);
    setMinimumSize(null);
  }

  /** The model announced a change; before the repaint. */
  void modelChanged() {}

  private void announced() {
    modelChanged();
    repaintIfShowing();
  }

  /** Settles ranges and labels for this paint. {@code scale} is the number of device pixels a unit. */
  abstract void settle(double scale);

  /** The room around the plot, in units of the component. */
  abstract Insets room();

  /** Where the plot stands, in units of the component. */
  final Rectangle2D plotArea() {
    Insets room = room();
    return new Rectangle2D.Double(
        room.left,
        room.top,
        Math.max(1, getWidth() - room.left - room.right),
        Math.max(1, getHeight() - room.top - room.bottom));
  }

  final PlacedAxis across() {
    return across;
  }

  final PlacedAxis upward() {
    return upward;
  }

  /** Asks for a repaint unless nobody would see it. */
  final void repaintIfShowing() {
    if (isShowing()) {
      repaint();
    }
  }

  @Override
  public void addNotify() {
    super.addNotify();
    changes.forget(changed);
    changes.listen(changed);
  }

  @Override
  public void removeNotify() {
    changes.forget(changed);
    super.removeNotify();
  }

  @Override
  public void paint(Graphics g) {
    PaintGuard.paint(this, g, super::paint);
  }

  @Override
  public void paintComponent(Graphics g) {
    Graphics2D canvas = (Graphics2D) g;
    Tokens.crisp(canvas);
    Insets room = room();
    XYPlot plot = (XYPlot) getChart().getPlot();
    plot.setFixedDomainAxisSpace(space(room), false);
    plot.setFixedRangeAxisSpace(space(room), false);
    settle(Pixels.scaleOf(canvas));
    super.paintComponent(g);
  }

  /** A length at the scale of the screen. */
  static int px(int size) {
    return Tokens.px(size);
  }

  private static AxisSpace space(Insets room) {
    AxisSpace space = new AxisSpace();
    space.setTop(room.top);
    space.setLeft(room.left);
    space.setBottom(room.bottom);
    space.setRight(room.right);
    return space;
  }

  private static JFreeChart chart(PlacedAxis across, PlacedAxis upward, OneCallRenderer renderer) {
    XYPlot plot = new XYPlot(new OneItemDataset(), across, upward, renderer);
    plot.setRangeAxisLocation(AxisLocation.BOTTOM_OR_RIGHT, false);
    plot.setInsets(RectangleInsets.ZERO_INSETS, false);
    plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
    plot.setBackgroundPaint(null);
    plot.setOutlineVisible(false);
    JFreeChart chart = new JFreeChart(null, null, plot, false);
    chart.setPadding(RectangleInsets.ZERO_INSETS);
    chart.setBackgroundPaint(null);
    chart.setRenderingHints(new RenderingHints(Map.of())); // The panel sets them.
    // Models announce, the panel repaints: an event of JFreeChart would only come on top.
    plot.setNotify(false);
    chart.setNotify(false);
    return chart;
  }
}
