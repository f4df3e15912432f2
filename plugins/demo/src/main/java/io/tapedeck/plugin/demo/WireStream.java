package io.tapedeck.plugin.demo;

import io.tapedeck.api.Instrument;
import io.tapedeck.api.MarketSink;

/** A symbol as the protocol knows it. Reader thread of one connection. */
final class WireStream {
  final Instrument instrument;

  /** The sink's number, once the exchange has defined the instrument. */
  int id = MarketSink.NO_STREAM;

  WireStream(Instrument instrument) {
    this.instrument = instrument;
  }
}
