package io.tapedeck.app.feed;

/**
 * What is being done for a stream in trouble, for the reason the trader reads. Immutable; any thread.
 *
 * @param asked how often it was asked for anew since it last brought data
 * @param unanswered true when the newest request was not answered in time
 * @param reconnectAtNanos when its connection will be given up, on the monotonic clock; 0 when that is not planned
 */
public record Remedy(int asked, boolean unanswered, long reconnectAtNanos) {
  /** Nothing needs to be done. */
  public static final Remedy NONE = new Remedy(0, false, 0);
}
