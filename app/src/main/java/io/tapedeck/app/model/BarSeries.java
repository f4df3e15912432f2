package io.tapedeck.app.model;

import io.tapedeck.app.intake.BarCell;
import io.tapedeck.app.intake.ExactSum;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * The newest bars of one interval, exact, oldest first; the last may still grow. EDT. A bar has a running number that stays its own when older ones are dropped.
 * Ranges and volumes of any stretch are known without looking at its bars. Memory grows with the bars there are.
 */
public final class BarSeries {
  /** The most bars that are kept of one interval, whatever the retention: 100 bytes each. */
  public static final int MOST = 1_000_000;

  private static final int START = 0;
  private static final int LAST = 1;
  private static final int OPEN = 2;
  private static final int HIGH = 3;
  private static final int LOW = 4;
  private static final int CLOSE = 5;
  private static final int VOLUME = 6;
  private static final int BUY_VOLUME = 7;
  private static final int COUNT = 8;
  private static final int BUYS = 9;
  private static final int QUOTE_VOLUME = 10; // A double's bits.
  private static final int VOLUME_BEFORE = 11; // A double's bits: all volume up to this bar's beginning.
  private static final int FACTS = 12;
  private static final int WIDTH = 13;
  private static final int PARTIAL = 1 << 16;
  private static final int HISTORY = 1 << 17;
  private static final int TRADES_UNKNOWN = 1 << 18;
  private static final int SIDES_UNKNOWN = 1 << 19;

  private int capacity;
  private LongRows cells;
  private MinMaxPyramid pyramid;
  // The upper halves of volumes: there is no column before the first volume that needs one.
  private @Nullable LongColumn upper;
  private final BarCell forming = new BarCell();
  private long closed;
  private long forgotten; // Number before which no bar is kept, whatever the capacity now.
  private long turn; // Number of the bar in the first slot.
  private double volumeSoFar;

  BarSeries(int retention) {
    capacity = Math.max(1, Math.min(retention, MOST));
    cells = new LongRows(capacity, WIDTH);
    pyramid = new MinMaxPyramid(capacity, new Ranges());
  }

  void append(BarCell bar) {
    long number = closed;
    closed++;
    turn = number / capacity * capacity;
    int slot = slot(number);
    long[] row = cells.block(slot);
    int at = cells.offset(slot);
    row[at + START] = bar.startNanos();
    row[at + LAST] = bar.lastNanos();
    row[at + OPEN] = bar.open();
    row[at + HIGH] = bar.high();
    row[at + LOW] = bar.low();
    row[at + CLOSE] = bar.close();
    row[at + VOLUME] = bar.volume().low();
    row[at + BUY_VOLUME] = bar.buyVolume().low();
    row[at + COUNT] = bar.count();
    row[at + BUYS] = bar.buys();
    row[at + QUOTE_VOLUME] = Double.doubleToRawLongBits(bar.quoteVolume());
    row[at + VOLUME_BEFORE] = Double.doubleToRawLongBits(volumeSoFar);
    row[at + FACTS] = bar.priceScale() | (long) bar.sizeScale() << 8
        | (bar.partial() ? PARTIAL : 0) | (bar.history() ? HISTORY : 0) | (bar.tradesUnknown() ? TRADES_UNKNOWN : 0) | (bar.sidesUnknown() ? SIDES_UNKNOWN : 0);
    setUpper(number, bar.volume().high(), bar.buyVolume().high());
    volumeSoFar += volumeOf(bar);
    pyramid.append(number, Scaled.toDouble(bar.low(), bar.priceScale()), Scaled.toDouble(bar.high(), bar.priceScale()));
  }

  /** Keeps so many bars from now on; of those there are the newest stay, with their numbers. */
  void retain(int retention) {
    int most = Math.max(1, Math.min(retention, MOST));
    if (most == capacity) {
      return;
    }
    LongRows oldCells = cells;
    LongColumn oldUpper = upper;
    int oldCapacity = capacity;
    long oldTurn = turn;
    forgotten = Math.max(first(), closed - most);
    capacity = most;
    turn = Math.max(0, closed - 1) / capacity * capacity;
    cells = new LongRows(capacity, WIDTH);
    upper = oldUpper == null ? null : zeros(capacity * 2);
    pyramid = new MinMaxPyramid(capacity, new Ranges());
    for (long number = forgotten; number < closed; number++) {
      int from = slot(number, oldTurn, oldCapacity);
      cells.copy(oldCells, from, slot(number));
      if (oldUpper != null && upper != null) {
        upper.set(slot(number) * 2, oldUpper.get(from * 2));
        upper.set(slot(number) * 2 + 1, oldUpper.get(from * 2 + 1));
      }
      pyramid.append(number, low(number), high(number));
    }
  }

  private static LongColumn zeros(int slots) {
    LongColumn zeros = new LongColumn(slots);
    for (int i = 0; i < slots; i++) {
      zeros.set(i, 0);
    }
    return zeros;
  }

  /** The bar that grows; an empty one takes it away. */
  void forming(BarCell bar) {
    bar.copyTo(forming);
  }

  /** Number of the oldest bar kept. */
  public long first() {
    return Math.max(forgotten, closed - capacity);
  }

  /** Number after the newest finished bar. */
  public long closed() {
    return closed;
  }

  /** Number after the newest bar, finished or not. */
  public long end() {
    return closed + (forming.empty() ? 0 : 1);
  }

  /** True when there is no bar. */
  public boolean isEmpty() {
    return end() == first();
  }

  /** When its interval began; for bars of trades or volume, when its first trade came. Epoch nanoseconds. */
  public long start(long number) {
    return grows(number) ? forming.startNanos() : get(number, START);
  }

  /** When its last trade came. */
  public long last(long number) {
    return grows(number) ? forming.lastNanos() : get(number, LAST);
  }

  /** First price, a mantissa in {@link #priceScale}. */
  public long openMantissa(long number) {
    return grows(number) ? forming.open() : get(number, OPEN);
  }

  /** Highest price, a mantissa. */
  public long highMantissa(long number) {
    return grows(number) ? forming.high() : get(number, HIGH);
  }

  /** Lowest price, a mantissa. */
  public long lowMantissa(long number) {
    return grows(number) ? forming.low() : get(number, LOW);
  }

  /** Last price, a mantissa. */
  public long closeMantissa(long number) {
    return grows(number) ? forming.close() : get(number, CLOSE);
  }

  /** First price, for drawing. */
  public double open(long number) {
    return Scaled.toDouble(openMantissa(number), priceScale(number));
  }

  /** Highest price, for drawing. */
  public double high(long number) {
    return Scaled.toDouble(highMantissa(number), priceScale(number));
  }

  /** Lowest price, for drawing. */
  public double low(long number) {
    return Scaled.toDouble(lowMantissa(number), priceScale(number));
  }

  /** Last price, for drawing. */
  public double close(long number) {
    return Scaled.toDouble(closeMantissa(number), priceScale(number));
  }

  /** Decimal digits of its prices. */
  public int priceScale(long number) {
    return grows(number) ? forming.priceScale() : (int) get(number, FACTS) & 0xff;
  }

  /** Decimal digits of its volumes. */
  public int sizeScale(long number) {
    return grows(number) ? forming.sizeScale() : (int) get(number, FACTS) >> 8 & 0xff;
  }

  /** Trades. */
  public long count(long number) {
    return grows(number) ? forming.count() : get(number, COUNT);
  }

  /** Trades in which the taker bought. */
  public long buys(long number) {
    return grows(number) ? forming.buys() : get(number, BUYS);
  }

  /** Volume, for drawing. */
  public double volume(long number) {
    if (grows(number)) {
      return volumeOf(forming);
    }
    return ExactSum.toDouble(upperHalf(number, 0), get(number, VOLUME)) / Scaled.power(sizeScale(number));
  }

  /** Volume of the buys, for drawing. */
  public double buyVolume(long number) {
    if (grows(number)) {
      return forming.buyVolume().toDouble() / Scaled.power(forming.sizeScale());
    }
    return ExactSum.toDouble(upperHalf(number, 1), get(number, BUY_VOLUME)) / Scaled.power(sizeScale(number));
  }

  /** Buys less sells, for drawing. */
  public double delta(long number) {
    return 2 * buyVolume(number) - volume(number);
  }

  /** Volume in the quote currency, for drawing. */
  public double quoteVolume(long number) {
    return grows(number) ? forming.quoteVolume() : Double.longBitsToDouble(get(number, QUOTE_VOLUME));
  }

  /** Volume, exact. */
  public BigDecimal exactVolume(long number) {
    return grows(number)
        ? forming.exactVolume()
        : ExactSum.decimal(upperHalf(number, 0), get(number, VOLUME), sizeScale(number));
  }

  /** Volume of the buys, exact. */
  public BigDecimal exactBuyVolume(long number) {
    return grows(number)
        ? ExactSum.decimal(forming.buyVolume().high(), forming.buyVolume().low(), forming.sizeScale())
        : ExactSum.decimal(upperHalf(number, 1), get(number, BUY_VOLUME), sizeScale(number));
  }

  /** True when trades may be missing in it. */
  public boolean partial(long number) {
    return grows(number) ? forming.partial() : (get(number, FACTS) & PARTIAL) != 0;
  }

  /** True when at least a part of it was told by the exchange afterwards and not seen by us. */
  public boolean history(long number) {
    return grows(number) ? forming.history() : (get(number, FACTS) & HISTORY) != 0;
  }

  /** False when the exchange did not tell how many trades it holds. */
  public boolean tradesKnown(long number) {
    return !(grows(number) ? forming.tradesUnknown() : (get(number, FACTS) & TRADES_UNKNOWN) != 0);
  }

  /** False when the exchange did not tell how much of its volume takers bought. */
  public boolean sidesKnown(long number) {
    return !(grows(number) ? forming.sidesUnknown() : (get(number, FACTS) & SIDES_UNKNOWN) != 0);
  }

  /** Takes over the finished bars of another series, which must be older than its own; for as long as this one is empty. */
  void appendAll(BarSeries other) {
    for (long number = other.first(); number < other.closed; number++) {
      appendFrom(other, number);
    }
  }

  private void appendFrom(BarSeries other, long number) {
    long mine = closed;
    closed++;
    turn = mine / capacity * capacity;
    int slot = slot(mine);
    cells.copy(other.cells, other.slot(number), slot);
    cells.block(slot)[cells.offset(slot) + VOLUME_BEFORE] = Double.doubleToRawLongBits(volumeSoFar);
    setUpper(mine, other.upperHalf(number, 0), other.upperHalf(number, 1));
    volumeSoFar += volume(mine);
    pyramid.append(mine, low(mine), high(mine));
  }

  /** Adds lowest and highest price of the bars from one number to before another to an extent. */
  public void range(long from, long to, Extent into) {
    long finished = Math.min(to, closed);
    if (from < finished) {
      pyramid.range(from, finished, into);
    }
    if (to > closed && from < to) {
      into.include(low(closed), high(closed));
    }
  }

  /** Volume of the bars from one number to before another, for drawing. */
  public double volume(long from, long to) {
    if (to <= from) {
      return 0;
    }
    if (to - from == 1) {
      return volume(from);
    }
    return before(to - 1) + volume(to - 1) - before(from);
  }

  /** Number of the first bar that began at or after a time; {@link #end()} when there is none. */
  public long atOrAfter(long epochNanos) {
    return atOrAfter(epochNanos, first());
  }

  /** Number of the first bar that began at or after a time, not before a number; quick when it lies near that number. */
  public long atOrAfter(long epochNanos, long from) {
    long low = from;
    long end = end();
    long step = 1;
    while (low + step <= end && start(low + step - 1) < epochNanos) {
      low += step;
      step <<= 1;
    }
    long high = Math.min(end, low + step);
    while (low < high) {
      long middle = (low + high) >>> 1;
      if (start(middle) < epochNanos) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private double before(long number) {
    return grows(number) ? volumeSoFar : Double.longBitsToDouble(get(number, VOLUME_BEFORE));
  }

  private static double volumeOf(BarCell bar) {
    return bar.volume().toDouble() / Scaled.power(bar.sizeScale());
  }

  private boolean grows(long number) {
    return number == closed && !forming.empty();
  }

  private long get(long number, int field) {
    if (number < first() || number >= closed) {
      throw new IndexOutOfBoundsException(number + " of " + first() + " to " + closed);
    }
    return cells.get(slot(number), field);
  }

  /** Where a bar is kept; as quick as it can be, since every figure of every bar is asked for by its number. */
  private int slot(long number) {
    return slot(number, turn, capacity);
  }

  private static int slot(long number, long turn, int capacity) {
    long slot = number - turn;
    return (int) (slot < 0 ? slot + capacity : slot);
  }

  private long upperHalf(long number, int which) {
    return upper == null ? 0 : upper.get(slot(number) * 2 + which);
  }

  private void setUpper(long number, long ofVolume, long ofBuys) {
    if (upper == null && ofVolume == 0) {
      return;
    }
    if (upper == null) {
      upper = zeros(capacity * 2);
    }
    upper.set(slot(number) * 2, ofVolume);
    upper.set(slot(number) * 2 + 1, ofBuys);
  }

  private final class Ranges implements MinMaxPyramid.Points {
    @Override
    public double low(long number) {
      return BarSeries.this.low(number);
    }

    @Override
    public double high(long number) {
      return BarSeries.this.high(number);
    }

    @Override
    public void range(long from, long to, Extent into) {
      int scale = -1;
      long low = Long.MAX_VALUE;
      long high = Long.MIN_VALUE;
      for (long number = from; number < to; number++) {
        int slot = slot(number);
        int scaleNow = (int) cells.get(slot, FACTS) & 0xff;
        if (scaleNow != scale && scale >= 0) {
          into.include(Scaled.toDouble(low, scale), Scaled.toDouble(high, scale));
          low = Long.MAX_VALUE;
          high = Long.MIN_VALUE;
        }
        scale = scaleNow;
        low = Math.min(low, cells.get(slot, LOW));
        high = Math.max(high, cells.get(slot, HIGH));
      }
      if (scale >= 0) {
        into.include(Scaled.toDouble(low, scale), Scaled.toDouble(high, scale));
      }
    }
  }
}
