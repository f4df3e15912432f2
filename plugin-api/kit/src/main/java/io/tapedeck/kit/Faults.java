package io.tapedeck.plugin.kraken;

/** Why an event is rejected: short phrases, the same for the same fault, since the host counts by them. Any thread. */
final class Faults {

  static final String PRICE_UNREADABLE = "price is missing or no number";
  static final String PRICE_NOT_POSITIVE = "price is not positive";
  static final String PRICE_NEGATIVE = "price is below zero";
  static final String PRICE_DIGITS = "price has more digits than declared";
  static final String PRICE_TOO_LARGE = "price is too large";
  static final String SIZE_UNREADABLE = "size is missing or no number";
  static final String SIZE_NOT_POSITIVE = "size is not positive";
  static final String SIZE_NEGATIVE = "size is below zero";
  static final String SIZE_DIGITS = "size has more digits than declared";
  static final String SIZE_TOO_LARGE = "size is too large";
  static final String SIDE_UNKNOWN = "side is neither buy nor sell";
  static final String CHECKSUM_UNREADABLE = "checksum is no 32-bit number";

  private Faults() {}

  static String price(int sentScale, int scale) {
    return sentScale > scale ? PRICE_DIGITS : PRICE_TOO_LARGE;
  }

  static String size(int sentScale, int scale) {
    return sentScale > scale ? SIZE_DIGITS : SIZE_TOO_LARGE;
  }
}
