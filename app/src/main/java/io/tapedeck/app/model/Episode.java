package io.tapedeck.app.model;

import io.tapedeck.app.feed.Verdict;

/**
 * A stretch of trouble of one stream: from the moment it could not be trusted any more until it could again. Immutable.
 *
 * @param number counted from 1
 * @param stream its name
 * @param state the verdict it ended with, or has now
 * @param reason what was said last
 * @param steps how often the verdict changed in between
 * @param fromEpochNanos when it began
 * @param toEpochNanos when it ended; {@link #OPEN} while it lasts
 */
public record Episode(
    long number, String stream, Verdict.State state, String reason, int steps, long fromEpochNanos, long toEpochNanos) {
  /** It has not ended. */
  public static final long OPEN = Long.MAX_VALUE;

  /** True while it lasts. */
  public boolean open() {
    return toEpochNanos == OPEN;
  }

  /** How long it lasted, or lasts until now. */
  public long nanos(long nowEpochNanos) {
    return Math.max(0, Math.min(nowEpochNanos, toEpochNanos) - fromEpochNanos);
  }
}
