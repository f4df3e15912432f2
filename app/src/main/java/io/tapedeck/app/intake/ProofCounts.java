package io.tapedeck.app.intake;

/**
 * What the proofs of one book found. Immutable; any thread.
 *
 * @param kind {@code checksum}, {@code sequence}, {@code checksum+sequence} or {@code none}
 * @param ok messages proven right: checksums, or ids where there is no checksum
 * @param failed checksums that differed
 * @param gaps messages that were missing
 * @param stale messages that came twice or were older than the book
 * @param crossed messages after which bid was at or above ask
 * @param resyncs times a new snapshot was asked for
 */
public record ProofCounts(String kind, long ok, long failed, long gaps, long stale, long crossed, long resyncs) {}
