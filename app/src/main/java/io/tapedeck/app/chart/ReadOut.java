package io.tapedeck.app.chart;

import io.tapedeck.app.look.Figures;
import io.tapedeck.app.model.BarSeries;
import io.tapedeck.app.model.Scaled;
import io.tapedeck.app.model.StreamModel;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** What stands at the upper left of a price chart, in a fixed order: the bar under the pointer, or what is newest. EDT. */
final class ReadOut {
  private static final String NOTHING = String.valueOf(Figures.NOTHING);

  private final PriceFrame frame;

  ReadOut(PriceFrame frame) {
    this.frame = frame;
  }

  /** The first line; {@code bar} is the number of a bar, negative for the newest. */
  List<ReadOutPart> first(long bar) {
    return switch (frame.kind()) {
      case CANDLES, OHLC -> bars(bar);
      case LINE -> last();
      case LIQUIDITY -> List.of();
      default -> quotes();
    };
  }

  /** Indicators over the prices; empty when there are none. */
  List<ReadOutPart> second(long bar) {
    List<ReadOutPart> parts = new ArrayList<>();
    if (frame.kind().ofBars()) {
      for (StudyTrack track : frame.studies().overPrices()) {
        study(parts, track, numberOf(bar), true);
      }
    }
    return parts;
  }

  /** An indicator in a pane. */
  List<ReadOutPart> pane(StudyTrack track, long bar) {
    List<ReadOutPart> parts = new ArrayList<>();
    study(parts, track, numberOf(bar), false);
    return parts;
  }

  /** Exact digits, as many as are needed at most. */
  static String volume(BigDecimal exact) {
    BigDecimal shown = exact.signum() == 0 ? BigDecimal.ZERO : exact.stripTrailingZeros();
    if (shown.scale() < 0) {
      shown = shown.setScale(0);
    }
    if (shown.scale() > 4) {
      shown = shown.setScale(4, java.math.RoundingMode.HALF_UP);
    }
    BigDecimal unscaled = new BigDecimal(shown.unscaledValue());
    return unscaled.abs().compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) < 0
        ? Figures.price(shown.unscaledValue().longValueExact(), shown.scale())
        : shown.toPlainString();
  }

  private void study(List<ReadOutPart> parts, StudyTrack track, long number, boolean prices) {
    List<String> names = track.kind().lines();
    for (int line = 0; line < names.size(); line++) {
      double value = number < 0 ? Double.NaN : track.value(line, number);
      String text = prices ? price(value) : StudyPainter.figure(value);
      parts.add(new ReadOutPart(names.get(line), text, Studies.token(track.kind(), line)));
    }
  }

  private String price(double value) {
    int scale = frame.model().instrument().priceScale();
    double mantissa = value / frame.tick();
    return Math.abs(mantissa) < 9e18 ? Figures.price(Math.round(mantissa), scale) : NOTHING;
  }

  private long numberOf(long bar) {
    BarSeries series = frame.bars().series();
    return bar >= 0 ? bar : series.isEmpty() ? -1 : series.end() - 1;
  }

  private List<ReadOutPart> bars(long bar) {
    BarSeries series = frame.bars().series();
    long number = numberOf(bar);
    List<ReadOutPart> parts = new ArrayList<>();
    if (number < 0) {
      for (String label : new String[] {"O", "H", "L", "C", "", "Vol"}) {
        parts.add(new ReadOutPart(label, NOTHING));
      }
      return parts;
    }
    int scale = series.priceScale(number);
    parts.add(new ReadOutPart("O", Figures.price(series.openMantissa(number), scale)));
    parts.add(new ReadOutPart("H", Figures.price(series.highMantissa(number), scale)));
    parts.add(new ReadOutPart("L", Figures.price(series.lowMantissa(number), scale)));
    parts.add(new ReadOutPart("C", Figures.price(series.closeMantissa(number), scale)));
    long change = series.closeMantissa(number) - series.openMantissa(number);
    parts.add(new ReadOutPart("", (change >= 0 ? "+" : "") + Figures.price(change, scale), change >= 0 ? "up" : "down"));
    parts.add(new ReadOutPart("Vol", volume(series.exactVolume(number))));
    if (series.sidesKnown(number)) {
      BigDecimal delta = series.exactBuyVolume(number).multiply(BigDecimal.valueOf(2)).subtract(series.exactVolume(number));
      String sign = delta.signum() > 0 ? "+" : "";
      parts.add(new ReadOutPart("Delta", sign + volume(delta), delta.signum() >= 0 ? "up" : "down"));
    } else {
      parts.add(new ReadOutPart("Delta", NOTHING));
    }
    if (series.history(number)) {
      parts.add(new ReadOutPart("", "history", "muted"));
    }
    if (series.partial(number)) {
      parts.add(new ReadOutPart("", "partial", "resync"));
    }
    return parts;
  }

  private List<ReadOutPart> last() {
    StreamModel model = frame.model();
    int scale = model.instrument().priceScale();
    List<ReadOutPart> parts = new ArrayList<>();
    parts.add(new ReadOutPart("Last", model.hasLast() ? Figures.price(model.last(), scale) : NOTHING));
    double high = frame.lasts().max();
    double low = frame.lasts().min();
    parts.add(new ReadOutPart("High", price(high)));
    parts.add(new ReadOutPart("Low", price(low)));
    parts.add(new ReadOutPart("Trades", frame.tradesInView() + " in " + frame.span().text()));
    return parts;
  }

  private List<ReadOutPart> quotes() {
    StreamModel model = frame.model();
    int scale = model.instrument().priceScale();
    List<ReadOutPart> parts = new ArrayList<>();
    parts.add(new ReadOutPart("Bid", model.hasBid() ? Figures.price(model.bid(), scale) : NOTHING));
    parts.add(new ReadOutPart("Ask", model.hasAsk() ? Figures.price(model.ask(), scale) : NOTHING));
    parts.add(new ReadOutPart("Spread", spread(model, scale)));
    parts.add(new ReadOutPart("Trades", frame.tradesInView() + " in " + frame.span().text()));
    return parts;
  }

  private static String spread(StreamModel model, int scale) {
    if (!model.hasBid() || !model.hasAsk()) {
      return NOTHING;
    }
    long spread = model.ask() - model.bid();
    double middle = (Scaled.toDouble(model.ask(), scale) + Scaled.toDouble(model.bid(), scale)) / 2;
    String text = Figures.price(spread, scale);
    if (!(middle > 0)) {
      return text;
    }
    long hundredths = Math.round(Scaled.toDouble(spread, scale) / middle * 1e6);
    return text + "  " + Figures.price(hundredths, 2) + " bp";
  }
}
