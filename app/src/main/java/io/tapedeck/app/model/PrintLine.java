package io.tapedeck.app.model;

/** The line of the prices of prints: put together from the ring of prints many at a time, or when somebody asks for it. EDT. */
final class PrintLine {
  private static final int MOST_WAITING = 256;

  private final TradeRing trades;
  private final RingSeries line;
  private int atOnce;
  private long lined; // Of the prints ever appended, how many are in the line.

  PrintLine(TradeRing trades, int retention) {
    this.trades = trades;
    line = new RingSeries(retention);
    atOnce = atOnce(retention);
  }

  private static int atOnce(int retention) {
    return Math.max(1, Math.min(MOST_WAITING, retention));
  }

  /** A print was appended to the ring. */
  void printed() {
    if (trades.appended() - lined >= atOnce) {
      catchUp();
    }
  }

  /** The line, up to date. */
  RingSeries series() {
    catchUp();
    return line;
  }

  /** Forgets all, as the ring did. */
  void clear() {
    line.clear();
    lined = trades.appended();
  }

  /** Keeps so many points from now on; before the ring does. */
  void retain(int retention) {
    catchUp();
    line.retain(retention);
    atOnce = atOnce(retention);
  }

  private void catchUp() {
    int count = trades.count();
    for (int i = (int) Math.max(0, count - (trades.appended() - lined)); i < count; i++) {
      line.append(trades.received(i), trades.priceValue(i));
    }
    lined = trades.appended();
  }
}
