package io.tapedeck.plugin.kraken;

import io.tapedeck.api.Candle;
import io.tapedeck.api.ExchangeContext;
import io.tapedeck.api.ExchangeException;
import io.tapedeck.api.FrameException;
import io.tapedeck.api.Instrument;
import io.tapedeck.kit.CandleHistory;
import io.tapedeck.kit.JsonReader;
import io.tapedeck.kit.Polled;
import io.tapedeck.kit.RestClient;
import io.tapedeck.kit.SentCandles;
import io.tapedeck.kit.SentCandles.Part;
import io.tapedeck.kit.WireText;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Candles of Kraken's REST page "Get OHLC Data": 720 at most, the running one always among them. Any thread that may wait. */
final class KrakenCandles {
  private static final Map<Duration, String> INTERVALS = Map.of(
      Duration.ofMinutes(1), "1",
      Duration.ofMinutes(5), "5",
      Duration.ofMinutes(15), "15",
      Duration.ofMinutes(30), "30",
      Duration.ofHours(1), "60",
      Duration.ofHours(4), "240",
      Duration.ofDays(1), "1440");

  private KrakenCandles() {}

  static List<Candle> load(Instrument instrument, Duration interval, int count, ExchangeContext context, RestClient rest) throws ExchangeException {
    String minutes = INTERVALS.get(interval);
    if (minutes == null) {
      return List.of();
    }
    String pair = URLEncoder.encode(old(instrument.symbol()), StandardCharsets.UTF_8);
    String url = RestClient.base(context.option(KrakenAdapter.REST)) + "/0/public/OHLC?pair=" + pair + "&interval=" + minutes;
    return new CandleHistory(context, "Kraken", rest).load(instrument, interval, count, url, KrakenCandles::read);
  }

  /** The older service's name of a pair: {@code XBTUSD} for {@code BTC/USD}. Its whole list would be a megabyte, for each chart. */
  private static String old(String symbol) {
    int slash = symbol.indexOf('/');
    return slash < 0 ? symbol : currency(symbol.substring(0, slash)) + currency(symbol.substring(slash + 1));
  }

  private static String currency(String modern) {
    return modern.equals("BTC") ? "XBT" : modern.equals("DOGE") ? "XDG" : modern;
  }

  /** {@code {"error":[],"result":{"XXBTZUSD":[[1688671200,"30306.1","30306.2","30305.7","30305.7","30306.1","3.39243896",23]],"last":1688671200}}}. */
  private static boolean read(byte[] body, SentCandles into) throws FrameException, ExchangeException {
    JsonReader json = new JsonReader();
    boolean found = false;
    json.reset(body);
    json.enterObject();
    while (json.nextField()) {
      switch (json.fieldName()) {
        case "error" -> readError(json);
        case "result" -> found |= readResult(json, into);
        default -> json.skipValue();
      }
    }
    json.finish();
    return found;
  }

  private static boolean readResult(JsonReader json, SentCandles into) throws FrameException {
    boolean found = false;
    json.enterObject();
    while (json.nextField()) {
      if (json.fieldIs("last")) {
        // What is asked for next time: the newest candle that is over. Nothing is known from a zero.
        long last = WireText.seconds(json);
        if (last > 0) {
          into.lastFinished(last);
        }
      } else {
        found = true;
        into.readRows(json, Part.SECONDS, Part.OPEN, Part.HIGH, Part.LOW, Part.CLOSE, Part.OTHER, Part.VOLUME, Part.TRADES);
      }
    }
    return found;
  }

  private static void readError(JsonReader json) throws FrameException, ExchangeException {
    json.enterArray();
    while (json.nextElement()) {
      String error = json.text();
      if (error.contains("Too many requests") || error.contains("Rate limit")) {
        throw CandleHistory.tooOften("Kraken", error);
      }
      throw new FrameException(error.contains("Unknown asset pair") ? Polled.UNKNOWN : "Kraken refuses the request");
    }
  }
}
