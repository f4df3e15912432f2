package io.tapedeck.app.model;

/** Last price, best bid and best ask of one moment, mantissas in one scale. EDT. */
final class Quote {
  boolean hasLast;
  long last;
  boolean hasBid;
  long bid;
  boolean hasAsk;
  long ask;

  /** Direction of the last price step: 1 up, -1 down, 0 none yet. */
  int lastStep;

  /** A trade at this price. */
  void last(long price) {
    if (hasLast && price != last) {
      lastStep = price > last ? 1 : -1;
    }
    last = price;
    hasLast = true;
  }

  void rescale(int from, int to) {
    last = Scaled.rescaled(last, from, to);
    bid = Scaled.rescaled(bid, from, to);
    ask = Scaled.rescaled(ask, from, to);
  }

  void copy(Quote other) {
    hasLast = other.hasLast;
    last = other.last;
    hasBid = other.hasBid;
    bid = other.bid;
    hasAsk = other.hasAsk;
    ask = other.ask;
    lastStep = other.lastStep;
  }
}
