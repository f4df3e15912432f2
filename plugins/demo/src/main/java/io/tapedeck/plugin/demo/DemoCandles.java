package io.tapedeck.plugin.demo;

import io.tapedeck.api.Candle;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What the demo exchange says was traded before it opened. Made up like the rest of it: a price that wanders at all speeds at once, fixed by seed, symbol and
 * time alone, and shifted so that it ends where a new market of the symbol begins. Longer candles are exactly the sum of shorter ones. Any thread.
 */
final class DemoCandles {
  private static final long MINUTE_NANOS = 60_000_000_000L;
  private static final long MINUTES_A_DAY = 1_440;
  private static final long KEPT_MINUTES = 30 * MINUTES_A_DAY;
  private static final int SAMPLES_A_MINUTE = 6;
  /** How many samples apart the turning points of each wave are; from ten seconds to two days. */
  private static final int[] WAVES = {1, 3, 6, 18, 60, 180, 600, 2_000, 6_000, 18_000};
  /** How far a market of liveliness 1 goes in a minute. */
  private static final double MINUTE_MOVE = 5e-4;
  /** How many of the exchange's events are trades, and how many symbols share them. */
  private static final double TRADES_OF_EVENTS = 0.17;
  private static final int USUAL_SYMBOLS = 3;

  private final Listing listing;
  private final long key;
  private final double tradesAMinute;
  private final long nowMinute;
  private final double wavesNow;

  DemoCandles(Listing listing, long seed, long rate, long nowNanos) {
    this.listing = listing;
    key = Dice.key(seed, listing.symbol() + " before");
    tradesAMinute = rate * 60.0 / USUAL_SYMBOLS * TRADES_OF_EVENTS;
    nowMinute = nowNanos / MINUTE_NANOS;
    wavesNow = waves(nowMinute * SAMPLES_A_MINUTE);
  }

  /** The newest candles, oldest first, those of thirty days at most; empty unless a day is a whole number of intervals, and those whole minutes. */
  List<Candle> newest(Duration interval, int count) {
    long minutes = interval.toMinutes();
    if (minutes < 1 || !interval.equals(Duration.ofMinutes(minutes)) || MINUTES_A_DAY % minutes != 0) {
      return List.of();
    }
    long end = nowMinute / minutes * minutes;
    long most = Math.min(count, Math.min(KEPT_MINUTES, end) / minutes);
    List<Candle> candles = new ArrayList<>();
    for (long start = end - most * minutes; start < end; start += minutes) {
      candles.add(candle(start, minutes));
    }
    return List.copyOf(candles);
  }

  private Candle candle(long startMinute, long minutes) {
    long from = startMinute * SAMPLES_A_MINUTE;
    long to = (startMinute + minutes) * SAMPLES_A_MINUTE;
    long open = price(from);
    long high = open;
    long low = open;
    for (long sample = from + 1; sample <= to; sample++) {
      long price = price(sample);
      high = Math.max(high, price);
      low = Math.min(low, price);
    }
    long trades = 0;
    long volume = 0;
    long bought = 0;
    for (long minute = startMinute; minute < startMinute + minutes; minute++) {
      double move = (waves((minute + 1) * SAMPLES_A_MINUTE) - waves(minute * SAMPLES_A_MINUTE)) / (MINUTE_MOVE * listing.liveliness());
      double crowd = 0.4 - 0.4 * StrictMath.log(1 - chance(-1, minute)) + 0.2 * Math.min(4, Math.abs(move));
      long tradesNow = Math.max(1, (long) (tradesAMinute * crowd));
      long volumeNow = (long) (tradesNow * listing.typicalSize() * (0.8 + 0.6 * chance(-2, minute)));
      trades += tradesNow;
      volume += volumeNow;
      bought += (long) (volumeNow * (0.5 + 0.15 * Math.max(-2, Math.min(2, move)) + 0.3 * (chance(-3, minute) - 0.5)));
    }
    return new Candle(
        startMinute * MINUTE_NANOS, open, high, low, price(to), listing.instrument().priceScale(), volume, listing.instrument().sizeScale(), trades, bought);
  }

  private long price(long sample) {
    double ticks = (double) listing.anchor() / listing.tick() * StrictMath.exp(waves(sample) - wavesNow);
    return Math.max(1, Math.round(ticks)) * listing.tick();
  }

  /** Where the price stands in all waves together, as a logarithm. */
  private double waves(long sample) {
    double sum = 0;
    for (int i = 0; i < WAVES.length; i++) {
      long turn = Math.floorDiv(sample, WAVES[i]);
      double way = (double) Math.floorMod(sample, WAVES[i]) / WAVES[i];
      double from = chance(i, turn);
      double to = chance(i, turn + 1);
      double height = Math.sqrt((double) WAVES[i] / SAMPLES_A_MINUTE);
      sum += height * (from + (to - from) * way * way * (3 - 2 * way) - 0.5);
    }
    return 2 * MINUTE_MOVE * listing.liveliness() * sum;
  }

  private double chance(int row, long place) {
    return Dice.evenAt(key + row, place);
  }
}
