package io.tapedeck.api;

/** Whether the exchange trades an instrument now. */
public enum TradingStatus {
  /** Orders match. */
  ONLINE,
  /** Listed, but matching is restricted or stopped. */
  HALTED,
  /** The exchange did not say, or used a word we do not know. */
  UNKNOWN
}
