package io.tapedeck.app.intake;

import io.tapedeck.api.Side;

/** The bars of one stream, of all three kinds. The stream's writer; see {@link StreamView} for how they cross. */
final class StreamBars {
  private static final BarBase[] BASES = BarBase.values();

  private final BarMaker[] makers = new BarMaker[BASES.length];

  StreamBars() {
    for (int i = 0; i < BASES.length; i++) {
      makers[i] = new BarMaker(BASES[i]);
    }
  }

  void add(long epochNanos, long price, int priceScale, long size, int sizeScale, Side taker) {
    for (BarMaker maker : makers) {
      maker.add(epochNanos, price, priceScale, size, sizeScale, taker);
    }
  }

  void interrupted() {
    for (BarMaker maker : makers) {
      maker.interrupted();
    }
  }

  /** Copies the bars that still grow; inside the sequence lock. */
  void copyTo(FormingBars view) {
    for (int i = 0; i < BASES.length; i++) {
      view.numbers[i] = makers[i].copyForming(view.cells[i]);
    }
  }

  /** Hands over what is finished of those kinds of which many wait: many at a time cost less than each by itself. The pumping thread. */
  void takeMany(BarSink sink) {
    for (int i = 0; i < BASES.length; i++) {
      if (makers[i].lane().halfFull()) {
        makers[i].lane().take(BASES[i], sink);
      }
    }
  }

  /** Hands over what is finished, and what grows, as the view has it. The pumping thread. */
  void take(FormingBars view, BarSink sink) {
    for (int i = 0; i < BASES.length; i++) {
      long taken = makers[i].lane().take(BASES[i], sink);
      if (taken > view.numbers[i]) {
        // It was finished after the view was copied, and has just been handed over; the next view brings its successor.
        view.cells[i].clear();
      }
      sink.forming(BASES[i], view.cells[i]);
    }
  }
}
