package io.tapedeck.api;

import java.util.Locale;
import java.util.Objects;

/**
 * A thing that is traded at one exchange. Immutable; any thread.
 *
 * <p>The scales say how the program writes and stores its numbers: a price mantissa {@code p} means {@code p / 10^priceScale},
 * a size mantissa {@code s} means {@code s / 10^sizeScale}.
 *
 * @param exchange plugin id of the exchange, for instance {@code kraken}
 * @param symbol the exchange's own name for it, exactly as on the wire; identifies the instrument within its exchange
 * @param base what is bought and sold, in the program's words ({@code BTC}, never {@code XBT})
 * @param quote what it is paid in; {@code USDT} is not {@code USD}
 * @param product kind of product
 * @param priceScale decimal digits of a price, 0 to {@value #MAX_SCALE}
 * @param sizeScale decimal digits of a size, 0 to {@value #MAX_SCALE}
 * @param status whether it is traded now
 * @param inferred true when the scales are a guess from the digits seen so far and may still grow; false when the exchange
 *     declared them
 * @param negativePrices true when a price of zero or below is meaningful for this product
 */
public record Instrument(
    String exchange,
    String symbol,
    String base,
    String quote,
    ProductType product,
    int priceScale,
    int sizeScale,
    TradingStatus status,
    boolean inferred,
    boolean negativePrices) {

  /** The most decimal digits a price or a size may have. */
  public static final int MAX_SCALE = 12;

  /** Checks ranges. */
  public Instrument {
    Objects.requireNonNull(product);
    Objects.requireNonNull(status);
    if (exchange.isBlank() || symbol.isBlank()) {
      throw new IllegalArgumentException("An instrument needs an exchange and a symbol");
    }
    if (priceScale < 0 || priceScale > MAX_SCALE || sizeScale < 0 || sizeScale > MAX_SCALE) {
      throw new IllegalArgumentException(
          symbol + ": scales must lie between 0 and " + MAX_SCALE + ": " + priceScale + ", " + sizeScale);
    }
  }

  /** A spot instrument whose scales the exchange declared. */
  public static Instrument spot(
      String exchange, String symbol, String base, String quote, int priceScale, int sizeScale) {
    return new Instrument(
        exchange, symbol, base, quote, ProductType.SPOT, priceScale, sizeScale, TradingStatus.ONLINE, false, false);
  }

  /**
   * An instrument of which only the symbol is known yet: scales 0 and {@link #inferred()}. The feed redefines it as soon as the
   * exchange says more. {@code symbol} is taken apart at a slash for display only.
   */
  public static Instrument provisional(String exchange, String symbol) {
    int slash = symbol.indexOf('/');
    String base = slash < 0 ? symbol : symbol.substring(0, slash);
    String quote = slash < 0 ? "" : symbol.substring(slash + 1);
    return new Instrument(
        exchange, symbol, base, quote, ProductType.SPOT, 0, 0, TradingStatus.UNKNOWN, true, false);
  }

  /** The same instrument with other scales. */
  public Instrument withScales(int newPriceScale, int newSizeScale) {
    return new Instrument(
        exchange, symbol, base, quote, product, newPriceScale, newSizeScale, status, inferred, negativePrices);
  }

  /**
   * What the trader reads: {@code BTC/USD}, or the exchange's symbol where there is no quote. Characters that cannot be seen, or that would turn the text
   * around, are replaced.
   */
  public String name() {
    String name = quote.isEmpty() ? symbol : base + "/" + quote;
    return name.chars().anyMatch(Instrument::unreadable) ? readable(name) : name;
  }

  private static boolean unreadable(int c) {
    int type = Character.getType(c);
    return type == Character.CONTROL || type == Character.FORMAT || type == Character.LINE_SEPARATOR
        || type == Character.PARAGRAPH_SEPARATOR || type == Character.SURROGATE || type == Character.PRIVATE_USE;
  }

  private static String readable(String name) {
    StringBuilder out = new StringBuilder(name.length());
    name.chars().forEach(c -> out.append(unreadable(c) ? '\uFFFD' : (char) c));
    return out.toString();
  }

  /** The key across exchanges, {@code KRAKEN:BTC/USD} or {@code BINANCE:BTC/USDT:PERPETUAL}. */
  public String key() {
    String key = exchange.toUpperCase(Locale.ROOT) + ":" + name();
    return product == ProductType.SPOT ? key : key + ":" + product;
  }
}
