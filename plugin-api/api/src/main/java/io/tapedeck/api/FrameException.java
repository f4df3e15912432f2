package io.tapedeck.api;

/**
 * A frame that cannot be read. Thrown by {@link WireProtocol#frame}; the frame is counted as rejected and the feed goes on.
 * Cheap to throw: it carries no stack trace. Reader thread of one connection.
 */
public final class FrameException extends Exception {
  private static final long serialVersionUID = 1L;

  /**
   * Says what is wrong.
   *
   * @param reason a short phrase that is the same for the same fault, so that repeats can be counted by it
   */
  public FrameException(String reason) {
    super(reason, null, false, false);
  }

  /** The reason, never null. */
  public String reason() {
    String message = getMessage();
    return message == null ? "unreadable" : message;
  }
}
