package io.tapedeck.app.intake;

import io.tapedeck.api.Problem;
import org.jspecify.annotations.Nullable;

/**
 * What the verdict is made of, for one stream at one moment. Immutable; any thread.
 *
 * @param link state of its connection
 * @param linkSinceNanos when that began
 * @param attempt number of the connection attempt
 * @param problem why the connection is lost; null when it is not
 * @param retryAtNanos when the next attempt is due, if {@code willRetry}
 * @param willRetry false when the feed gave up
 * @param subscribed the exchange accepted the subscription, or data came
 * @param refusal why the exchange refused it; null when it did not
 * @param frameNanos when the last frame of its connection came; 0 when none came since it opened
 * @param dataNanos when its last valid event came; 0 when none came since the connection opened
 * @param lifeNanos when anything readable of this stream came, be it of no use; 0 when nothing did since the connection opened
 * @param everHadData true when a valid event ever came
 * @param book state of its book
 * @param bookSinceNanos when that began
 * @param bookReason why the book lost step; empty when it did not
 * @param proofKind as {@link ProofCounts#kind()}
 * @param suspect true when the book lost step so often that the host decides when to ask for a snapshot
 * @param unasked true when the book lost step and nobody has asked for its snapshot yet
 * @param doubts how often the book lost step or the connection was lost, ever
 * @param lastDoubt why, the last time; empty when it never happened
 * @param crossedNanos when bid met ask, if it still does; 0 when not
 * @param subscribedNanos when the exchange last accepted the subscription; 0 when it did not since the connection opened
 * @param usualGapNanos the longest usual silence of this stream; 0 while too little is known
 * @param halted true when the exchange does not trade it now
 */
public record StreamFacts(
    LinkState link,
    long linkSinceNanos,
    int attempt,
    @Nullable Problem problem,
    long retryAtNanos,
    boolean willRetry,
    boolean subscribed,
    @Nullable Problem refusal,
    long frameNanos,
    long dataNanos,
    long lifeNanos,
    boolean everHadData,
    BookState book,
    long bookSinceNanos,
    String bookReason,
    String proofKind,
    boolean suspect,
    boolean unasked,
    long doubts,
    String lastDoubt,
    long crossedNanos,
    long subscribedNanos,
    long usualGapNanos,
    boolean halted) {

  /** States of a connection. */
  public enum LinkState {
    /** Not begun. */
    IDLE,
    /** An attempt is under way. */
    CONNECTING,
    /** Open. */
    OPEN,
    /** Gone; perhaps to be tried again. */
    LOST
  }
}
