package io.tapedeck.app.chart;

import io.tapedeck.app.look.Tokens;
import io.tapedeck.app.model.QueueModel;
import java.awt.geom.Rectangle2D;
import java.util.Arrays;

/** The queue's size as an area, the rate as a thin line on its own scale, losses as ticks on the base line. EDT. */
final class QueueRenderer extends OneCallRenderer {
  private final QueueFrame frame;
  private int[] sizes = new int[0];
  private int[] rates = new int[0];
  private boolean[] losses = new boolean[0];

  QueueRenderer(QueueFrame frame) {
    this.frame = frame;
  }

  @Override
  void paint(Pixels canvas, Rectangle2D plot) {
    int left = canvas.at(plot.getMinX());
    int base = canvas.at(plot.getMaxY());
    int height = base - canvas.at(plot.getMinY());
    int columns = frame.window().pixels();
    collect(columns, height);
    int thin = canvas.length(1);
    canvas.thin("accent", 20);
    for (int i = 0; i < columns; i++) {
      if (sizes[i] > 0) {
        canvas.fill(left + i, base - sizes[i], 1, sizes[i]);
      }
    }
    canvas.thin("neutral", 55);
    line(canvas, rates, columns, left, base, thin);
    canvas.color(Tokens.color("accent"));
    line(canvas, sizes, columns, left, base, canvas.length(1.3));
    canvas.color(Tokens.color("resync"));
    for (int i = 0; i < columns; i++) {
      if (losses[i]) {
        canvas.fill(left + i, base - canvas.length(6), canvas.length(2), canvas.length(6));
      }
    }
  }

  /** Heights of each pixel column, -1 where there is no sample; a column shows the largest of its samples. */
  private void collect(int columns, int height) {
    if (sizes.length < columns) {
      sizes = new int[columns];
      rates = new int[columns];
      losses = new boolean[columns];
    }
    Arrays.fill(sizes, -1);
    Arrays.fill(rates, -1);
    Arrays.fill(losses, false);
    QueueModel model = frame.model();
    int before = -1;
    long beforeNanos = 0;
    for (int i = 0; i < model.count(); i++) {
      int column = Math.min(columns - 1, frame.window().column(model.time(i)));
      if (column >= 0) {
        sizes[column] = Math.max(sizes[column], (int) Math.rint((double) model.size(i) / frame.top() * height));
        rates[column] = Math.max(rates[column], (int) Math.rint(model.rate(i) / frame.rateTop() * height));
        losses[column] |= model.dropped(i) > 0;
        // Samples are a second or so apart: what lies between two of them is joined, a pause of the feed is not.
        if (before >= 0 && model.time(i) - beforeNanos < 5_000_000_000L) {
          join(sizes, before, column);
          join(rates, before, column);
        }
        before = column;
        beforeNanos = model.time(i);
      }
    }
  }

  private static void join(int[] heights, int from, int to) {
    for (int i = from + 1; i < to; i++) {
      heights[i] = heights[from] + (heights[to] - heights[from]) * (i - from) / (to - from);
    }
  }

  private static void line(Pixels canvas, int[] heights, int columns, int left, int base, int thick) {
    int before = -1;
    for (int i = 0; i < columns; i++) {
      int height = heights[i];
      if (height >= 0) {
        int from = before < 0 ? height : before;
        int upper = Math.max(from, height);
        int lower = Math.min(from, height);
        canvas.fill(left + i, base - Math.max(thick, upper), thick, Math.max(thick, upper - lower));
      }
      before = height;
    }
  }
}
