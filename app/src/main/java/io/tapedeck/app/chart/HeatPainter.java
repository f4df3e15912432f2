package io.tapedeck.app.chart;

import io.tapedeck.api.Side;
import io.tapedeck.app.look.DigitCells;
import io.tapedeck.app.look.Tokens;
import io.tapedeck.app.model.Scaled;
import io.tapedeck.app.model.StreamModel;
import io.tapedeck.app.model.TradeRing;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import org.jspecify.annotations.Nullable;

/** The liquidity map: the image, bid and ask over a dark casing, buys as discs and sells as rings, and the book of now as a strip at the right. EDT. */
final class HeatPainter {
  private static final int STRIP = 40;
  private static final int MAX_RADIUS = 7;

  private final PriceFrame frame;
  private final QuotePainter quotes;
  private final LargestPrints largest = new LargestPrints();
  private final Marks marks = new Marks();
  private @Nullable BufferedImage scale;

  HeatPainter(PriceFrame frame, QuotePainter quotes) {
    this.frame = frame;
    this.quotes = quotes;
  }

  void paint(Pixels canvas, int left, int top, int height) {
    HeatMap map = frame.heat();
    if (map == null || map.empty()) {
      return;
    }
    long from = Math.max(map.oldest(), Math.floorDiv(frame.window().fromNanos(), HeatMap.COLUMN_NANOS));
    long to = Math.min(map.newest() + 1, Math.floorDiv(frame.window().toNanos(), HeatMap.COLUMN_NANOS) + 1);
    long number = from;
    while (number < to) {
      if (!map.has(number)) {
        number++;
        continue;
      }
      long end = number + 1;
      while (end < to && map.has(end) && map.slot(end) > 0) {
        end++; // As far as it goes without a gap and without coming round.
      }
      paintColumns(canvas, map, number, end, left, top, height);
      number = end;
    }
    paintStrip(canvas, map, left, top, height);
  }

  void paintTrades(Pixels canvas, int left, int top, int height) {
    int casing = canvas.length(3);
    canvas.color(Tokens.color("panel"));
    quotes.line(canvas, frame.bids(), left, top, height, casing);
    quotes.line(canvas, frame.asks(), left, top, height, casing);
    quotes.paintLines(canvas, left, top, height);
    TradeRing trades = frame.model().trades();
    // One mark of a side in ten pixels at most: a busy market would hide the map.
    largest.find(trades, frame.firstTrade(), frame.endTrade(), frame.window(), canvas.length(10));
    for (int slot = 0; slot < largest.slots(); slot++) {
      paintTrade(canvas, largest.buy(slot), left, top, height);
      paintTrade(canvas, largest.sell(slot), left, top, height);
    }
  }

  /** The colour scale with its unit, at the upper left. */
  void paintScale(Graphics2D g, Rectangle2D plot) {
    HeatMap map = frame.heat();
    if (map == null || map.empty()) {
      return;
    }
    Font font = Tokens.font(11, false);
    StreamModel model = frame.model();
    String most = StudyPainter.figure(map.top()) + " " + model.instrument().base() + " a row";
    int left = (int) plot.getMinX() + Tokens.px(11);
    int baseline = (int) plot.getMinY() + Tokens.px(17);
    int bar = Tokens.px(80);
    int width = Tokens.px(14) + bar + Tokens.px(7) + DigitCells.width(most, font) + Tokens.px(6);
    g.setColor(Tokens.color("panel"));
    g.fillRect(left - Tokens.px(4), baseline - Tokens.px(13), width + Tokens.px(8), Tokens.px(18));
    DigitCells.drawLeft(g, "0", font, left, baseline, Tokens.color("muted"));
    int x = left + Tokens.px(14);
    g.drawImage(scaleOf(bar, Tokens.px(10)), x, baseline - Tokens.px(9), null);
    DigitCells.drawLeft(g, most, font, x + bar + Tokens.px(7), baseline, Tokens.color("text"));
  }

  /** The colours of the scale, in those of the theme of now. */
  private BufferedImage scaleOf(int bar, int height) {
    BufferedImage known = scale;
    Color first = HeatMap.colour(0);
    Color last = HeatMap.colour(Math.sqrt((bar - 1) / (double) bar));
    if (known != null && known.getWidth() == bar && known.getRGB(0, 0) == first.getRGB() && known.getRGB(bar - 1, 0) == last.getRGB()) {
      return known;
    }
    BufferedImage made = new BufferedImage(bar, height, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < bar; i++) {
      int colour = HeatMap.colour(Math.sqrt(i / (double) bar)).getRGB();
      for (int row = 0; row < height; row++) {
        made.setRGB(i, row, colour);
      }
    }
    scale = made;
    return made;
  }

  private void paintColumns(Pixels canvas, HeatMap map, long from, long to, int left, int top, int height) {
    TimeWindow window = frame.window();
    int x1 = left + (int) Math.floorDiv(from * HeatMap.COLUMN_NANOS - window.fromNanos(), window.nanosPerPixel());
    int x2 = left + (int) Math.floorDiv(to * HeatMap.COLUMN_NANOS - window.fromNanos(), window.nanosPerPixel());
    int slot = map.slot(from);
    long low = Math.max(map.baseRow(), map.row(frame.prices().low()));
    long high = Math.min(map.baseRow() + HeatMap.ROWS, map.row(frame.prices().high()) + 1);
    long row = low;
    while (row < high) {
      // To where the ring of rows comes round.
      long end = Math.min(high, row + HeatMap.ROWS - Math.floorMod(row, (long) HeatMap.ROWS));
      int y1 = top + quotes.place(map.price(end), height);
      int y2 = top + quotes.place(map.price(row), height);
      canvas.image(map.image(), x1, y1, x2, y2, slot, map.line(end - 1), slot + (int) (to - from), map.line(row) + 1);
      row = end;
    }
  }

  private void paintStrip(Pixels canvas, HeatMap map, int left, int top, int height) {
    if (!frame.view().following() || !(map.top() > 0)) {
      return; // The book of now does not belong beside the past.
    }
    int width = Math.min(canvas.length(STRIP), frame.window().pixels() / 4);
    int x = left + frame.window().pixels() - width;
    canvas.color(Tokens.color("panel"));
    canvas.fill(x, top, width, height);
    StreamModel model = frame.model();
    double bid = Scaled.toDouble(model.bid(), model.instrument().priceScale());
    long low = Math.max(map.baseRow(), map.row(frame.prices().low()));
    long high = Math.min(map.baseRow() + HeatMap.ROWS, map.row(frame.prices().high()) + 1);
    for (boolean bids : new boolean[] {true, false}) {
      canvas.thin(frame.trusted() ? bids ? "bid" : "ask" : "staleInk", 70);
      for (long row = low; row < high; row++) {
        double size = map.newestSize(row);
        if (size > 0 && (map.price(row) <= bid) == bids) {
          int y1 = top + quotes.place(map.price(row + 1), height);
          int y2 = top + quotes.place(map.price(row), height);
          int length = Math.max(1, (int) Math.rint(width * Math.sqrt(Math.min(1, size / map.top()))));
          canvas.fill(x, y1, length, Math.max(1, y2 - y1 - (y2 - y1 > 3 ? 1 : 0)));
        }
      }
    }
  }

  private void paintTrade(Pixels canvas, int print, int left, int top, int height) {
    if (print < 0) {
      return;
    }
    TradeRing trades = frame.model().trades();
    int x = left + frame.window().column(trades.received(print));
    boolean buy = trades.taker(print) == Side.BUY;
    int y = top + quotes.place(trades.priceValue(print), height);
    double share = frame.largestTrade() > 0 ? trades.sizeValue(print) / frame.largestTrade() : 0;
    int radius = canvas.length(1.5 + (MAX_RADIUS - 1.5) * Math.sqrt(Math.min(1, share)));
    boolean fact = frame.trusted() && !frame.inHole(trades.received(print));
    int ring = buy ? 0 : canvas.length(1.5);
    canvas.sprite(marks.disc(radius, ring, Tokens.color(fact ? buy ? "up" : "down" : "staleInk"), Tokens.color("panel")), x, y);
  }
}
