package io.tapedeck.app.model;

/**
 * A stretch of time without trustworthy data. Immutable.
 *
 * @param fromEpochNanos when the last data before it came
 * @param toEpochNanos when data came again; {@link #OPEN} while it lasts
 */
public record Hole(long fromEpochNanos, long toEpochNanos) {

  /** The hole has not ended. */
  public static final long OPEN = Long.MAX_VALUE;

  /** True while no data has come again. */
  public boolean open() {
    return toEpochNanos == OPEN;
  }
}
