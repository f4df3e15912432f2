package io.tapedeck.app.intake;

import io.tapedeck.api.BookView;
import io.tapedeck.api.Side;

/** A book of price levels. Written by one thread; see {@link StreamState} for how others read it. */
final class Book implements BookView {
  private final PriceLevels bids = new PriceLevels(Side.BUY);
  private final PriceLevels asks = new PriceLevels(Side.SELL);

  @Override
  public int levels(Side side) {
    return side(side).count();
  }

  @Override
  public long price(Side side, int index) {
    return side(side).price(index);
  }

  @Override
  public long size(Side side, int index) {
    return side(side).size(index);
  }

  void set(Side side, long price, long size) {
    side(side).set(price, size);
  }

  void setIfAbsent(Side side, long price, long size) {
    side(side).setIfAbsent(price, size);
  }

  void cut(int depth) {
    bids.cut(depth);
    asks.cut(depth);
  }

  void clear() {
    bids.clear();
    asks.clear();
  }

  int slots() {
    return bids.slots() + asks.slots();
  }

  boolean crossed() {
    return bids.count() > 0 && asks.count() > 0 && bids.price(0) >= asks.price(0);
  }

  /** Multiplies all prices and sizes; false when one side would not fit, and then the book is empty. */
  boolean multiply(long priceFactor, long sizeFactor) {
    if (bids.multiply(priceFactor, sizeFactor) && asks.multiply(priceFactor, sizeFactor)) {
      return true;
    }
    clear();
    return false;
  }

  private PriceLevels side(Side side) {
    return side == Side.BUY ? bids : asks;
  }
}
