package io.tapedeck.app.intake;

import io.tapedeck.api.Side;

/** A consistent copy of the best levels of a book, filled by {@link StreamState#copyBook}. Reused, so it makes no garbage. The pumping thread only. */
public final class BookCopy {
  /** Levels of a side that are copied at most. */
  public static final int DEPTH = 1_000;

  private final long[] bidPrices = new long[DEPTH];
  private final long[] bidSizes = new long[DEPTH];
  private final long[] askPrices = new long[DEPTH];
  private final long[] askSizes = new long[DEPTH];
  private int bids;
  private int asks;
  private int priceScale;
  private int sizeScale;
  private BookState state = BookState.NONE;

  /** An empty copy. */
  public BookCopy() {}

  void fill(Book book, BookState bookState, int scaleOfPrice, int scaleOfSize) {
    state = bookState;
    priceScale = scaleOfPrice;
    sizeScale = scaleOfSize;
    bids = copy(book, Side.BUY, bidPrices, bidSizes);
    asks = copy(book, Side.SELL, askPrices, askSizes);
  }

  private static int copy(Book book, Side side, long[] prices, long[] sizes) {
    int count = Math.min(DEPTH, book.levels(side));
    for (int i = 0; i < count; i++) {
      prices[i] = book.price(side, i);
      sizes[i] = book.size(side, i);
    }
    return Math.max(0, count);
  }

  /** Sets a level by hand, for pictures and tests; the levels before it must be set. */
  public void level(Side side, int index, long price, long size) {
    (side == Side.BUY ? bidPrices : askPrices)[index] = price;
    (side == Side.BUY ? bidSizes : askSizes)[index] = size;
    bids = side == Side.BUY ? index + 1 : bids;
    asks = side == Side.SELL ? index + 1 : asks;
  }

  /** Sets what else there is by hand, for pictures and tests. */
  public void facts(BookState bookState, int scaleOfPrice, int scaleOfSize) {
    state = bookState;
    priceScale = scaleOfPrice;
    sizeScale = scaleOfSize;
  }

  /** Levels of a side. */
  public int levels(Side side) {
    return side == Side.BUY ? bids : asks;
  }

  /** Price of a level, 0 the best. */
  public long price(Side side, int index) {
    return (side == Side.BUY ? bidPrices : askPrices)[index];
  }

  /** Size of a level, 0 the best. */
  public long size(Side side, int index) {
    return (side == Side.BUY ? bidSizes : askSizes)[index];
  }

  /** Decimal digits of the prices. */
  public int priceScale() {
    return priceScale;
  }

  /** Decimal digits of the sizes. */
  public int sizeScale() {
    return sizeScale;
  }

  /** How far it can be trusted. */
  public BookState state() {
    return state;
  }
}
