package io.tapedeck.app.feed;

import io.tapedeck.app.intake.StreamFacts;

/**
 * How long a stream may be silent before it counts as stalled: some times its own longest usual silence, between a floor and a ceiling. Immutable; any thread.
 *
 * @param floorNanos never less than this
 * @param unknownNanos while the stream's rhythm is not known yet
 * @param ceilingNanos never more than this
 */
public record StallLimits(long floorNanos, long unknownNanos, long ceilingNanos) {
  private static final long SECOND = 1_000_000_000L;
  private static final int FACTOR = 4;

  /** 5 s, 15 s, 60 s. */
  public static final StallLimits DEFAULT = new StallLimits(5 * SECOND, 15 * SECOND, 60 * SECOND);

  /** The same limit for every stream. */
  public static StallLimits fixed(long nanos) {
    return new StallLimits(nanos, nanos, nanos);
  }

  /** The limit of this stream now. */
  public long of(StreamFacts facts) {
    long usual = facts.usualGapNanos();
    return usual == 0 ? unknownNanos : Math.max(floorNanos, Math.min(ceilingNanos, FACTOR * usual));
  }

  /** True for a stream so busy that a silence as long as the floor is never a quiet market. */
  public boolean busy(StreamFacts facts) {
    long usual = facts.usualGapNanos();
    return usual != 0 && FACTOR * usual <= floorNanos;
  }
}
