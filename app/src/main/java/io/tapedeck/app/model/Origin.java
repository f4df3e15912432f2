package io.tapedeck.app.model;

/** Where what is shown comes from. */
public enum Origin {
  /** An exchange, now. */
  MARKET,
  /** This program made it up. */
  DEMO,
  /** A recording. */
  REPLAY
}
