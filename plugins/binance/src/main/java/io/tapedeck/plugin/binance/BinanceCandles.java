package io.tapedeck.plugin.binance;

import io.tapedeck.api.Candle;
import io.tapedeck.api.ExchangeContext;
import io.tapedeck.api.ExchangeException;
import io.tapedeck.api.FrameException;
import io.tapedeck.api.Instrument;
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

/** Candles of Binance's page "Kline/Candlestick data", the same in all its markets. Any thread that may wait. */
final class BinanceCandles {
  /** Of all markets: spot allows 1000, the futures 1500. */
  private static final int MOST = 1_000;

  private static final Map<Duration, String> INTERVALS = Map.ofEntries(
      Map.entry(Duration.ofMinutes(1), "1m"),
      Map.entry(Duration.ofMinutes(3), "3m"),
      Map.entry(Duration.ofMinutes(5), "5m"),
      Map.entry(Duration.ofMinutes(15), "15m"),
      Map.entry(Duration.ofMinutes(30), "30m"),
      Map.entry(Duration.ofHours(1), "1h"),
      Map.entry(Duration.ofHours(2), "2h"),
      Map.entry(Duration.ofHours(4), "4h"),
      Map.entry(Duration.ofHours(6), "6h"),
      Map.entry(Duration.ofHours(8), "8h"),
      Map.entry(Duration.ofHours(12), "12h"),
      Map.entry(Duration.ofDays(1), "1d"));

  private BinanceCandles() {}

  static List<Candle> load(
      Market market, String base, Instrument instrument, Duration interval, int count, ExchangeContext context, RestClient rest) throws ExchangeException {
    String word = INTERVALS.get(interval);
    if (word == null) {
      return List.of();
    }
    // One more, for the running candle is among them.
    String url = market.candles(base, URLEncoder.encode(instrument.symbol(), StandardCharsets.UTF_8), word, Math.min(MOST, count + 1));
    return new CandleHistory(context, "Binance", rest).load(instrument, interval, count, url, BinanceCandles::read);
  }

  /** {@code [[1499040000000,"0.0163","0.8000","0.0157","0.0157","148976.1",1499644799999,"2434.1",308,"1756.8","28.4","0"]]}. */
  private static boolean read(byte[] body, SentCandles into) throws FrameException {
    JsonReader json = new JsonReader();
    json.reset(body);
    into.readRows(
        json, Part.MILLIS, Part.OPEN, Part.HIGH, Part.LOW, Part.CLOSE, Part.VOLUME, Part.OTHER, Part.OTHER, Part.TRADES, Part.TAKER_BUY_VOLUME);
    json.finish();
    return true;
  }
}
