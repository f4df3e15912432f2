package io.tapedeck.app.intake;

/** How far a book can be trusted. */
public enum BookState {
  /** This stream has no book (yet). */
  NONE,
  /** A snapshot is awaited after connecting. */
  AWAITING_SNAPSHOT,
  /** In step, and proven by checksum or id chain. */
  PROVEN,
  /** Nothing speaks against it, but the exchange offers no proof: only crossing and age are watched. */
  UNPROVEN,
  /** It lost step; a new snapshot was asked for. */
  RESYNC;

  /** True when the levels may be drawn as facts. */
  public boolean inStep() {
    return this == PROVEN || this == UNPROVEN;
  }
}
