package io.tapedeck.api;

/** Where a {@link WireProtocol} puts what it wants to say to the exchange. Never blocks. */
@FunctionalInterface
public interface WireOutput {

  /** For replay, inspection and tests: nobody listens. */
  WireOutput NOWHERE = text -> {};

  /** Sends one text frame after those before it, at the pace the exchange allows. */
  void send(String text);
}
