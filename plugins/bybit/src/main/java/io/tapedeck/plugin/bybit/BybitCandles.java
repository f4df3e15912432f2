package io.tapedeck.plugin.bybit;

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

/** Candles of Bybit's page "Get Kline". Any thread that may wait. */
final class BybitCandles {
  private static final int MOST = 1_000;
  private static final Map<Duration, String> INTERVALS = Map.ofEntries(
      Map.entry(Duration.ofMinutes(1), "1"),
      Map.entry(Duration.ofMinutes(3), "3"),
      Map.entry(Duration.ofMinutes(5), "5"),
      Map.entry(Duration.ofMinutes(15), "15"),
      Map.entry(Duration.ofMinutes(30), "30"),
      Map.entry(Duration.ofHours(1), "60"),
      Map.entry(Duration.ofHours(2), "120"),
      Map.entry(Duration.ofHours(4), "240"),
      Map.entry(Duration.ofHours(6), "360"),
      Map.entry(Duration.ofHours(12), "720"),
      Map.entry(Duration.ofDays(1), "D"));

  private BybitCandles() {}

  static List<Candle> load(Instrument instrument, Duration interval, int count, ExchangeContext context) throws ExchangeException {
    String word = INTERVALS.get(interval);
    if (word == null) {
      return List.of();
    }
    // One more, for the running candle is among them.
    String url = RestClient.base(context.option(BybitAdapter.REST)) + "/v5/market/kline?category=" + context.option(BybitAdapter.PRODUCT)
        + "&symbol=" + URLEncoder.encode(instrument.symbol(), StandardCharsets.UTF_8) + "&interval=" + word + "&limit=" + Math.min(MOST, count + 1);
    return new CandleHistory(context, "Bybit").load(instrument, interval, count, url, BybitCandles::read);
  }

  /** {@code {"retCode":0,"retMsg":"OK","result":{"list":[["1670608800000","17071","17073","17027","17055.5","268611","15.74462667"]]}}}, the newest first. */
  private static boolean read(byte[] body, SentCandles into) throws FrameException, ExchangeException {
    JsonReader json = new JsonReader();
    boolean found = false;
    long code = 0;
    String message = "";
    json.reset(body);
    json.enterObject();
    while (json.nextField()) {
      switch (json.fieldName()) {
        case "retCode" -> code = WireText.whole(json, -1);
        case "retMsg" -> message = WireText.orEmpty(json);
        case "result" -> found |= readResult(json, into);
        default -> json.skipValue();
      }
    }
    json.finish();
    if (code == 10006 || code == 10018) {
      throw CandleHistory.tooOften("Bybit", code + " " + message);
    }
    if (code != 0) {
      // The code of any parameter that is wrong; the words tell which.
      throw new FrameException(code == 10001 && message.contains("ymbol") ? Polled.UNKNOWN : "Bybit refuses the request: " + code);
    }
    return found;
  }

  private static boolean readResult(JsonReader json, SentCandles into) throws FrameException {
    boolean found = false;
    if (json.isNull()) {
      return false;
    }
    json.enterObject();
    while (json.nextField()) {
      if (json.fieldIs("list")) {
        found = true;
        into.readRows(json, Part.MILLIS, Part.OPEN, Part.HIGH, Part.LOW, Part.CLOSE, Part.VOLUME);
      } else {
        json.skipValue();
      }
    }
    return found;
  }
}
