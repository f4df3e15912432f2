package io.tapedeck.app.tape;

/**
 * How far a recording is. Immutable; any thread.
 *
 * @param sinceEpochNanos when it began
 * @param bytes size of the file
 * @param frames frames and answers in it
 * @param missed entries that are not in it because the disk could not keep up
 */
public record TapeProgress(long sinceEpochNanos, long bytes, long frames, long missed) {}
