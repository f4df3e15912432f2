package io.tapedeck.kit;

/**
 * Names of the threads that serve a connection beside its reader. Only the reader carries the symbol in its name, so that it is found by it. Any thread.
 */
final class HelperThreads {

  private HelperThreads() {}

  /** {@code kraken-ws-1 BTC/USD} and {@code write} make {@code kraken-ws-1-write}. */
  static String name(String reader, String role) {
    int space = reader.indexOf(' ');
    return (space < 0 ? reader : reader.substring(0, space)) + "-" + role;
  }
}
