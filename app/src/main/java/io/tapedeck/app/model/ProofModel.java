package io.tapedeck.app.model;

import io.tapedeck.app.intake.StreamView;

/** What the proofs of one stream's book found so far. EDT. */
public final class ProofModel {
  private String kind = "none";
  private long right;
  private long wrong;
  private long gaps;
  private long repeats;
  private long crossings;
  private long suspectTimes;
  private long rightNanos;
  private long wrongNanos;

  void take(StreamView view) {
    kind = view.proofKind;
    rightNanos = view.proofsRight > right ? view.dataNanos : rightNanos;
    wrongNanos = view.proofsWrong > wrong || view.gaps > gaps ? view.dataNanos : wrongNanos;
    right = view.proofsRight;
    wrong = view.proofsWrong;
    gaps = view.gaps;
    repeats = view.repeats;
    crossings = view.crossings;
    suspectTimes = view.suspectTimes;
  }

  /** {@code checksum}, {@code sequence}, {@code checksum+sequence} or {@code none}. */
  public String kind() {
    return kind;
  }

  /** Messages proven right. */
  public long right() {
    return right;
  }

  /** Checksums that differed. */
  public long wrong() {
    return wrong;
  }

  /** Messages that were missing. */
  public long gaps() {
    return gaps;
  }

  /** Messages that came twice or were older than the book. */
  public long repeats() {
    return repeats;
  }

  /** Messages after which bid was at or above ask. */
  public long crossings() {
    return crossings;
  }

  /** Events whose exchange time made no sense. */
  public long suspectTimes() {
    return suspectTimes;
  }

  /** When the newest proof was right, {@code TimeSource.nanos()}; 0 when none was. */
  public long rightNanos() {
    return rightNanos;
  }

  /** When a checksum differed or messages were missing last, {@code TimeSource.nanos()}; 0 when never. */
  public long wrongNanos() {
    return wrongNanos;
  }
}
