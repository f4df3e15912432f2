package io.tapedeck.plugin.okx;

import io.tapedeck.api.Candle;
import io.tapedeck.api.ExchangeContext;
import io.tapedeck.api.ExchangeException;
import io.tapedeck.api.FrameException;
import io.tapedeck.api.Instrument;
import io.tapedeck.kit.CandleHistory;
import io.tapedeck.kit.JsonReader;
import io.tapedeck.kit.Polled;
import io.tapedeck.kit.SentCandles;
import io.tapedeck.kit.SentCandles.Part;
import io.tapedeck.kit.WireText;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Candles of OKX's page "Get candlesticks"; the last value of each says whether it is over. Any thread that may wait. */
final class OkxCandles {
  private static final int MOST = 300;

  /** Long ones begin at Hong Kong's midnight unless the name ends with {@code utc}. */
  private static final Map<Duration, String> INTERVALS = Map.ofEntries(
      Map.entry(Duration.ofMinutes(1), "1m"),
      Map.entry(Duration.ofMinutes(3), "3m"),
      Map.entry(Duration.ofMinutes(5), "5m"),
      Map.entry(Duration.ofMinutes(15), "15m"),
      Map.entry(Duration.ofMinutes(30), "30m"),
      Map.entry(Duration.ofHours(1), "1H"),
      Map.entry(Duration.ofHours(2), "2H"),
      Map.entry(Duration.ofHours(4), "4H"),
      Map.entry(Duration.ofHours(6), "6Hutc"),
      Map.entry(Duration.ofHours(12), "12Hutc"),
      Map.entry(Duration.ofDays(1), "1Dutc"));

  private OkxCandles() {}

  static List<Candle> load(String rest, Instrument instrument, Duration interval, int count, ExchangeContext context) throws ExchangeException {
    String word = INTERVALS.get(interval);
    if (word == null) {
      return List.of();
    }
    // One more, for the running candle is among them.
    String url = rest + "/api/v5/market/candles?instId=" + URLEncoder.encode(instrument.symbol(), StandardCharsets.UTF_8) + "&bar=" + word
        + "&limit=" + Math.min(MOST, count + 1);
    return new CandleHistory(context, "OKX").load(instrument, interval, count, url, OkxCandles::read);
  }

  /**
   * {@code {"code":"0","msg":"","data":[["1597026383085","8533.02","8553.74","8527.17","8548.26","45247","529.58","5529.58","1"]]}}. Of the three volumes the
   * first has the unit of the book's sizes: the base currency, or contracts of derivatives.
   */
  private static boolean read(byte[] body, SentCandles into) throws FrameException, ExchangeException {
    JsonReader json = new JsonReader();
    boolean found = false;
    String code = "";
    String message = "";
    json.reset(body);
    json.enterObject();
    while (json.nextField()) {
      switch (json.fieldName()) {
        case "code" -> code = WireText.orEmpty(json);
        case "msg" -> message = WireText.orEmpty(json);
        case "data" -> {
          found = true;
          into.readRows(
              json, Part.MILLIS, Part.OPEN, Part.HIGH, Part.LOW, Part.CLOSE, Part.VOLUME, Part.OTHER, Part.OTHER, Part.CONFIRMED);
        }
        default -> json.skipValue();
      }
    }
    json.finish();
    return switch (code) {
      case "0", "" -> found;
      case "50011" -> throw CandleHistory.tooOften("OKX", code + " " + message);
      case "51001" -> throw new FrameException(Polled.UNKNOWN);
      default -> throw new FrameException("OKX refuses the request: " + code);
    };
  }
}
