package io.tapedeck.app.chart;

/**
 * A labelled gridline. Immutable.
 *
 * @param value on the axis
 * @param text its label; empty when the line stands without one
 * @param strong true for a label in SemiBold, as a date among times
 */
record Mark(double value, String text, boolean strong) {

  /** The same line without its label. */
  Mark silent() {
    return new Mark(value, "", strong);
  }
}
