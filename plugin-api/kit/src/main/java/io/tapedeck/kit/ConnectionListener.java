package io.tapedeck.kit;

import io.tapedeck.api.Problem;

/**
 * Hears what happens on a {@link Connection}. The connection's reading thread, one call at a time; {@link #lost} may come from
 * another thread, but never at the same time.
 */
public interface ConnectionListener {

  /** A text frame: valid UTF-8, never empty. The array belongs to the listener. */
  void frame(byte[] frame);

  /**
   * A frame that is no readable text. The connection stays, unless it was no UTF-8: RFC 6455, section 8.1, then wants it ended, and
   * {@link #lost} follows.
   *
   * @param reason a short phrase, the same for the same fault
   */
  void frameRejected(String reason);

  /** A binary frame. Rejected unless the listener is of an exchange that speaks binary; the array belongs to the listener. */
  default void binary(byte[] frame) {
    frameRejected("unexpected binary frame");
  }

  /** The connection is gone, whoever ended it. Once; not after {@link Connection#close()}. */
  void lost(Problem why);
}
