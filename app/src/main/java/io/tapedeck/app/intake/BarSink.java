package io.tapedeck.app.intake;

/** Takes bars over on the pumping thread. Cells are lent for the time of the call. */
public interface BarSink {
  /** A bar is finished, or several had to be merged into one because nobody took them. In order for each kind. */
  void closed(BarBase base, BarCell bar);

  /** The bar that is still growing, as it is now; empty when there is none. */
  void forming(BarBase base, BarCell bar);
}
