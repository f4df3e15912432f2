package io.tapedeck.app.chart;

import io.tapedeck.api.Side;
import io.tapedeck.app.look.Tokens;
import java.awt.geom.Rectangle2D;

/** Both sides of a book as steps that rise from the middle outwards, filled thinly. EDT. */
final class DepthRenderer extends OneCallRenderer {
  private static final double LINE = 1.3;

  private final DepthFrame frame;

  DepthRenderer(DepthFrame frame) {
    this.frame = frame;
  }

  @Override
  void paint(Pixels canvas, Rectangle2D plot) {
    if (frame.known()) {
      side(canvas, plot, Side.BUY);
      side(canvas, plot, Side.SELL);
    }
  }

  private void side(Pixels canvas, Rectangle2D plot, Side side) {
    String token = frame.trusted() ? side == Side.BUY ? "bid" : "ask" : "staleInk";
    int left = canvas.at(plot.getMinX());
    int right = canvas.at(plot.getMaxX());
    int base = canvas.at(plot.getMaxY());
    int height = base - canvas.at(plot.getMinY());
    int thick = canvas.length(LINE);
    int edge = side == Side.BUY ? left : right;
    int beforeX = Integer.MIN_VALUE;
    int beforeY = base;
    for (int pass = 0; pass < 2; pass++) {
      if (pass == 0) {
        canvas.thin(token, 16);
      } else {
        canvas.color(Tokens.color(token));
      }
      for (int i = 0; i < frame.levels(side); i++) {
        int x = x(frame.price(side, i), left, right);
        int y = base - (int) Math.rint(Math.min(2, frame.sum(side, i) / frame.top()) * height);
        boolean last = i == frame.levels(side) - 1;
        int next = last ? edge : x(frame.price(side, i + 1), left, right);
        int from = Math.min(x, next);
        int width = Math.abs(next - x);
        if (pass == 0) {
          canvas.fill(from, y, width, base - y);
        } else {
          canvas.fill(from, y, width + thick, thick);
          int start = i == 0 || beforeX == Integer.MIN_VALUE ? base : beforeY;
          canvas.fill(x, Math.min(y, start), thick, Math.abs(start - y) + thick);
        }
        beforeX = x;
        beforeY = y;
        if (side == Side.BUY ? next <= left && x <= left : next >= right && x >= right) {
          break;
        }
      }
    }
  }

  private int x(double price, int left, int right) {
    double share = (price - frame.low()) / (frame.high() - frame.low());
    return (int) Math.max(left, Math.min(right, Math.rint(left + share * (right - left))));
  }
}
