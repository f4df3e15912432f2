package io.tapedeck.plugin.template;

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

/** Asks for what was traded before the start, and says which value of the answer is what; order, scales and the running candle are the kit's. Any thread that may wait. */
final class TemplateCandles {
  private static final Map<Duration, String> INTERVALS = Map.of(
      Duration.ofMinutes(1), "1m",
      Duration.ofMinutes(5), "5m",
      Duration.ofMinutes(15), "15m",
      Duration.ofHours(1), "1h",
      Duration.ofDays(1), "1d");
  private static final Map<String, Part> PARTS = Map.of(
      "start", Part.MILLIS, "open", Part.OPEN, "high", Part.HIGH, "low", Part.LOW, "close", Part.CLOSE, "volume", Part.VOLUME);

  private TemplateCandles() {}

  static List<Candle> load(Instrument instrument, Duration interval, int count, ExchangeContext context) throws ExchangeException {
    String word = INTERVALS.get(interval);
    if (word == null) {
      return List.of();
    }
    String url = context.option("rest") + "/candles?symbol=" + URLEncoder.encode(instrument.symbol(), StandardCharsets.UTF_8) + "&interval=" + word
        + "&count=" + (count + 1);
    return new CandleHistory(context, "Template").load(instrument, interval, count, url, TemplateCandles::read);
  }

  /** {@code [{"start":1767225600000,"open":"100.25","high":"100.50","low":"100.00","close":"100.25","volume":"1.5000"}]}. */
  private static boolean read(byte[] body, SentCandles into) throws FrameException {
    JsonReader json = new JsonReader();
    json.reset(body);
    into.readObjects(json, PARTS);
    json.finish();
    return true;
  }
}
