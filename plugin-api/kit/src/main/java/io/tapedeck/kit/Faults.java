package io.tapedeck.kit;

/** Why an event is rejected: short phrases, the same for the same fault, since the host counts by them. Any thread. */
public final class Faults {

  /** No price, or none that can be read. */
  public static final String PRICE_UNREADABLE = "price is missing or no number";
  /** A price of zero or below. */
  public static final String PRICE_NOT_POSITIVE = "price is not positive";
  /** A price below zero. */
  public static final String PRICE_NEGATIVE = "price is below zero";
  /** A price too fine. */
  public static final String PRICE_DIGITS = "price has more digits than declared";
  /** A price that does not fit. */
  public static final String PRICE_TOO_LARGE = "price is too large";
  /** No size, or none that can be read. */
  public static final String SIZE_UNREADABLE = "size is missing or no number";
  /** A size of zero or below. */
  public static final String SIZE_NOT_POSITIVE = "size is not positive";
  /** A size below zero. */
  public static final String SIZE_NEGATIVE = "size is below zero";
  /** A size too fine. */
  public static final String SIZE_DIGITS = "size has more digits than declared";
  /** A size that does not fit. */
  public static final String SIZE_TOO_LARGE = "size is too large";
  /** A side that is neither. */
  public static final String SIDE_UNKNOWN = "side is neither buy nor sell";
  /** A checksum that is none. */
  public static final String CHECKSUM_UNREADABLE = "checksum is no 32-bit number";

  private Faults() {}

  /** A price that cannot be told in this scale. */
  public static String price(int sentScale, int scale) {
    return sentScale > scale ? PRICE_DIGITS : PRICE_TOO_LARGE;
  }

  /** A size that cannot be told in this scale. */
  public static String size(int sentScale, int scale) {
    return sentScale > scale ? SIZE_DIGITS : SIZE_TOO_LARGE;
  }
}
