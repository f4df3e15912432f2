package io.tapedeck.plugin.coinbase;

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

/** Candles of both products: pages "Get product candles" and "Get Public Product Candles". Any thread that may wait. */
final class CoinbaseCandles {
  /** More buckets than this are refused by the Exchange product; Advanced Trade allows 350. */
  private static final int MOST = 300;

  private static final Map<Duration, String> ADVANCED = Map.of(
      Duration.ofMinutes(1), "ONE_MINUTE",
      Duration.ofMinutes(5), "FIVE_MINUTE",
      Duration.ofMinutes(15), "FIFTEEN_MINUTE",
      Duration.ofMinutes(30), "THIRTY_MINUTE",
      Duration.ofHours(1), "ONE_HOUR",
      Duration.ofHours(2), "TWO_HOUR",
      Duration.ofHours(6), "SIX_HOUR",
      Duration.ofDays(1), "ONE_DAY");
  private static final Map<Duration, String> EXCHANGE = Map.of(
      Duration.ofMinutes(1), "60",
      Duration.ofMinutes(5), "300",
      Duration.ofMinutes(15), "900",
      Duration.ofHours(1), "3600",
      Duration.ofHours(6), "21600",
      Duration.ofDays(1), "86400");
  private static final Map<String, Part> PARTS = Map.of(
      "start", Part.SECONDS, "open", Part.OPEN, "high", Part.HIGH, "low", Part.LOW, "close", Part.CLOSE, "volume", Part.VOLUME);

  private CoinbaseCandles() {}

  static List<Candle> load(
      boolean exchange, String products, Instrument instrument, Duration interval, int count, ExchangeContext context) throws ExchangeException {
    String granularity = (exchange ? EXCHANGE : ADVANCED).get(interval);
    if (granularity == null) {
      return List.of();
    }
    String url = products + "/" + URLEncoder.encode(instrument.symbol(), StandardCharsets.UTF_8) + "/candles?granularity=" + granularity;
    return new CandleHistory(context, "Coinbase").load(
        instrument, interval, count, exchange ? url : url + span(interval, count, context), CoinbaseCandles::read);
  }

  /** Advanced Trade wants both ends, in seconds. */
  private static String span(Duration interval, int count, ExchangeContext context) {
    long end = CandleHistory.startOf(context.clock().epochNanos(), interval) / 1_000_000_000L;
    return "&start=" + (end - Math.min(count, MOST) * interval.toSeconds()) + "&end=" + end;
  }

  /** {@code {"candles":[{"start":"1639508050",...}]}}, or {@code [[1415398768,0.32,4.2,0.35,4.2,12.3]]} of the Exchange product: time, low, high, open, close, volume. */
  private static boolean read(byte[] body, SentCandles into) throws FrameException {
    JsonReader json = new JsonReader();
    boolean found = false;
    json.reset(body);
    if (json.value() == JsonReader.Token.ARRAY) {
      found = true;
      into.readRows(json, Part.SECONDS, Part.LOW, Part.HIGH, Part.OPEN, Part.CLOSE, Part.VOLUME);
    } else {
      json.enterObject();
      while (json.nextField()) {
        if (json.fieldIs("candles")) {
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
