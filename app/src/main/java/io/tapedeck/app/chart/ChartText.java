package io.tapedeck.app.chart;

import io.tapedeck.api.Side;
import io.tapedeck.app.look.Figures;
import io.tapedeck.app.model.BarSeries;
import io.tapedeck.app.model.Extent;
import io.tapedeck.app.model.RingSeries;
import io.tapedeck.app.model.Scaled;
import io.tapedeck.app.model.StreamModel;
import io.tapedeck.app.model.TradeRing;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;

/** What a price chart shows as text: a sentence for ears, and rows with every digit for other programs. Times are UTC, so that a file says the same everywhere. EDT. */
final class ChartText {
  private final PriceFrame frame;
  private final TimeMarks times;

  ChartText(PriceFrame frame, TimeMarks times) {
    this.frame = frame;
    this.times = times;
  }

  /** "82 bars of 1 min from 13:00:00 to 14:04:00, open 67,210.0, high ..." */
  String summary() {
    StringBuilder text = new StringBuilder();
    if (!frame.prices().known()) {
      return "nothing in view";
    }
    long from = frame.time(frame.window().fromNanos());
    long to = Math.min(frame.now(), frame.time(frame.window().toNanos()));
    if (frame.kind().ofBars()) {
      BarSeries series = frame.bars().series();
      long count = frame.bars().to() - frame.bars().from();
      if (count <= 0) {
        return "no bar in view";
      }
      text.append(count).append(count == 1 ? " bar of " : " bars of ").append(frame.bars().interval().text()).append(", ");
      from = series.start(frame.bars().from());
      to = series.last(frame.bars().to() - 1);
    }
    text.append("from ").append(times.time(from, true)).append(" to ").append(times.time(to, true));
    if (frame.kind().ofBars()) {
      BarSeries series = frame.bars().series();
      Extent extent = new Extent();
      series.range(frame.bars().from(), frame.bars().to(), extent);
      text.append(", open ").append(price(series.open(frame.bars().from())));
      text.append(", high ").append(price(extent.max()));
      text.append(", low ").append(price(extent.min()));
      text.append(", close ").append(price(series.close(frame.bars().to() - 1)));
      text.append(", volume ").append(StudyPainter.figure(series.volume(frame.bars().from(), frame.bars().to())));
    } else {
      Extent extent = new Extent();
      frame.bids().range(extent);
      frame.asks().range(extent);
      frame.lasts().range(extent);
      text.append(", high ").append(price(extent.max())).append(", low ").append(price(extent.min()));
      text.append(", ").append(frame.tradesInView()).append(" trades");
    }
    return text.toString();
  }

  /** Rows of what is in view, oldest first, with a head. */
  String rows(char separator) {
    StringBuilder out = new StringBuilder(4_096);
    switch (frame.kind()) {
      case CANDLES, OHLC -> bars(out, separator);
      case LINE -> trades(out, separator);
      default -> quotes(out, separator);
    }
    return out.toString();
  }

  private void bars(StringBuilder out, char separator) {
    BarSeries series = frame.bars().series();
    head(out, separator, "time", "open", "high", "low", "close", "volume", "buy volume", "trades", "partial", "history");
    for (long i = frame.bars().from(); i < frame.bars().to(); i++) {
      int scale = series.priceScale(i);
      out.append(Instant.EPOCH.plusNanos(series.start(i))).append(separator);
      for (long mantissa : new long[] {
        series.openMantissa(i), series.highMantissa(i), series.lowMantissa(i), series.closeMantissa(i)
      }) {
        out.append(Scaled.text(mantissa, scale)).append(separator);
      }
      out.append(series.exactVolume(i).toPlainString()).append(separator);
      // Empty where the exchange, asked afterwards, did not tell.
      out.append(series.sidesKnown(i) ? series.exactBuyVolume(i).toPlainString() : "").append(separator);
      out.append(series.tradesKnown(i) ? Long.toString(series.count(i)) : "").append(separator);
      out.append(series.partial(i) ? "yes" : "no").append(separator).append(series.history(i) ? "yes" : "no").append('\n');
    }
  }

  private void trades(StringBuilder out, char separator) {
    TradeRing trades = frame.model().trades();
    head(out, separator, "time", "price", "size", "side");
    for (int i = frame.firstTrade(); i < frame.endTrade(); i++) {
      out.append(Instant.EPOCH.plusNanos(trades.received(i))).append(separator);
      out.append(Scaled.text(trades.price(i), trades.priceScale(i))).append(separator);
      out.append(Scaled.text(trades.size(i), trades.sizeScale(i))).append(separator);
      out.append(trades.taker(i) == Side.BUY ? "buy" : "sell").append('\n');
    }
  }

  private void quotes(StringBuilder out, char separator) {
    StreamModel model = frame.model();
    RingSeries bids = model.bids();
    RingSeries asks = model.asks();
    int scale = model.instrument().priceScale();
    head(out, separator, "time", "bid", "ask");
    int from = bids.indexAtOrAfter(frame.window().fromNanos());
    int to = bids.indexAtOrAfter(frame.window().toNanos() + 1);
    for (int i = from; i < to; i++) {
      out.append(Instant.EPOCH.plusNanos(bids.time(i))).append(separator);
      out.append(exact(bids.value(i), scale)).append(separator).append(exact(asks.value(i), scale)).append('\n');
    }
  }

  /** The price a point was made of: it had so many digits, and a double tells such numbers apart. */
  private static String exact(double value, int scale) {
    return Double.isNaN(value) ? "" : new BigDecimal(value).setScale(scale, RoundingMode.HALF_UP).toPlainString();
  }

  private String price(double value) {
    return Figures.price(Math.round(value / frame.tick()), frame.model().instrument().priceScale());
  }

  private static void head(StringBuilder out, char separator, String... names) {
    out.append(String.join(String.valueOf(separator), names)).append('\n');
  }
}
