package io.tapedeck.app.tape;

/**
 * What a tape says of itself. Immutable; any thread.
 *
 * @param program version of the program that recorded it; empty when unknown
 * @param nanos its monotonic clock at the beginning
 * @param epochNanos its wall clock at the beginning
 */
public record TapeHeader(String program, long nanos, long epochNanos) {}
