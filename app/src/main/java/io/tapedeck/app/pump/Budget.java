package io.tapedeck.app.pump;

/**
 * What one tick may cost. Immutable.
 *
 * @param maxItems streams and prints taken in one tick
 * @param maxNanos time after which no further stream is begun
 * @param maxPrintsOfOneStream prints of one stream in one tick, so that a busy one does not hold up the others
 * @param ledgerEveryNanos how often the account is read
 * @param unseenEveryNanos how often a stream is taken that nobody looks at ({@code StreamModel.look}); 0 in every tick like the others
 * @param figuresEveryNanos how often those who write digits are told ({@code StreamModel.figures}); 0 in every tick like those who draw
 */
public record Budget(
    int maxItems, long maxNanos, int maxPrintsOfOneStream, long ledgerEveryNanos, long unseenEveryNanos, long figuresEveryNanos) {

  /** Thirty times a second, without a screen. */
  public static final Budget STEADY = new Budget(20_000, 8_000_000L, 4_096, 100_000_000L, 0, 0);

  /** For a screen of 30 pictures a second; digits are written in every third. */
  public static final Budget SCREEN = new Budget(20_000, 8_000_000L, 4_096, 100_000_000L, 240_000_000L, 95_000_000L);

  /** For tools that want everything at once. */
  public static final Budget ALL = new Budget(Integer.MAX_VALUE, Long.MAX_VALUE, Integer.MAX_VALUE, 0, 0, 0);
}
