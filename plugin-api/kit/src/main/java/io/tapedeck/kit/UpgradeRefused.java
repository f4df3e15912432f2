package io.tapedeck.kit;

import java.io.IOException;
import java.util.Locale;
import java.util.Map;

/** The server answered the handshake with something else than 101. The thread that connects. */
final class UpgradeRefused extends IOException {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final transient Map<String, String> headers;

  /**
   * What was answered.
   *
   * @param status HTTP status, or 0 when it was no HTTP at all
   * @param headers by lower-case name
   */
  UpgradeRefused(int status, Map<String, String> headers) {
    super(status == 0 ? "no HTTP answer" : "HTTP " + status);
    this.status = status;
    this.headers = Map.copyOf(headers);
  }

  int status() {
    return status;
  }

  String header(String name) {
    return headers.getOrDefault(name.toLowerCase(Locale.ROOT), "");
  }
}
