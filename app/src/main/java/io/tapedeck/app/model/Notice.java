package io.tapedeck.app.model;

/**
 * Something the trader should know. One notice for each cause, with a count. Immutable.
 *
 * @param cause what makes two notices the same
 * @param text a sentence: stream, what happened, what happens next
 * @param warning true for trouble, false for news
 * @param count how often
 * @param firstEpochNanos when it came first
 * @param lastEpochNanos when it came last
 */
public record Notice(String cause, String text, boolean warning, long count, long firstEpochNanos, long lastEpochNanos) {}
