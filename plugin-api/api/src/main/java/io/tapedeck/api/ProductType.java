package io.tapedeck.api;

/** What kind of product an instrument is. */
public enum ProductType {
  /** Immediate exchange of base for quote. */
  SPOT,
  /** A future without expiry. */
  PERPETUAL,
  /** A future with a date. */
  FUTURE,
  /** An option. */
  OPTION
}
