package io.tapedeck.plugin.demo;

import io.tapedeck.api.Instrument;
import java.util.List;
import java.util.Optional;

/**
 * A symbol of the demo exchange and the character of its market. Immutable; any thread.
 *
 * @param instrument what is traded
 * @param anchor the price the market is drawn to, as a mantissa
 * @param tick smallest price step, as a mantissa
 * @param typicalSize the median size of a trade, as a mantissa
 * @param liveliness how far the price wanders, 1 for a large coin
 */
record Listing(Instrument instrument, long anchor, long tick, long typicalSize, double liveliness) {

  /** All that the demo exchange lists: from 12 decimals to whole numbers of ten digits. */
  static final List<Listing> ALL = List.of(
      of("BTC", "USD", 1, 8, 650_001L, 1, 1_200_000L, 1.0),
      of("ETH", "USD", 2, 8, 321_457L, 1, 25_000_000L, 1.15),
      of("SOL", "USD", 2, 8, 14_237L, 1, 650_000_000L, 0.9),
      of("BTC", "USDT", 2, 6, 6_500_010L, 1, 11_000L, 1.0),
      of("XRP", "USD", 5, 6, 241_873L, 1, 420_000_000L, 1.3),
      of("DOGE", "USD", 7, 2, 1_734_512L, 1, 410_000L, 1.6),
      of("ADA", "EUR", 6, 6, 612_340L, 1, 650_000_000L, 1.3),
      of("SHIB", "USD", 8, 0, 1_234L, 1, 24_000_000L, 1.6),
      of("PEPE", "USD", 12, 0, 8_123_456L, 1, 38_000_000L, 1.8),
      of("TRX", "BTC", 10, 1, 12_345L, 1, 32_000L, 1.1),
      of("ETH", "BTC", 6, 8, 49_456L, 1, 22_000_000L, 0.8),
      of("BTC", "IDR", 0, 8, 1_052_340_000L, 1_000, 600_000L, 1.0),
      of("BTC", "JPY", 0, 8, 9_876_543L, 1, 1_000_000L, 1.0),
      of("XAU", "USD", 3, 4, 2_345_678L, 10, 3_000L, 0.6),
      of("EUR", "USD", 5, 2, 108_432L, 1, 75_000L, 0.35),
      of("USDT", "USD", 4, 2, 9_998L, 1, 90_000L, 0.12));

  /** Plugin id, and the exchange in every instrument's key. */
  static final String EXCHANGE = "demo";

  /** The listing of a symbol, if there is one. */
  static Optional<Listing> of(String symbol) {
    return ALL.stream().filter(l -> l.symbol().equals(symbol)).findFirst();
  }

  /** The exchange's own name for it. */
  String symbol() {
    return instrument.symbol();
  }

  private static Listing of(
      String base, String quote, int priceScale, int sizeScale, long anchor, long tick, long size, double liveliness) {
    Instrument instrument = Instrument.spot("demo", base + "/" + quote, base, quote, priceScale, sizeScale);
    return new Listing(instrument, anchor / tick * tick, tick, size, liveliness);
  }
}
