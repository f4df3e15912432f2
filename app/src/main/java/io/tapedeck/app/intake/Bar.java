package io.tapedeck.app.intake;

/**
 * The trades of one minute, exact. Immutable; any thread.
 *
 * @param startEpochNanos when the minute began, by the time of receipt
 * @param trades count, volume, open, high, low and close
 */
public record Bar(long startEpochNanos, TradeSummary trades) {}
