package io.tapedeck.kit;

import io.tapedeck.api.Candle;
import io.tapedeck.api.FrameException;
import io.tapedeck.api.Instrument;
import io.tapedeck.api.MarketSink;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The candles of one answer as they were sent, in any order, told apart by what each value is. One thread. */
public final class SentCandles {

  /** What a value of a candle is. */
  public enum Part {
    /** When it begins, in seconds since 1970. */
    SECONDS,
    /** When it begins, in milliseconds since 1970. */
    MILLIS,
    /** The first price. */
    OPEN,
    /** The highest price. */
    HIGH,
    /** The lowest price. */
    LOW,
    /** The last price. */
    CLOSE,
    /** What was traded. */
    VOLUME,
    /** What of it takers bought. */
    TAKER_BUY_VOLUME,
    /** How many trades. */
    TRADES,
    /** 0 while it is running. */
    CONFIRMED,
    /** Of no use here. */
    OTHER
  }

  private final List<SentCandle> sent = new ArrayList<>();
  private long lastFinished = Long.MAX_VALUE;

  SentCandles() {}

  /** Reads an array of arrays, {@code [[1688671200,"30306.1",...],...]}; what stands behind the parts named is passed over. */
  public void readRows(JsonReader json, Part... parts) throws FrameException {
    json.enterArray();
    while (json.nextElement()) {
      SentCandle candle = next();
      json.enterArray();
      for (int i = 0; json.nextElement(); i++) {
        candle.read(i < parts.length ? parts[i] : Part.OTHER, json);
      }
    }
  }

  /** Reads an array of objects; fields that are not named are passed over. */
  public void readObjects(JsonReader json, Map<String, Part> parts) throws FrameException {
    json.enterArray();
    while (json.nextElement()) {
      SentCandle candle = next();
      json.enterObject();
      while (json.nextField()) {
        candle.read(parts.getOrDefault(json.fieldName(), Part.OTHER), json);
      }
    }
  }

  /** Reads one part of all candles, where an exchange sends an array for each part. */
  public void readColumn(JsonReader json, Part part) throws FrameException {
    json.enterArray();
    for (int i = 0; json.nextElement(); i++) {
      (i < sent.size() ? sent.get(i) : next()).read(part, json);
    }
  }

  /** The exchange says which candle is the last one that is over, by its start in epoch nanoseconds. */
  public void lastFinished(long startNanos) {
    lastFinished = startNanos;
  }

  private SentCandle next() throws FrameException {
    if (sent.size() == 4 * Candle.MOST) {
      throw new FrameException("more candles than were asked for");
    }
    SentCandle candle = new SentCandle();
    sent.add(candle);
    return candle;
  }

  /**
   * As {@code ExchangeAdapter.candles} promises them: the running one, those that begin between two intervals and all but the newest are left
   * out; of two with the same start the one sent last counts.
   */
  List<Candle> finished(Instrument instrument, Duration interval, int count, long nowNanos) throws FrameException {
    TreeMap<Long, SentCandle> byStart = new TreeMap<>();
    for (SentCandle candle : sent) {
      long start = candle.start();
      if (start == MarketSink.NO_TIME) {
        throw new FrameException("candle without a readable time");
      }
      boolean over = !candle.isRunning() && start <= lastFinished && start <= nowNanos - interval.toNanos();
      if (!over || start % interval.toNanos() != 0) {
        continue;
      }
      String fault = candle.fault(instrument.negativePrices());
      if (fault != null) {
        throw new FrameException(fault);
      }
      byStart.put(start, candle);
    }
    while (byStart.size() > Math.min(count, Candle.MOST)) {
      byStart.pollFirstEntry();
    }
    List<SentCandle> kept = List.copyOf(byStart.values());
    int priceScale = priceScale(kept, instrument.priceScale());
    int sizeScale = sizeScale(kept, instrument.sizeScale());
    List<Candle> candles = new ArrayList<>();
    for (SentCandle candle : kept) {
      candles.add(candle.at(priceScale, sizeScale));
    }
    return List.copyOf(candles);
  }

  /** The instrument's scale, more where more digits were sent, fewer only where the numbers would not fit otherwise. */
  private static int priceScale(List<SentCandle> candles, int usual) throws FrameException {
    int needed = candles.stream().mapToInt(SentCandle::priceScale).max().orElse(0);
    int wide = Math.max(needed, usual);
    int scale = candles.stream().allMatch(candle -> candle.pricesFit(wide)) ? wide : needed;
    if (!candles.stream().allMatch(candle -> candle.pricesFit(scale))) {
      throw new FrameException(Faults.PRICE_TOO_LARGE);
    }
    return scale;
  }

  private static int sizeScale(List<SentCandle> candles, int usual) throws FrameException {
    int needed = candles.stream().mapToInt(SentCandle::sizeScale).max().orElse(0);
    int wide = Math.max(needed, usual);
    int scale = candles.stream().allMatch(candle -> candle.sizesFit(wide)) ? wide : needed;
    if (!candles.stream().allMatch(candle -> candle.sizesFit(scale))) {
      throw new FrameException(Faults.SIZE_TOO_LARGE);
    }
    return scale;
  }
}
