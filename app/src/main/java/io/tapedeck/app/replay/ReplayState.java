package io.tapedeck.app.replay;

/**
 * Where a replay stands. Immutable; any thread.
 *
 * @param phase what it does
 * @param speed how fast
 * @param startEpochNanos when the recording began, by its wall clock
 * @param passedNanos how far it is
 * @param lengthNanos how long it is
 * @param sentence what went wrong, or how the recording ends when not in order; empty when all is well
 */
public record ReplayState(
    Phase phase, Replay.Speed speed, long startEpochNanos, long passedNanos, long lengthNanos, String sentence) {

  /** Before the file is open. */
  static final ReplayState OPENING = new ReplayState(Phase.OPENING, Replay.Speed.X1, 0, 0, 0, "");

  /** What a replay does. */
  public enum Phase {
    /** The file is being opened. */
    OPENING,
    /** It plays. */
    PLAYING,
    /** It holds still. */
    PAUSED,
    /** Everything was played. */
    ENDED,
    /** The file cannot be played. */
    FAILED
  }
}
