package io.tapedeck.app.chart;

import java.awt.Point;
import java.awt.event.FocusEvent;
import java.awt.event.FocusListener;
import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import java.awt.event.MouseWheelEvent;
import java.awt.geom.Rectangle2D;
import java.util.Map;
import javax.swing.SwingUtilities;
import org.jspecify.annotations.Nullable;

/**
 * Mouse and keys of a price chart: whatever the mouse can do, the keys can. Dragging the plot moves time, and prices when they do not follow the data; dragging an axis stretches it;
 * with Shift a ruler is drawn. EDT.
 */
final class PriceGestures extends MouseAdapter implements FocusListener {
  private static final double STRETCH = 1.006; // For each pixel an axis is dragged.
  private static final double STEP = 0.1; // Of what is shown, for an arrow key.
  private static final double KEY_STRETCH = 1.25;

  private final PriceChartPanel chart;
  private Part part = Part.PLOT;
  private @Nullable Point pressed;
  private int lastX;
  private int lastY;

  private enum Part {
    PLOT,
    PRICES,
    TIMES,
    RULER
  }

  private PriceGestures(PriceChartPanel chart) {
    this.chart = chart;
  }

  static void install(PriceChartPanel chart) {
    PriceGestures gestures = new PriceGestures(chart);
    chart.addMouseListener(gestures);
    chart.addMouseMotionListener(gestures);
    chart.addMouseWheelListener(gestures);
    chart.addFocusListener(gestures);
    chart.setFocusable(true);
  }

  /** Whatever the mouse can do, by the name of the action. */
  static Map<String, Runnable> commands(PriceChartPanel chart) {
    return Map.ofEntries(
        Map.entry("chart.zoomIn", chart::zoomIn),
        Map.entry("chart.zoomOut", chart::zoomOut),
        Map.entry("chart.reset", chart::resetZoom),
        Map.entry("chart.live", chart::goLive),
        Map.entry("chart.oldest", chart::goOldest),
        Map.entry("chart.left", () -> chart.moveBy(-STEP)),
        Map.entry("chart.right", () -> chart.moveBy(STEP)),
        Map.entry("chart.up", () -> chart.shiftPrices(STEP)),
        Map.entry("chart.down", () -> chart.shiftPrices(-STEP)),
        Map.entry("chart.taller", () -> chart.stretchPrices(1 / KEY_STRETCH)),
        Map.entry("chart.flatter", () -> chart.stretchPrices(KEY_STRETCH)),
        Map.entry("chart.autoscale", chart::toggleAutoscale),
        Map.entry("chart.pointerLeft", () -> chart.stepPointer(-1, 0)),
        Map.entry("chart.pointerRight", () -> chart.stepPointer(1, 0)),
        Map.entry("chart.pointerUp", () -> chart.stepPointer(0, -1)),
        Map.entry("chart.pointerDown", () -> chart.stepPointer(0, 1)),
        Map.entry("chart.ruler", chart::rulerHere),
        Map.entry("chart.letGo", chart::letGo));
  }

  @Override
  public void mouseMoved(MouseEvent event) {
    chart.point(event.getPoint());
  }

  @Override
  public void mouseExited(MouseEvent event) {
    chart.point(null);
  }

  @Override
  public void mousePressed(MouseEvent event) {
    chart.requestFocusInWindow();
    if (!SwingUtilities.isLeftMouseButton(event)) {
      return;
    }
    pressed = event.getPoint();
    lastX = event.getX();
    lastY = event.getY();
    part = partAt(event.getPoint());
    if (part == Part.PLOT && event.isShiftDown()) {
      part = Part.RULER;
      chart.overlay().ruler().begin(event.getPoint(), chart.plotArea());
    } else {
      chart.clearRuler();
    }
  }

  @Override
  public void mouseDragged(MouseEvent event) {
    if (pressed == null) {
      return;
    }
    int byX = event.getX() - lastX;
    int byY = event.getY() - lastY;
    lastX = event.getX();
    lastY = event.getY();
    switch (part) {
      case RULER -> {
        chart.overlay().ruler().drag(event.getPoint(), chart.plotArea());
        chart.repaintIfShowing();
      }
      case PRICES -> chart.stretchPrices(Math.pow(STRETCH, byY));
      case TIMES -> chart.stretchTime(Math.pow(STRETCH, -byX));
      case PLOT -> {
        chart.dragTime(byX);
        chart.shiftPrices(byY / chart.plotArea().getHeight());
      }
    }
    chart.point(event.getPoint());
  }

  @Override
  public void mouseReleased(MouseEvent event) {
    pressed = null;
  }

  @Override
  public void mouseClicked(MouseEvent event) {
    if (event.getClickCount() == 2 && SwingUtilities.isLeftMouseButton(event)) {
      chart.resetZoom();
    }
  }

  @Override
  public void mouseWheelMoved(MouseWheelEvent event) {
    if (partAt(event.getPoint()) == Part.PRICES) {
      chart.stretchPrices(Math.pow(KEY_STRETCH, event.getPreciseWheelRotation()));
      return;
    }
    Rectangle2D plot = chart.plotArea();
    chart.zoom(event.getPreciseWheelRotation(), (event.getX() - plot.getMinX()) / plot.getWidth());
  }

  @Override
  public void focusGained(FocusEvent event) {
    chart.repaint();
  }

  @Override
  public void focusLost(FocusEvent event) {
    chart.repaint();
  }

  private Part partAt(Point point) {
    Rectangle2D plot = chart.plotArea();
    if (point.x >= plot.getMaxX()) {
      return Part.PRICES;
    }
    return point.y >= plot.getMaxY() ? Part.TIMES : Part.PLOT;
  }
}
