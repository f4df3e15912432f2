package io.tapedeck.app.model;

import io.tapedeck.app.intake.BarCell;
import io.tapedeck.app.intake.BarRow;
import io.tapedeck.app.intake.ExactSum;
import java.math.BigDecimal;

/**
 * The newest bars of one interval, exact, oldest first; the last may still grow. EDT. A bar has a running number that stays its own when older ones are dropped.
 * Ranges and volumes of any stretch are known without looking at its bars. Memory grows with the bars there are.
 */
public final class BarSeries {
  /** The most bars that are kept of one interval, whatever the retention: 128 bytes each. */
  public static final int MOST = 1_000_000;

  private static final int VOLUME_BEFORE = BarRow.LONGS; // A double's bits: all volume up to this bar's beginning.
  private static final int WIDTH = BarRow.LONGS + 1;

  private int capacity;
  private LongRows cells;
  private MinMaxPyramid pyramid;
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
    BarRow.write(bar, row, at);
    row[at + VOLUME_BEFORE] = Double.doubleToRawLongBits(volumeSoFar);
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
    int oldCapacity = capacity;
    long oldTurn = turn;
    forgotten = Math.max(first(), closed - most);
    capacity = most;
    turn = Math.max(0, closed - 1) / capacity * capacity;
    cells = new LongRows(capacity, WIDTH);
    pyramid = new MinMaxPyramid(capacity, new Ranges());
    for (long number = forgotten; number < closed; number++) {
      cells.copy(oldCells, slot(number, oldTurn, oldCapacity), slot(number));
      pyramid.append(number, low(number), high(number));
    }
  }

  /** Makes {@code bar} a finished one that is kept, exactly as it was appended. */
  void read(long number, BarCell bar) {
    int slot = slot(number);
    BarRow.read(cells.block(slot), cells.offset(slot), bar);
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
    return grows(number) ? forming.startNanos() : get(number, BarRow.START);
  }

  /** When its last trade came. */
  public long last(long number) {
    return grows(number) ? forming.lastNanos() : get(number, BarRow.LAST);
  }

  /** First price, a mantissa in {@link #priceScale}. */
  public long openMantissa(long number) {
    return grows(number) ? forming.open() : get(number, BarRow.OPEN);
  }

  /** Highest price, a mantissa. */
  public long highMantissa(long number) {
    return grows(number) ? forming.high() : get(number, BarRow.HIGH);
  }

  /** Lowest price, a mantissa. */
  public long lowMantissa(long number) {
    return grows(number) ? forming.low() : get(number, BarRow.LOW);
  }

  /** Last price, a mantissa. */
  public long closeMantissa(long number) {
    return grows(number) ? forming.close() : get(number, BarRow.CLOSE);
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
    return grows(number) ? forming.priceScale() : BarRow.priceScale(get(number, BarRow.FACTS));
  }

  /** Decimal digits of its volumes. */
  public int sizeScale(long number) {
    return grows(number) ? forming.sizeScale() : BarRow.sizeScale(get(number, BarRow.FACTS));
  }

  /** Trades. */
  public long count(long number) {
    return grows(number) ? forming.count() : get(number, BarRow.COUNT);
  }

  /** Trades in which the taker bought. */
  public long buys(long number) {
    return grows(number) ? forming.buys() : get(number, BarRow.BUYS);
  }

  /** Volume, for drawing. */
  public double volume(long number) {
    if (grows(number)) {
      return volumeOf(forming);
    }
    return ExactSum.toDouble(get(number, BarRow.VOLUME + 1), get(number, BarRow.VOLUME)) / Scaled.power(sizeScale(number));
  }

  /** Volume of the buys, for drawing. */
  public double buyVolume(long number) {
    if (grows(number)) {
      return forming.buyVolume().toDouble() / Scaled.power(forming.sizeScale());
    }
    return ExactSum.toDouble(get(number, BarRow.BUY_VOLUME + 1), get(number, BarRow.BUY_VOLUME)) / Scaled.power(sizeScale(number));
  }

  /** Buys less sells, for drawing. */
  public double delta(long number) {
    return 2 * buyVolume(number) - volume(number);
  }

  /** Volume in the quote currency, for drawing. */
  public double quoteVolume(long number) {
    return grows(number) ? forming.quoteVolume() : quote(number);
  }

  /** Volume, exact. */
  public BigDecimal exactVolume(long number) {
    return grows(number)
        ? forming.exactVolume()
        : ExactSum.decimal(get(number, BarRow.VOLUME + 1), get(number, BarRow.VOLUME), sizeScale(number));
  }

  /** Volume of the buys, exact. */
  public BigDecimal exactBuyVolume(long number) {
    return grows(number)
        ? ExactSum.decimal(forming.buyVolume().high(), forming.buyVolume().low(), forming.sizeScale())
        : ExactSum.decimal(get(number, BarRow.BUY_VOLUME + 1), get(number, BarRow.BUY_VOLUME), sizeScale(number));
  }

  /** True when trades may be missing in it. */
  public boolean partial(long number) {
    return grows(number) ? forming.partial() : BarRow.partial(get(number, BarRow.FACTS));
  }

  /** True when at least a part of it was told by the exchange afterwards and not seen by us. */
  public boolean history(long number) {
    return grows(number) ? forming.history() : BarRow.history(get(number, BarRow.FACTS));
  }

  /** False when the exchange did not tell how many trades it holds. */
  public boolean tradesKnown(long number) {
    return !(grows(number) ? forming.tradesUnknown() : BarRow.tradesUnknown(get(number, BarRow.FACTS)));
  }

  /** False when the exchange did not tell how much of its volume takers bought. */
  public boolean sidesKnown(long number) {
    return !(grows(number) ? forming.sidesUnknown() : BarRow.sidesUnknown(get(number, BarRow.FACTS)));
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

  private double quote(long number) {
    double sum = ExactSum.toDouble(get(number, BarRow.QUOTE_VOLUME + 1), get(number, BarRow.QUOTE_VOLUME));
    return sum / (Scaled.power(priceScale(number)) * Scaled.power(sizeScale(number)));
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
        int scaleNow = (int) cells.get(slot, BarRow.FACTS) & 0xff;
        if (scaleNow != scale && scale >= 0) {
          into.include(Scaled.toDouble(low, scale), Scaled.toDouble(high, scale));
          low = Long.MAX_VALUE;
          high = Long.MIN_VALUE;
        }
        scale = scaleNow;
        low = Math.min(low, cells.get(slot, BarRow.LOW));
        high = Math.max(high, cells.get(slot, BarRow.HIGH));
      }
      if (scale >= 0) {
        into.include(Scaled.toDouble(low, scale), Scaled.toDouble(high, scale));
      }
    }
  }
}
