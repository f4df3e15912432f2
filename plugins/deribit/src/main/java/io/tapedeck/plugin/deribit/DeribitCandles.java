package io.tapedeck.plugin.deribit;

import io.tapedeck.api.Candle;
import io.tapedeck.api.ExchangeContext;
import io.tapedeck.api.ExchangeException;
import io.tapedeck.api.FrameException;
import io.tapedeck.api.Instrument;
import io.tapedeck.api.Problem;
import io.tapedeck.kit.CandleHistory;
import io.tapedeck.kit.JsonReader;
import io.tapedeck.kit.RestClient;
import io.tapedeck.kit.SentCandles;
import io.tapedeck.kit.SentCandles.Part;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Candles of Deribit's method {@code public/get_tradingview_chart_data}, which sends an array for each part. Any thread that may wait. */
final class DeribitCandles implements CandleHistory.Reader {
  /** No limit is documented. */
  private static final int MOST = 4_000;
  private static final long NANOS_PER_MILLI = 1_000_000L;

  private static final Map<Duration, String> INTERVALS = Map.ofEntries(
      Map.entry(Duration.ofMinutes(1), "1"),
      Map.entry(Duration.ofMinutes(3), "3"),
      Map.entry(Duration.ofMinutes(5), "5"),
      Map.entry(Duration.ofMinutes(10), "10"),
      Map.entry(Duration.ofMinutes(15), "15"),
      Map.entry(Duration.ofMinutes(30), "30"),
      Map.entry(Duration.ofHours(1), "60"),
      Map.entry(Duration.ofHours(2), "120"),
      Map.entry(Duration.ofHours(3), "180"),
      Map.entry(Duration.ofHours(6), "360"),
      Map.entry(Duration.ofHours(12), "720"),
      Map.entry(Duration.ofDays(1), "1D"));

  /** The column that counts as the instrument's sizes do. */
  private final String volume;

  private DeribitCandles(String volume) {
    this.volume = volume;
  }

  static List<Candle> load(
      String base, Instrument instrument, Duration interval, int count, ExchangeContext context, RestClient rest) throws ExchangeException {
    String word = INTERVALS.get(interval);
    if (word == null) {
      return List.of();
    }
    long end = CandleHistory.startOf(context.clock().epochNanos(), interval);
    long start = end - Math.min(MOST, count) * interval.toNanos();
    String url = base + "/api/v2/public/get_tradingview_chart_data?instrument_name=" + URLEncoder.encode(instrument.symbol(), StandardCharsets.UTF_8)
        + "&start_timestamp=" + start / NANOS_PER_MILLI + "&end_timestamp=" + end / NANOS_PER_MILLI + "&resolution=" + word;
    DeribitCandles reader = new DeribitCandles(countsMoney(instrument.symbol()) ? "cost" : "volume");
    try {
      return new CandleHistory(context, "Deribit", rest).load(instrument, interval, count, url, reader);
    } catch (ExchangeException e) {
      throw isTooOften(e.problem()) ? CandleHistory.tooOften("Deribit", e.problem().detail()) : e;
    }
  }

  /** The sizes of inverse contracts are in dollars, those of all others in the coin; others are options, or have an underscore in their name. */
  private static boolean countsMoney(String symbol) {
    return symbol.indexOf('_') < 0 && !symbol.endsWith("-C") && !symbol.endsWith("-P");
  }

  /** {@code {"result":{"ticks":[1554373800000],"open":[4963.42],"high":[..],"low":[..],"close":[..],"volume":[19.0],"cost":[19000.0],"status":"ok"}}}. */
  @Override
  public boolean read(byte[] body, SentCandles into) throws FrameException {
    JsonReader json = new JsonReader();
    boolean found = false;
    json.reset(body);
    json.enterObject();
    while (json.nextField()) {
      switch (json.fieldName()) {
        case "result" -> found |= readResult(json, into);
        case "error" -> throw new FrameException("Deribit refuses the request");
        default -> json.skipValue();
      }
    }
    json.finish();
    return found;
  }

  private boolean readResult(JsonReader json, SentCandles into) throws FrameException {
    boolean found = false;
    json.enterObject();
    while (json.nextField()) {
      String name = json.fieldName();
      switch (name) {
        case "ticks" -> {
          found = true;
          into.readColumn(json, Part.MILLIS);
        }
        case "open" -> into.readColumn(json, Part.OPEN);
        case "high" -> into.readColumn(json, Part.HIGH);
        case "low" -> into.readColumn(json, Part.LOW);
        case "close" -> into.readColumn(json, Part.CLOSE);
        case "volume", "cost" -> into.readColumn(json, name.equals(volume) ? Part.VOLUME : Part.OTHER);
        default -> json.skipValue();
      }
    }
    return found;
  }

  @Override
  public boolean isUnknown(Problem problem) {
    return RestClient.isUnknown(problem) && !isTooOften(problem);
  }

  /** Too many requests may come with the same status as a wrong name. */
  private static boolean isTooOften(Problem problem) {
    return problem.detail().contains("10028");
  }
}
