package io.tapedeck.plugin.bitfinex;

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

/** Candles of Bitfinex's page "Candles"; minutes without a trade have none. Any thread that may wait. */
final class BitfinexCandles implements CandleHistory.Reader {
  private static final int MOST = 5_000;
  private static final Map<Duration, String> INTERVALS = Map.of(
      Duration.ofMinutes(1), "1m",
      Duration.ofMinutes(5), "5m",
      Duration.ofMinutes(15), "15m",
      Duration.ofMinutes(30), "30m",
      Duration.ofHours(1), "1h",
      Duration.ofHours(3), "3h",
      Duration.ofHours(6), "6h",
      Duration.ofHours(12), "12h",
      Duration.ofDays(1), "1D");

  private BitfinexCandles() {}

  static List<Candle> load(Instrument instrument, Duration interval, int count, ExchangeContext context) throws ExchangeException {
    String word = INTERVALS.get(interval);
    if (word == null) {
      return List.of();
    }
    // One more, for the running candle is among them.
    String url = RestClient.base(context.option(BitfinexAdapter.REST)) + "/v2/candles/trade:" + word + ":"
        + URLEncoder.encode(instrument.symbol(), StandardCharsets.UTF_8) + "/hist?limit=" + Math.min(MOST, count + 1);
    return new CandleHistory(context, "Bitfinex").load(instrument, interval, count, url, new BitfinexCandles());
  }

  /** {@code [[1678465320000,20097,20094,20097,20094,0.07870586]]}: milliseconds, open, close, high, low, volume. */
  @Override
  public boolean read(byte[] body, SentCandles into) throws FrameException {
    JsonReader json = new JsonReader();
    json.reset(body);
    into.readRows(json, Part.MILLIS, Part.OPEN, Part.CLOSE, Part.HIGH, Part.LOW, Part.VOLUME);
    json.finish();
    return true;
  }

  /** What is wrong with a request comes with status 500: {@code ["error",10020,"symbol: invalid"]}. */
  @Override
  public boolean isUnknown(Problem problem) {
    return RestClient.isUnknown(problem) || (problem.detail().contains("10020") && problem.detail().contains("symbol"));
  }
}
