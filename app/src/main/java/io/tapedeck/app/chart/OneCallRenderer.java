package io.tapedeck.app.chart;

import io.tapedeck.app.look.Tokens;
import java.awt.Graphics2D;
import java.awt.Paint;
import java.awt.Stroke;
import java.awt.geom.Rectangle2D;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.CrosshairState;
import org.jfree.chart.plot.PlotRenderingInfo;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.AbstractXYItemRenderer;
import org.jfree.chart.renderer.xy.XYItemRendererState;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.data.xy.XYDataset;
import org.jspecify.annotations.Nullable;

/**
 * Paints everything at the first (and only) item of {@link OneItemDataset}: a call for each point is what makes JFreeChart slow. Gridlines are solid and lie
 * on whole pixels. EDT.
 */
abstract class OneCallRenderer extends AbstractXYItemRenderer {

  /** Paints all series of the chart; the canvas is clipped to the plot. */
  abstract void paint(Pixels canvas, Rectangle2D plot);

  @Override
  public XYItemRendererState initialise(
      Graphics2D g, Rectangle2D plotArea, XYPlot plot, XYDataset dataset, @Nullable PlotRenderingInfo info) {
    XYItemRendererState state = new XYItemRendererState(info);
    state.setProcessVisibleItemsOnly(false);
    return state;
  }

  @Override
  public void drawItem(
      Graphics2D g,
      XYItemRendererState state,
      Rectangle2D plotArea,
      @Nullable PlotRenderingInfo info,
      XYPlot plot,
      ValueAxis domainAxis,
      ValueAxis rangeAxis,
      XYDataset dataset,
      int series,
      int item,
      @Nullable CrosshairState crosshair,
      int pass) {
    try (Pixels canvas = Pixels.of(g)) {
      paint(canvas, plotArea);
    }
  }

  @Override
  public void drawDomainLine(
      Graphics2D g, XYPlot plot, ValueAxis axis, Rectangle2D area, double value, Paint paint, Stroke stroke) {
    try (Pixels canvas = Pixels.of(g)) {
      canvas.color(Tokens.color("grid"));
      int top = canvas.at(area.getMinY());
      int x = canvas.at(axis.valueToJava2D(value, area, RectangleEdge.BOTTOM));
      canvas.fill(x, top, canvas.length(1), canvas.at(area.getMaxY()) - top);
    }
  }

  @Override
  public void drawRangeLine(
      Graphics2D g, XYPlot plot, ValueAxis axis, Rectangle2D area, double value, Paint paint, Stroke stroke) {
    try (Pixels canvas = Pixels.of(g)) {
      canvas.color(Tokens.color("grid"));
      int left = canvas.at(area.getMinX());
      int y = canvas.at(axis.valueToJava2D(value, area, RectangleEdge.RIGHT));
      int lowest = canvas.at(area.getMaxY()) - canvas.length(1); // The base line belongs to the plot.
      canvas.fill(left, Math.min(y, lowest), canvas.at(area.getMaxX()) - left, canvas.length(1));
    }
  }
}
