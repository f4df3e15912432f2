package io.tapedeck.app.chart;

import io.tapedeck.api.Side;
import io.tapedeck.app.intake.BookCopy;
import io.tapedeck.app.look.Tokens;
import io.tapedeck.app.model.Extent;
import io.tapedeck.app.model.Scaled;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.util.Arrays;

/**
 * What stood in a book over the last minutes: for each quarter of a second the sizes around the middle, in rows of some price steps. A ring in both directions, kept as sizes and as an
 * image beside them, so that a new moment costs one column of pixels. EDT.
 */
final class HeatMap {
  static final int COLUMNS = 1_200;
  static final int ROWS = 512;
  static final long COLUMN_NANOS = 250_000_000L;

  /** Levels of a side that are in view at first. */
  private static final int LEVELS = 40;

  private static final double[] STOPS = {0, 0.18, 0.42, 0.62, 0.84, 1};
  private static final double RECOLOUR = 0.25;

  /** Two seconds. */
  private static final int HELD_COLUMNS = 8;

  private final float[] sizes = new float[COLUMNS * ROWS];
  private final long[] numbers = new long[COLUMNS]; // Which moment a column holds.
  private final BufferedImage image = new BufferedImage(COLUMNS, ROWS, BufferedImage.TYPE_INT_RGB);
  private final int[] pixels = ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
  private final int[] colours = new int[256];
  private final float[] column = new float[ROWS];
  private long newest = Long.MIN_VALUE;
  private long baseRow; // The lowest row kept.
  private long step; // Price steps in a row; 0 before the first book.
  private int priceScale;
  private int sizeScale;
  private boolean lostStep; // Since the newest moment.
  private double target;
  private double top;
  private double viewLow = Double.NaN;
  private double viewHigh = Double.NaN;
  private Color hottest = Color.BLACK;
  private Color coldest = Color.BLACK;

  HeatMap() {
    Arrays.fill(numbers, Long.MIN_VALUE);
  }

  /** Takes the book of now in; nothing when it cannot be trusted, which leaves a gap. */
  void sample(BookCopy book, long epochNanos) {
    if (!book.state().inStep() || book.levels(Side.BUY) == 0 || book.levels(Side.SELL) == 0) {
      lostStep = true;
      return;
    }
    if (step == 0 || book.priceScale() != priceScale || book.sizeScale() != sizeScale) {
      begin(book);
    }
    long number = Math.floorDiv(epochNanos, COLUMN_NANOS);
    if (number < newest) {
      return; // A clock set back: wait until time is where it was.
    }
    long before = newest;
    newest = number;
    follow(book);
    hold(before, number);
    read(book);
    int slot = slot(number);
    numbers[slot] = number;
    double most = 0;
    for (int row = 0; row < ROWS; row++) {
      sizes[slot * ROWS + row] = column[row];
      most = Math.max(most, column[row]);
    }
    // The scale follows slowly: up at once by half of what is missing, down by a hundredth a column.
    target = most > target ? target + (most - target) * 0.5 : target + (most - target) * 0.01;
    if (!(top > 0) || Math.abs(target / top - 1) > RECOLOUR) {
      top = target;
      recolour();
    } else {
      colour(slot);
    }
    int shown = Math.min(LEVELS, Math.min(book.levels(Side.BUY), book.levels(Side.SELL))) - 1;
    viewLow = Scaled.toDouble(book.price(Side.BUY, shown), priceScale);
    viewHigh = Scaled.toDouble(book.price(Side.SELL, shown), priceScale);
  }

  /** Adds the levels that should be in view to a range. */
  void widen(Extent range) {
    range.include(viewLow, viewHigh);
  }

  boolean empty() {
    return step == 0;
  }

  /** The size that has the hottest colour. */
  double top() {
    return top;
  }

  int sizeScale() {
    return sizeScale;
  }

  /** Number of the newest moment. */
  long newest() {
    return newest;
  }

  /** Number of the oldest moment that may be kept. */
  long oldest() {
    return newest - COLUMNS + 1;
  }

  /** Which column of the image holds a moment. */
  int slot(long number) {
    return (int) Math.floorMod(number, (long) COLUMNS);
  }

  /** Price at the lower edge of a row. */
  double price(long row) {
    return Scaled.toDouble(row * step, priceScale);
  }

  /** The row of a price. */
  long row(double price) {
    return (long) Math.floor(price / Scaled.toDouble(1, priceScale) / step + 1e-9);
  }

  long baseRow() {
    return baseRow;
  }

  /** Which line of the image holds a row; rows rise, lines fall. */
  int line(long row) {
    return ROWS - 1 - (int) Math.floorMod(row, (long) ROWS);
  }

  /** Size in a row at the newest moment. */
  double newestSize(long row) {
    boolean known = newest != Long.MIN_VALUE && row >= baseRow && row < baseRow + ROWS;
    return known ? sizes[slot(newest) * ROWS + (int) Math.floorMod(row, (long) ROWS)] : 0;
  }

  /** The image, in the colours of the theme of now. */
  BufferedImage image() {
    if (!hottest.equals(Tokens.color("heat5")) || !coldest.equals(Tokens.color("heat0"))) {
      recolour();
    }
    return image;
  }

  /** A colour of the scale, 0 to 1. */
  static Color colour(double share) {
    int stop = 0;
    while (stop < STOPS.length - 2 && share > STOPS[stop + 1]) {
      stop++;
    }
    double part = Math.max(0, Math.min(1, (share - STOPS[stop]) / (STOPS[stop + 1] - STOPS[stop])));
    Color from = Tokens.color("heat" + stop);
    Color to = Tokens.color("heat" + (stop + 1));
    return new Color(
        mixed(from.getRed(), to.getRed(), part),
        mixed(from.getGreen(), to.getGreen(), part),
        mixed(from.getBlue(), to.getBlue(), part));
  }

  private static int mixed(int from, int to, double part) {
    return (int) Math.rint(from + (to - from) * part);
  }

  private void begin(BookCopy book) {
    priceScale = book.priceScale();
    sizeScale = book.sizeScale();
    int levels = Math.min(LEVELS, Math.min(book.levels(Side.BUY), book.levels(Side.SELL))) - 1;
    long height = book.price(Side.SELL, levels) - book.price(Side.BUY, levels);
    step = PriceMarks.step(height / (ROWS / 4.0));
    baseRow = Math.floorDiv(book.price(Side.BUY, 0), step) - ROWS / 2;
    Arrays.fill(numbers, Long.MIN_VALUE);
    Arrays.fill(sizes, 0);
    newest = Long.MIN_VALUE;
    target = 0;
    top = 0;
  }

  /** Keeps the middle of the market in the middle half of the rows; rows that come into the ring are emptied. */
  private void follow(BookCopy book) {
    long middle = Math.floorDiv(book.price(Side.BUY, 0), step);
    long off = middle - (baseRow + ROWS / 2);
    if (Math.abs(off) <= ROWS / 4) {
      return;
    }
    long next = baseRow + off;
    int fresh = (int) Math.min(ROWS, Math.abs(off));
    long from = off > 0 ? next + ROWS - fresh : next;
    for (int slot = 0; slot < COLUMNS; slot++) {
      for (int i = 0; i < fresh; i++) {
        sizes[slot * ROWS + (int) Math.floorMod(from + i, (long) ROWS)] = 0;
      }
    }
    baseRow = next;
    recolour();
  }

  /** A book that brought no news for a moment stood as it was; after a longer silence there is a gap. */
  private void hold(long before, long number) {
    boolean held = before != Long.MIN_VALUE && number - before <= HELD_COLUMNS && !lostStep;
    lostStep = false;
    if (!held) {
      return;
    }
    for (long missing = before + 1; missing < number; missing++) {
      int slot = slot(missing);
      System.arraycopy(sizes, slot(before) * ROWS, sizes, slot * ROWS, ROWS);
      numbers[slot] = missing;
      colour(slot);
    }
  }

  private void read(BookCopy book) {
    Arrays.fill(column, 0);
    double unit = Scaled.toDouble(1, sizeScale);
    for (Side side : Side.values()) {
      for (int i = 0; i < book.levels(side); i++) {
        long row = Math.floorDiv(book.price(side, i), step);
        if (row >= baseRow && row < baseRow + ROWS) {
          column[(int) Math.floorMod(row, (long) ROWS)] += (float) (book.size(side, i) * unit);
        }
      }
    }
  }

  private void recolour() {
    hottest = Tokens.color("heat5");
    coldest = Tokens.color("heat0");
    for (int i = 0; i < colours.length; i++) {
      colours[i] = colour(i / 255.0).getRGB();
    }
    for (int slot = 0; slot < COLUMNS; slot++) {
      if (numbers[slot] != Long.MIN_VALUE) {
        colour(slot);
      }
    }
  }

  private void colour(int slot) {
    double scale = top > 0 ? 1 / top : 0;
    for (int row = 0; row < ROWS; row++) {
      double share = Math.min(1, sizes[slot * ROWS + row] * scale);
      pixels[(ROWS - 1 - row) * COLUMNS + slot] = colours[(int) (Math.sqrt(share) * 255)];
    }
  }

  /** True when a moment was seen. */
  boolean has(long number) {
    return numbers[slot(number)] == number;
  }
}
