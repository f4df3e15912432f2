package io.tapedeck.app.ui.desk;

import io.tapedeck.api.MarketSink;
import io.tapedeck.api.Side;
import io.tapedeck.app.model.Scaled;
import io.tapedeck.app.model.TradeRing;
import java.util.Arrays;

/**
 * The newest rows of a tape: prints that belong to one taker order made one, small ones left out. Prints belong together when they follow each other, were made at the same time of
 * the exchange by the same side, and walk away from the taker. The row shows the price reached last and the exact sum of sizes. Index 0 is the newest. EDT; makes no garbage.
 */
final class TapeRows {
  /** Rows kept. */
  static final int CAPACITY = 512;

  /** A row of so many medians of the newest rows is big. */
  static final double BIG = 5;

  private static final int WEIGHED = 128;
  private static final int FEWEST = 8;

  private final long[] received = new long[CAPACITY];
  private final long[] exchange = new long[CAPACITY];
  private final long[] price = new long[CAPACITY];
  private final long[] size = new long[CAPACITY];
  private final int[] prints = new int[CAPACITY];
  private final byte[] priceScale = new byte[CAPACITY];
  private final byte[] sizeScale = new byte[CAPACITY];
  private final boolean[] buy = new boolean[CAPACITY];
  private final double[] sorted = new double[WEIGHED];
  private final TradeSpeed speed = new TradeSpeed();
  private int newest = -1;
  private int count;
  private long seen;
  private int known;
  private double least;
  private double median;
  private boolean pending;

  TapeRows() {}

  /** Begins anew, with all a ring holds. */
  void restart(TradeRing trades) {
    newest = -1;
    count = 0;
    pending = false;
    speed.clear();
    seen = trades.appended() - trades.count();
    known = 0;
    take(trades);
  }

  /** Takes over what came since the last time. */
  void take(TradeRing trades) {
    if (trades.count() < known) {
      restart(trades); // Prints were forgotten: so does the tape.
      return;
    }
    known = trades.count();
    long fresh = Math.min(trades.appended() - seen, trades.count());
    seen = trades.appended();
    for (int i = (int) (trades.count() - fresh); i < trades.count(); i++) {
      add(trades, i);
    }
    if (fresh > 0) {
      weigh();
    }
  }

  /** Leaves out rows smaller than this from the next restart on; 0 for none. */
  void least(double smallest) {
    least = smallest;
  }

  double least() {
    return least;
  }

  private void add(TradeRing trades, int i) {
    boolean buys = trades.taker(i) == Side.BUY;
    speed.add(trades.received(i), buys);
    if (pending && joins(trades, i, buys)) {
      long sum = LadderFrame.plus(size[newest], trades.size(i));
      if (sum != LadderFrame.TOO_LARGE) {
        size[newest] = sum;
        price[newest] = trades.price(i);
        received[newest] = trades.received(i);
        prints[newest]++;
        return;
      }
    }
    dropSmall();
    newest = newest + 1 == CAPACITY ? 0 : newest + 1;
    count = Math.min(CAPACITY, count + 1);
    received[newest] = trades.received(i);
    exchange[newest] = trades.exchangeTime(i);
    price[newest] = trades.price(i);
    size[newest] = trades.size(i);
    priceScale[newest] = (byte) trades.priceScale(i);
    sizeScale[newest] = (byte) trades.sizeScale(i);
    prints[newest] = 1;
    buy[newest] = buys;
    pending = true;
  }

  /** An order is as large as all its prints, so a small one is known when the next begins. */
  private void dropSmall() {
    if (pending && least > 0 && Scaled.toDouble(size[newest], sizeScale[newest]) < least) {
      newest = newest == 0 ? CAPACITY - 1 : newest - 1;
      count--;
    }
    pending = false;
  }

  private boolean joins(TradeRing trades, int i, boolean buys) {
    return exchange[newest] != MarketSink.NO_TIME
        && exchange[newest] == trades.exchangeTime(i)
        && buy[newest] == buys
        && priceScale[newest] == trades.priceScale(i)
        && sizeScale[newest] == trades.sizeScale(i)
        && (buys ? trades.price(i) >= price[newest] : trades.price(i) <= price[newest]);
  }

  private void weigh() {
    int many = Math.min(WEIGHED, count());
    for (int i = 0; i < many; i++) {
      sorted[i] = sizeValue(i);
    }
    Arrays.sort(sorted, 0, many);
    median = many < FEWEST ? 0 : sorted[(many - 1) / 2];
  }

  /** Rows there are; the newest is left out while it is too small. */
  int count() {
    return count - hidden();
  }

  private int hidden() {
    return pending && least > 0 && count > 0 && Scaled.toDouble(size[newest], sizeScale[newest]) < least ? 1 : 0;
  }

  private int slot(int row) {
    if (row < 0 || row >= count()) {
      throw new IndexOutOfBoundsException(row + " of " + count());
    }
    return Math.floorMod(newest - row - hidden(), CAPACITY);
  }

  /** When the exchange made it, or when it was received where the exchange does not say; epoch nanoseconds. */
  long time(int row) {
    long at = exchangeTime(row);
    return at == MarketSink.NO_TIME ? received(row) : at;
  }

  long received(int row) {
    return received[slot(row)];
  }

  long exchangeTime(int row) {
    return exchange[slot(row)];
  }

  long price(int row) {
    return price[slot(row)];
  }

  int priceScale(int row) {
    return priceScale[slot(row)];
  }

  long size(int row) {
    return size[slot(row)];
  }

  int sizeScale(int row) {
    return sizeScale[slot(row)];
  }

  double sizeValue(int row) {
    return Scaled.toDouble(size(row), sizeScale(row));
  }

  /** Prints the row is made of. */
  int prints(int row) {
    return prints[slot(row)];
  }

  boolean buy(int row) {
    return buy[slot(row)];
  }

  /** The median size of the newest rows; 0 when there are too few. */
  double median() {
    return median;
  }

  /** True when a row is much larger than its neighbours. */
  boolean big(int row) {
    return median > 0 && sizeValue(row) >= BIG * median;
  }

  /** How fast takers buy and sell. */
  TradeSpeed speed() {
    return speed;
  }
}
