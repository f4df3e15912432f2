package io.tapedeck.kit;

import java.io.IOException;

/** Ends a stream that broke the protocol or our limits. The reading thread. */
final class GuardException extends IOException {
  private static final long serialVersionUID = 1L;

  /** Close codes of RFC 6455, section 7.4.1. */
  static final int PROTOCOL = 1002;

  static final int NOT_TEXT = 1007;
  static final int TOO_LARGE = 1009;

  private final int code;

  /**
   * What broke.
   *
   * @param code what the server is told
   */
  GuardException(int code, String message) {
    super(message);
    this.code = code;
  }

  int code() {
    return code;
  }
}
