package io.tapedeck.plugin.bitstamp;

import io.tapedeck.api.Candle;
import io.tapedeck.api.ExchangeContext;
import io.tapedeck.api.ExchangeException;
import io.tapedeck.api.FrameException;
import io.tapedeck.api.Instrument;
import io.tapedeck.kit.CandleHistory;
import io.tapedeck.kit.JsonReader;
import io.tapedeck.kit.SentCandles;
import io.tapedeck.kit.SentCandles.Part;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Candles of Bitstamp's page "OHLC data". Any thread that may wait. */
final class BitstampCandles {
  private static final int MOST = 1_000;
  private static final Set<Duration> STEPS = Set.of(
      Duration.ofMinutes(1),
      Duration.ofMinutes(3),
      Duration.ofMinutes(5),
      Duration.ofMinutes(15),
      Duration.ofMinutes(30),
      Duration.ofHours(1),
      Duration.ofHours(2),
      Duration.ofHours(4),
      Duration.ofHours(6),
      Duration.ofHours(12),
      Duration.ofDays(1));
  private static final Map<String, Part> PARTS = Map.of(
      "timestamp", Part.SECONDS, "open", Part.OPEN, "high", Part.HIGH, "low", Part.LOW, "close", Part.CLOSE, "volume", Part.VOLUME);

  private BitstampCandles() {}

  static List<Candle> load(String rest, Instrument instrument, Duration interval, int count, ExchangeContext context) throws ExchangeException {
    if (!STEPS.contains(interval)) {
      return List.of();
    }
    // One more, should the running candle be among them all the same.
    String url = rest + "/api/v2/ohlc/" + URLEncoder.encode(instrument.symbol(), StandardCharsets.UTF_8) + "/?step=" + interval.toSeconds()
        + "&limit=" + Math.min(MOST, count + 1) + "&exclude_current_candle=true";
    return new CandleHistory(context, "Bitstamp").load(instrument, interval, count, url, BitstampCandles::read);
  }

  /** {@code {"data":{"pair":"BTC/USD","ohlc":[{"timestamp":"1643643540","open":"38416.1",...}]}}}. */
  private static boolean read(byte[] body, SentCandles into) throws FrameException {
    JsonReader json = new JsonReader();
    boolean found = false;
    json.reset(body);
    json.enterObject();
    while (json.nextField()) {
      if (!json.fieldIs("data")) {
        json.skipValue();
        continue;
      }
      json.enterObject();
      while (json.nextField()) {
        if (json.fieldIs("ohlc")) {
          found = true;
          into.readObjects(json, PARTS);
        } else {
          json.skipValue();
        }
      }
    }
    json.finish();
    return found;
  }
}
