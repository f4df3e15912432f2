package io.tapedeck.app.chart;

import io.tapedeck.app.look.DigitCells;
import io.tapedeck.app.look.Tokens;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import org.jfree.chart.axis.AxisSpace;
import org.jfree.chart.axis.AxisState;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTick;
import org.jfree.chart.plot.Plot;
import org.jfree.chart.plot.PlotRenderingInfo;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.TextAnchor;
import org.jfree.data.Range;
import org.jspecify.annotations.Nullable;

/**
 * An axis whose range and labels were settled before the paint: it takes the room it was given, has no line and no tick marks, and writes its labels
 * digit by digit. EDT.
 */
final class PlacedAxis extends NumberAxis {
  private final int padding;
  private List<Mark> marks = List.of();

  /** An axis whose labels end {@code padding} before the right edge, when it stands at the right. */
  PlacedAxis(int padding) {
    this.padding = padding;
    setAutoRange(false);
  }

  /** Settles what the next paint shows; tells nobody, since the paint has begun. */
  void place(double from, double to, List<Mark> next) {
    setRange(new Range(from, to), false, false);
    marks = next;
  }

  List<Mark> marks() {
    return marks;
  }

  @Override
  public AxisSpace reserveSpace(
      Graphics2D g, Plot plot, Rectangle2D plotArea, RectangleEdge edge, AxisSpace space) {
    return space;
  }

  @Override
  public List<NumberTick> refreshTicks(Graphics2D g, AxisState state, Rectangle2D dataArea, RectangleEdge edge) {
    List<NumberTick> ticks = new ArrayList<>(marks.size());
    for (Mark mark : marks) {
      ticks.add(new NumberTick(mark.value(), mark.text(), TextAnchor.CENTER, TextAnchor.CENTER, 0));
    }
    return ticks;
  }

  @Override
  public AxisState draw(
      Graphics2D g,
      double cursor,
      Rectangle2D plotArea,
      Rectangle2D dataArea,
      RectangleEdge edge,
      @Nullable PlotRenderingInfo info) {
    boolean vertical = edge.equals(RectangleEdge.RIGHT);
    for (Mark mark : marks) {
      if (!mark.text().isEmpty()) {
        double place = valueToJava2D(mark.value(), dataArea, edge);
        Font font = Tokens.font(11, mark.strong());
        if (vertical) {
          int right = (int) plotArea.getMaxX() - Tokens.px(padding);
          DigitCells.drawRight(g, mark.text(), font, right, (int) Math.rint(place) + Tokens.px(4), Tokens.color("muted"));
        } else {
          int left = (int) Math.rint(place - DigitCells.width(mark.text(), font) / 2.0);
          int baseline = (int) dataArea.getMaxY() + Tokens.px(15);
          DigitCells.drawLeft(g, mark.text(), font, left, baseline, Tokens.color(mark.strong() ? "text" : "muted"));
        }
      }
    }
    AxisState state = new AxisState(cursor);
    state.setTicks(refreshTicks(g, state, dataArea, edge));
    return state;
  }
}
