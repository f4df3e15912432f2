package io.tapedeck.bench;

import io.tapedeck.api.LinkSink;
import io.tapedeck.api.MarketSink;
import io.tapedeck.api.Side;
import io.tapedeck.api.TimeSource;

/**
 * A made-up market on one connection, as cheap as can be, so that the figures are the sink's: of ten events about six are quotes, three book messages of
 * one level, one a trade. The same seed gives the same events. One thread.
 */
final class Market {
  /** Levels on each side of a book at the start. */
  static final int LEVELS = 100;

  private static final byte[] FRAME = new byte[64];
  private static final long MIDDLE = 5_000_000;

  private final LinkSink link;
  private final int[] streams;
  private final long[] tradeIds;
  private final long[] lastTrade;
  private long random;
  private long exchangeNanos = TimeSource.system().epochNanos();
  private int turn;

  /** Defines the streams of {@code rig} from {@code from} to {@code to} (without it) on a connection and gives each a book. */
  Market(Rig rig, int from, int to, long seed) {
    link = rig.link(from, to);
    random = seed * 0x9E3779B97F4A7C15L + 1;
    streams = new int[to - from];
    tradeIds = new long[streams.length];
    lastTrade = new long[streams.length];
    link.frame(FRAME);
    for (int i = 0; i < streams.length; i++) {
      int stream = link.stream(rig.instruments().get(from + i), Rig.PLAIN_BOOK);
      streams[i] = stream;
      link.bookSnapshot(stream);
      for (int level = 1; level <= LEVELS; level++) {
        link.level(stream, Side.BUY, MIDDLE - level, 10_000);
        link.level(stream, Side.SELL, MIDDLE + level, 10_000);
      }
      link.commit(stream, MarketSink.NO_TIME, MarketSink.NO_ID, MarketSink.NO_ID, MarketSink.NO_ID, MarketSink.NO_CHECKSUM);
    }
  }

  /** The streams' numbers. */
  int[] streams() {
    return streams;
  }

  /** Price of the last trade of the i-th stream; 0 before the first. */
  long lastTrade(int i) {
    return lastTrade[i];
  }

  /** The next event in a frame of its own, as an exchange sends it. */
  void frameAndEvent() {
    frame();
    event();
  }

  /** A frame arrives. */
  void frame() {
    exchangeNanos++;
    link.frame(FRAME);
  }

  /** Turns to the next stream. */
  void next() {
    turn = turn + 1 == streams.length ? 0 : turn + 1;
  }

  /** The next event of the mix, of the next stream. */
  void event() {
    next();
    // By the dice and not by turns, or each stream would get one kind of event only.
    long kind = dice() % 10;
    if (kind < 6) {
      quote();
    } else if (kind < 9) {
      book();
    } else {
      trade();
    }
  }

  /** A quote of the stream at hand. */
  void quote() {
    long dice = dice();
    long bid = MIDDLE - 1 - (dice & 63);
    link.quote(streams[turn], exchangeNanos, bid, 1 + (dice & 1023), bid + 2, 1 + (dice >>> 10 & 1023));
  }

  /** A book message of one level near the top of the stream at hand. */
  void book() {
    long dice = dice();
    int stream = streams[turn];
    boolean bid = (dice & 1) == 0;
    long away = 1 + (dice >>> 1 & 31);
    long size = (dice >>> 8 & 3) == 0 ? 0 : 1 + (dice >>> 10 & 4095);
    link.bookUpdate(stream);
    link.level(stream, bid ? Side.BUY : Side.SELL, bid ? MIDDLE - away : MIDDLE + away, size);
    link.commit(stream, exchangeNanos, MarketSink.NO_ID, MarketSink.NO_ID, MarketSink.NO_ID, MarketSink.NO_CHECKSUM);
  }

  /** A trade of the stream at hand. */
  void trade() {
    long dice = dice();
    long price = MIDDLE + (dice & 127) - 64;
    lastTrade[turn] = price;
    link.trade(streams[turn], exchangeNanos, price, 1 + (dice >>> 8 & 8191), (dice & 1) == 0 ? Side.BUY : Side.SELL, ++tradeIds[turn]);
  }

  /** Marsaglia's xorshift64, without its sign. */
  private long dice() {
    random ^= random << 13;
    random ^= random >>> 7;
    random ^= random << 17;
    return random >>> 1;
  }
}
