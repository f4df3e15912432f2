package io.tapedeck.app.ui.desk;

import io.tapedeck.app.look.Tokens;

/**
 * Where the rows of a ladder stand: as many asks as bids around a middle band that takes the rest of the height. Scrolled, one side gets more rows and the band stays in sight at
 * the other end. EDT; reused.
 */
final class LadderPlace {
  private static final int HEAD = 22;
  private static final int FOOT = 24;
  private static final int ROW = 18;
  private static final int BAND = 40;

  private int height;
  private int rows;
  private int scroll;

  LadderPlace() {}

  /** Settles for a height; {@code scroll} counts rows, above 0 towards higher prices. */
  void settle(int newHeight, int newScroll) {
    height = newHeight;
    scroll = newScroll;
    rows = Math.max(0, (newHeight - head() - foot() - Tokens.px(BAND)) / (2 * row()));
  }

  int head() {
    return Tokens.px(HEAD);
  }

  int foot() {
    return Tokens.px(FOOT);
  }

  int row() {
    return Tokens.px(ROW);
  }

  /** Rows of each side when not scrolled. */
  int rows() {
    return rows;
  }

  /** Rows of asks. */
  int askRows() {
    return Math.max(0, Math.min(2 * rows, rows + scroll));
  }

  /** Rows of bids. */
  int bidRows() {
    return 2 * rows - askRows();
  }

  /** The ask that stands next to the band. */
  int firstAsk() {
    return Math.max(0, scroll - rows);
  }

  /** The bid that stands next to the band. */
  int firstBid() {
    return Math.max(0, -scroll - rows);
  }

  /** Upper edge of the middle band. */
  int bandTop() {
    return head() + askRows() * row();
  }

  /** Height of the middle band. */
  int bandHeight() {
    return Math.max(0, height - head() - foot() - 2 * rows * row());
  }

  /** Upper edge of an ask, counted from the best. */
  int askTop(int ask) {
    return bandTop() - (ask - firstAsk() + 1) * row();
  }

  /** Upper edge of a bid, counted from the best. */
  int bidTop(int bid) {
    return bandTop() + bandHeight() + (bid - firstBid()) * row();
  }

  /** The ask at a height; -1 when there is none. */
  int askAt(int y) {
    return y < head() || y >= bandTop() ? -1 : firstAsk() + (bandTop() - 1 - y) / row();
  }

  /** The bid at a height; -1 when there is none. */
  int bidAt(int y) {
    int top = bandTop() + bandHeight();
    return y < top || y >= top + bidRows() * row() ? -1 : firstBid() + (y - top) / row();
  }
}
