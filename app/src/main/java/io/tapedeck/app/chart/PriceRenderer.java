package io.tapedeck.app.chart;

import io.tapedeck.api.Side;
import io.tapedeck.app.look.Tokens;
import io.tapedeck.app.model.Scaled;
import io.tapedeck.app.model.TradeRing;
import java.awt.geom.Rectangle2D;

/** Bid and ask as step lines with the spread between them, the last price as a dashed line, prints as triangles, holes hatched. EDT. */
final class PriceRenderer extends OneCallRenderer {
  private static final double LINE = 1.3;
  private static final int MAX_HALF = 6;

  private final PriceFrame frame;
  private final HoleBands holes;
  private final LargestPrints largest = new LargestPrints();

  PriceRenderer(PriceFrame frame, HoleBands holes) {
    this.frame = frame;
    this.holes = holes;
  }

  @Override
  void paint(Pixels canvas, Rectangle2D plot) {
    holes.paintHatch(canvas, plot);
    if (!frame.prices().known()) {
      return;
    }
    boolean trusted = frame.trusted();
    int left = canvas.at(plot.getMinX());
    int top = canvas.at(plot.getMinY());
    int height = canvas.at(plot.getMaxY()) - top;
    canvas.thin("neutral", 18);
    fillSpread(canvas, left, top, height);
    if (frame.model().hasLast()) {
      canvas.thin(trusted ? "text" : "staleInk", 50);
      double last = Scaled.toDouble(frame.model().last(), frame.model().instrument().priceScale());
      canvas.dashed(left, top + place(last, height), frame.window().pixels(), true);
    }
    int thick = canvas.length(LINE);
    canvas.color(Tokens.color(trusted ? "bid" : "staleInk"));
    line(canvas, frame.bids(), left, top, height, thick);
    canvas.color(Tokens.color(trusted ? "ask" : "staleInk"));
    line(canvas, frame.asks(), left, top, height, thick);
    paintTrades(canvas, left, top, height, trusted);
  }

  private void fillSpread(Pixels canvas, int left, int top, int height) {
    for (int i = 0; i < frame.bids().columns(); i++) {
      double bid = frame.bids().close(i);
      double ask = frame.asks().close(i);
      if (!Double.isNaN(bid) && !Double.isNaN(ask)) {
        int upper = top + place(Math.max(ask, bid), height);
        canvas.fill(left + i, upper, 1, top + place(Math.min(ask, bid), height) - upper);
      }
    }
  }

  private void line(Pixels canvas, StepColumns line, int left, int top, int height, int thick) {
    int half = thick / 2;
    int columns = line.columns();
    int x = 0;
    while (x < columns) {
      double low = line.low(x);
      if (Double.isNaN(low)) {
        x++;
        continue;
      }
      int upper = top + place(line.high(x), height);
      int lower = top + place(low, height);
      int run = x + 1;
      while (run < columns && line.low(run) == low && line.high(run) == line.high(x)) {
        run++;
      }
      if (upper == lower) {
        canvas.fill(left + x - half, upper - half, run - x + thick - 1, thick);
      } else {
        for (int i = x; i < run; i++) {
          canvas.fill(left + i - half, upper - half, thick, lower - upper + thick);
        }
      }
      x = run;
    }
  }

  private void paintTrades(Pixels canvas, int left, int top, int height, boolean trusted) {
    TradeRing trades = frame.model().trades();
    largest.find(trades, frame.firstTrade(), frame.window());
    for (int column = 0; column < frame.window().pixels(); column++) {
      paintTrade(canvas, largest.buy(column), left + column, top, height, trusted);
      paintTrade(canvas, largest.sell(column), left + column, top, height, trusted);
    }
  }

  private void paintTrade(Pixels canvas, int print, int x, int top, int height, boolean trusted) {
    if (print < 0) {
      return;
    }
    TradeRing trades = frame.model().trades();
    boolean buy = trades.taker(print) == Side.BUY;
    int gap = canvas.length(2);
    int casing = canvas.length(1);
    int y = top + place(trades.priceValue(print), height) + (buy ? -gap : gap);
    double share = frame.largestTrade() > 0 ? trades.sizeValue(print) / frame.largestTrade() : 0;
    int half = canvas.length(2 + (MAX_HALF - 2) * Math.sqrt(Math.min(1, share)));
    boolean fact = trusted && !frame.inHole(trades.received(print));
    canvas.color(Tokens.color("panel"));
    canvas.triangle(x, y + (buy ? casing : -casing), half + casing, buy);
    canvas.color(Tokens.color(fact ? (buy ? "up" : "down") : "staleInk"));
    canvas.triangle(x, y, half, buy);
  }

  private int place(double price, int height) {
    return (int) Math.max(-height, Math.min(2.0 * height, Math.rint(frame.prices().y(price, height))));
  }
}
