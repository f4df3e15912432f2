package io.tapedeck.app.tape;

/**
 * One line of a recording.
 *
 * @param line number of the line, from 1
 * @param epochNanos when it was received, or {@link #NO_TIME}
 * @param direction where it came from
 * @param url of a REST answer; empty when the recording does not tell
 * @param text exactly as received
 */
public record RecordedFrame(long line, long epochNanos, Direction direction, String url, String text) {

  /** The recorder kept no time. */
  public static final long NO_TIME = Long.MIN_VALUE;

  /** Where a frame came from. */
  public enum Direction {
    /** A WebSocket frame as received. */
    IN,
    /** What the recorder sent. */
    OUT,
    /** The body of a REST answer. */
    HTTP
  }
}
