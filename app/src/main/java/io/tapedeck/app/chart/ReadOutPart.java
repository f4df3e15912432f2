package io.tapedeck.app.chart;

/**
 * A word of a read-out and its number. Immutable.
 *
 * @param label what it is; empty for a number that speaks for itself
 * @param value the number
 * @param token colour of the number
 */
record ReadOutPart(String label, String value, String token) {
  ReadOutPart(String label, String value) {
    this(label, value, "text");
  }
}
