package io.tapedeck.app.intake;

import io.tapedeck.api.Side;

/** Takes prints out of a lane, oldest first. The pumping thread. */
@FunctionalInterface
public interface PrintSink {

  /**
   * One print. Prices and sizes are mantissas in the scales given with them, which may differ from the stream's scales of now.
   */
  void print(
      long receivedEpochNanos, long exchangeNanos, long price, int priceScale, long size, int sizeScale, Side taker);
}
