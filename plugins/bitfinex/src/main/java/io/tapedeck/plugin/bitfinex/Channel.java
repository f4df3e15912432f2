package io.tapedeck.plugin.bitfinex;

/** What a number stands for on one connection. Immutable; any thread. */
record Channel(String kind, String symbol) {

  boolean isBook() {
    return kind.equals("book");
  }

  boolean isTrades() {
    return kind.equals("trades");
  }
}
