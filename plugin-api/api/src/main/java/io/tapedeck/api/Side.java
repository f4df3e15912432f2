package io.tapedeck.api;

/** A side of the market. For a trade it is the taker's side: a {@link #BUY} lifted an offer. For a book, whose orders. */
public enum Side {
  /** Bids in a book; the taker bought in a trade. */
  BUY,
  /** Asks in a book; the taker sold in a trade. */
  SELL;

  /** The other side. */
  public Side opposite() {
    return this == BUY ? SELL : BUY;
  }
}
