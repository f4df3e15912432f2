package io.tapedeck.kit;

import java.io.IOException;

/** The proxy, and not the exchange, is the trouble. The thread that connects. */
final class ProxyFailure extends IOException {
  private static final long serialVersionUID = 1L;

  private final String text;
  private final boolean badPassword;

  /**
   * What went wrong.
   *
   * @param text a sentence for the trader
   * @param badPassword whether trying again may lock the user out
   */
  ProxyFailure(String text, String detail, boolean badPassword) {
    super(detail);
    this.text = text;
    this.badPassword = badPassword;
  }

  ProxyFailure(String text, IOException cause) {
    super(String.valueOf(cause), cause);
    this.text = text;
    this.badPassword = false;
  }

  String text() {
    return text;
  }

  boolean badPassword() {
    return badPassword;
  }
}
