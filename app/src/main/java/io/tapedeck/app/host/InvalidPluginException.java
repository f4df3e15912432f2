package io.tapedeck.app.host;

/** Says in one phrase why a plugin file cannot be used. Stays inside the host. */
final class InvalidPluginException extends Exception {
  private static final long serialVersionUID = 1L;

  InvalidPluginException(String reason) {
    super(reason, null, false, false);
  }

  String reason() {
    String message = getMessage();
    return message == null ? "unknown reason" : message;
  }
}
