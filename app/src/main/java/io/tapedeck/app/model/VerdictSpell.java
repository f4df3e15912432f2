package io.tapedeck.app.model;

import io.tapedeck.app.feed.Verdict;

/**
 * A stretch of time in which a stream had the same verdict. Immutable.
 *
 * @param state the verdict
 * @param reason why, as it was said last
 * @param sinceEpochNanos when it began
 * @param untilEpochNanos when it ended; {@link #OPEN} while it lasts
 */
public record VerdictSpell(Verdict.State state, String reason, long sinceEpochNanos, long untilEpochNanos) {
  /** It has not ended. */
  public static final long OPEN = Long.MAX_VALUE;

  /** How long it lasted, or lasts until now. */
  public long nanos(long nowEpochNanos) {
    return Math.max(0, Math.min(nowEpochNanos, untilEpochNanos) - sinceEpochNanos);
  }
}
