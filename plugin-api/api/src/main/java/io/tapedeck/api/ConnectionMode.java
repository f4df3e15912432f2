package io.tapedeck.api;

/** How a feed gets its data. An exchange says which it offers in {@link ExchangeInfo#modes()}. */
public enum ConnectionMode {
  /** One WebSocket carries every symbol. */
  WEBSOCKET_SHARED("WebSocket, one shared"),
  /** One WebSocket, and so one reader thread, for each symbol. */
  WEBSOCKET_PER_SYMBOL("WebSocket, one per symbol"),
  /** REST requests at a fixed pace; never opens a WebSocket. */
  POLLING("Polling");

  private final String label;

  ConnectionMode(String label) {
    this.label = label;
  }

  /** What the trader reads in the mode list. */
  public String label() {
    return label;
  }
}
