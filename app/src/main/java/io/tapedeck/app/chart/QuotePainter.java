package io.tapedeck.app.chart;

import io.tapedeck.api.Side;
import io.tapedeck.app.look.Tokens;
import io.tapedeck.app.model.TradeRing;

/** Bid and ask as step lines with the spread between them, prints as triangles. EDT. */
final class QuotePainter {
  private static final double LINE = 1.3;
  private static final int MAX_HALF = 6;
  private static final int APART = 5; // Between two marks of a side: the smallest are as wide.

  private final PriceFrame frame;
  private final LargestPrints largest = new LargestPrints();
  private final Marks marks = new Marks();

  QuotePainter(PriceFrame frame) {
    this.frame = frame;
  }

  void paint(Pixels canvas, int left, int top, int height) {
    boolean trusted = frame.trusted();
    canvas.thin("neutral", 18);
    fillSpread(canvas, left, top, height);
    paintLines(canvas, left, top, height);
    paintTrades(canvas, left, top, height, trusted);
  }

  /** Bid and ask without spread and prints. */
  void paintLines(Pixels canvas, int left, int top, int height) {
    boolean trusted = frame.trusted();
    int thick = canvas.length(LINE);
    canvas.color(Tokens.color(trusted ? "bid" : "staleInk"));
    line(canvas, frame.bids(), left, top, height, thick);
    canvas.color(Tokens.color(trusted ? "ask" : "staleInk"));
    line(canvas, frame.asks(), left, top, height, thick);
  }

  /** What lies between bid and ask, columns that cover the same pixels in one call. */
  private void fillSpread(Pixels canvas, int left, int top, int height) {
    int columns = frame.bids().columns();
    int begin = 0;
    int upper = 0;
    int lower = 0;
    for (int x = 0; x <= columns; x++) {
      double bid = x < columns ? frame.bids().close(x) : Double.NaN;
      double ask = x < columns ? frame.asks().close(x) : Double.NaN;
      boolean open = !Double.isNaN(bid) && !Double.isNaN(ask);
      int above = open ? place(Math.max(ask, bid), height) : 0;
      int below = open ? place(Math.min(ask, bid), height) : 0;
      if (above != upper || below != lower) {
        if (lower > upper) {
          canvas.fill(left + begin, top + upper, x - begin, lower - upper);
        }
        begin = x;
        upper = above;
        lower = below;
      }
    }
    if (lower > upper) {
      canvas.fill(left + begin, top + upper, columns - begin, lower - upper);
    }
  }

  /** A step line; each column is filled from its lowest to its highest value, columns that cover the same pixels in one call. */
  void line(Pixels canvas, StepColumns line, int left, int top, int height, int thick) {
    int half = thick / 2;
    int columns = line.columns();
    int x = 0;
    while (x < columns) {
      double low = line.low(x);
      double high = line.high(x);
      if (Double.isNaN(low)) {
        x++;
        continue;
      }
      int upper = place(high, height);
      int lower = place(low, height);
      int run = x + 1;
      while (run < columns && ((line.low(run) == low && line.high(run) == high) || covers(line, run, height, upper, lower))) {
        run++;
      }
      canvas.fill(left + x - half, top + upper - half, run - x + thick - 1, lower - upper + thick);
      x = run;
    }
  }

  private boolean covers(StepColumns line, int column, int height, int upper, int lower) {
    return !Double.isNaN(line.low(column)) && place(line.high(column), height) == upper && place(line.low(column), height) == lower;
  }

  private void paintTrades(Pixels canvas, int left, int top, int height, boolean trusted) {
    TradeRing trades = frame.model().trades();
    largest.find(trades, frame.firstTrade(), frame.endTrade(), frame.window(), canvas.length(APART));
    for (int slot = 0; slot < largest.slots(); slot++) {
      paintTrade(canvas, largest.buy(slot), left, top, height, trusted);
      paintTrade(canvas, largest.sell(slot), left, top, height, trusted);
    }
  }

  private void paintTrade(Pixels canvas, int print, int left, int top, int height, boolean trusted) {
    if (print < 0) {
      return;
    }
    TradeRing trades = frame.model().trades();
    int x = left + frame.window().column(trades.received(print));
    boolean buy = trades.taker(print) == Side.BUY;
    int gap = canvas.length(2);
    int casing = canvas.length(1);
    int y = top + place(trades.priceValue(print), height) + (buy ? -gap : gap);
    double share = frame.largestTrade() > 0 ? trades.sizeValue(print) / frame.largestTrade() : 0;
    int half = canvas.length(2 + (MAX_HALF - 2) * Math.sqrt(Math.min(1, share)));
    boolean fact = trusted && !frame.inHole(trades.received(print));
    canvas.sprite(marks.triangle(half, casing, buy, Tokens.color(fact ? buy ? "up" : "down" : "staleInk"), Tokens.color("panel")), x, y);
  }

  int place(double price, int height) {
    return (int) Math.max(-height, Math.min(2.0 * height, Math.rint(frame.prices().y(price, height))));
  }
}
