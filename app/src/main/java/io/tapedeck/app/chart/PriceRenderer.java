package io.tapedeck.app.chart;

import io.tapedeck.app.look.Tokens;
import io.tapedeck.app.model.BarSeries;
import io.tapedeck.app.model.Scaled;
import io.tapedeck.app.model.StreamModel;
import java.awt.geom.Rectangle2D;

/** What a price chart draws, from below: holes hatched, the last price as a dashed line, then lines, bars or the map, and the indicators. EDT. */
final class PriceRenderer extends OneCallRenderer {
  private final PriceFrame frame;
  private final HoleBands holes;
  private final QuotePainter quotes;
  private final CandlePainter candles;
  private final StudyPainter studies;
  private final HeatPainter map;

  PriceRenderer(PriceFrame frame, HoleBands holes) {
    this.frame = frame;
    this.holes = holes;
    quotes = new QuotePainter(frame);
    candles = new CandlePainter(frame);
    studies = new StudyPainter(frame);
    map = new HeatPainter(frame, quotes);
  }

  @Override
  void paint(Pixels canvas, Rectangle2D plot) {
    if (frame.kind() != ChartKind.LIQUIDITY) {
      holes.paintHatch(canvas, plot);
    }
    if (!frame.prices().known()) {
      return;
    }
    int left = canvas.at(plot.getMinX());
    int top = canvas.at(plot.getMinY());
    int height = canvas.at(plot.getMaxY()) - top;
    int upper = frame.priceHeight(height);
    try (Pixels prices = canvas.clipped(left, top, frame.window().pixels(), upper)) {
      if (frame.kind() == ChartKind.LIQUIDITY) {
        map.paint(prices, left, top, height);
        holes.paintHatch(prices, plot);
      }
      paintLast(prices, left, top, height);
      switch (frame.kind()) {
        case CANDLES, OHLC -> candles.paint(prices, left, top, height);
        case LINE -> {
          prices.color(Tokens.color(frame.trusted() ? "accent" : "staleInk"));
          quotes.line(prices, frame.lasts(), left, top, height, prices.length(1.3));
        }
        case LIQUIDITY -> map.paintTrades(prices, left, top, height);
        default -> quotes.paint(prices, left, top, height);
      }
      if (frame.kind().ofBars()) {
        studies.paintOver(prices, left, top, height);
      }
    }
    if (frame.kind().ofBars()) {
      studies.paintPanes(canvas, left, top, height);
    }
  }

  private void paintLast(Pixels canvas, int left, int top, int height) {
    StreamModel model = frame.model();
    if (!model.hasLast()) {
      return;
    }
    String token = "text";
    if (frame.kind().ofBars()) {
      BarSeries series = frame.bars().series();
      token = series.isEmpty() || CandlePainter.rises(series, series.end() - 1) ? "up" : "down";
    }
    canvas.thin(frame.trusted() ? token : "staleInk", 50);
    double last = Scaled.toDouble(model.last(), model.instrument().priceScale());
    canvas.dashed(left, top + quotes.place(last, height), frame.window().pixels(), true);
  }
}
