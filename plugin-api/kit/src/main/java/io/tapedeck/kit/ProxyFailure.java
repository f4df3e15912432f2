package io.tapedeck.kit;

import java.io.IOException;
import java.time.Duration;

/** The proxy, and not the exchange, is the trouble. The thread that connects. */
final class ProxyFailure extends IOException {
  private static final long serialVersionUID = 1L;

  /** A proxy may lock a user out who tries a wrong password too often; what else is wrong with it is rarely mended sooner either. */
  private static final Duration WAIT = Duration.ofMinutes(1);

  private final String text;
  private final boolean badPassword;
  private final Duration wait;

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
    this.wait = WAIT;
  }

  ProxyFailure(String text, IOException cause) {
    super(String.valueOf(cause), cause);
    this.text = text;
    this.badPassword = false;
    this.wait = WAIT;
  }

  /** The password was refused a moment ago, so nothing was tried. */
  ProxyFailure(String text, Duration wait) {
    super("not asked again yet");
    this.text = text;
    this.badPassword = false;
    this.wait = wait;
  }

  String text() {
    return text;
  }

  boolean badPassword() {
    return badPassword;
  }

  Duration waitTime() {
    return wait;
  }
}
