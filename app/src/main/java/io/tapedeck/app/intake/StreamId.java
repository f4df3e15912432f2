package io.tapedeck.app.intake;

import io.tapedeck.api.Instrument;
import java.util.Objects;
import java.util.Optional;

/**
 * Which stream is meant: a symbol of an exchange. It stays the same while the instrument's key, made of its base and quote, may only become known later, or be that of several
 * dated contracts. Immutable; any thread.
 *
 * @param exchange plugin id
 * @param symbol the exchange's own name for the instrument
 */
public record StreamId(String exchange, String symbol) {

  /** Checks that both are there. */
  public StreamId {
    Objects.requireNonNull(exchange);
    Objects.requireNonNull(symbol);
  }

  /** The stream of an instrument. */
  public static StreamId of(Instrument instrument) {
    return new StreamId(instrument.exchange(), instrument.symbol());
  }

  /** Reads what {@link #text()} wrote; empty when it is not such a text. */
  public static Optional<StreamId> parse(String text) {
    int colon = text.indexOf(':');
    return colon <= 0 || colon == text.length() - 1
        ? Optional.empty()
        : Optional.of(new StreamId(text.substring(0, colon), text.substring(colon + 1)));
  }

  /** {@code kraken:BTC/USD}; an id has no colon, a symbol may. */
  public String text() {
    return exchange + ":" + symbol;
  }
}
