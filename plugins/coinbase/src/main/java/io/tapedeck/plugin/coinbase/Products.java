package io.tapedeck.plugin.coinbase;

import io.tapedeck.api.FrameException;
import io.tapedeck.api.Instrument;
import io.tapedeck.api.ProductType;
import io.tapedeck.api.TradingStatus;
import io.tapedeck.kit.InstrumentSteps;
import io.tapedeck.kit.JsonReader;
import io.tapedeck.kit.WireText;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads lists of products, and one product: {@code [{"id":"BTC-USD",...}]} of the Exchange product, {@code {"products":[{"product_id":"BTC-USD",...}]}} of
 * Advanced Trade. Any thread.
 */
final class Products {

  /**
   * A product.
   *
   * @param instrument null when it says nonsense
   * @param alias the product whose book it shares; empty when it has its own
   */
  record Product(String symbol, @Nullable Instrument instrument, String alias) {}

  private Products() {}

  /** Every product that can be used and has a book of its own. */
  static List<Instrument> readAll(byte[] body) throws FrameException {
    List<Instrument> all = new ArrayList<>();
    JsonReader json = new JsonReader(16 << 20);
    json.reset(body);
    if (json.value() == JsonReader.Token.ARRAY) {
      readArray(json, all);
    } else {
      json.enterObject();
      while (json.nextField()) {
        if (json.fieldIs("products")) {
          json.enterArray();
          readArray(json, all);
        } else {
          json.skipValue();
        }
      }
    }
    json.finish();
    return all;
  }

  private static void readArray(JsonReader json, List<Instrument> into) throws FrameException {
    while (json.nextElement()) {
      Product product = read(json);
      if (product.instrument() != null && product.alias().isEmpty()) {
        into.add(product.instrument());
      }
    }
  }

  /** One product. */
  static Product readOne(byte[] body) throws FrameException {
    JsonReader json = new JsonReader();
    json.reset(body);
    Product product = read(json);
    json.finish();
    return product;
  }

  private static Product read(JsonReader json) throws FrameException {
    String symbol = null;
    String base = null;
    String quote = null;
    String alias = "";
    String type = "SPOT";
    int priceScale = -1;
    int quoteScale = -1;
    int sizeScale = -1;
    TradingStatus status = TradingStatus.UNKNOWN;
    boolean stopped = false;
    json.enterObject();
    while (json.nextField()) {
      switch (json.fieldName()) {
        case "id", "product_id" -> symbol = WireText.orNull(json);
        case "base_currency", "base_currency_id" -> base = orEarlier(WireText.orNull(json), base);
        case "quote_currency", "quote_currency_id" -> quote = orEarlier(WireText.orNull(json), quote);
        case "alias" -> alias = orEarlier(WireText.orNull(json), "");
        case "product_type" -> type = orEarlier(WireText.orNull(json), type);
        case "price_increment" -> priceScale = InstrumentSteps.scale(json);
        case "quote_increment" -> quoteScale = InstrumentSteps.scale(json);
        case "base_increment" -> sizeScale = InstrumentSteps.scale(json);
        case "status" -> {
          status = json.textEquals("online") ? TradingStatus.ONLINE : TradingStatus.HALTED;
          json.skipValue();
        }
        case "trading_disabled", "is_disabled", "cancel_only", "post_only", "limit_only", "auction_mode" -> {
          stopped |= json.value() == JsonReader.Token.TRUE;
          json.skipValue();
        }
        default -> json.skipValue();
      }
    }
    // On the Exchange product the quote's increment is the step of prices.
    int price = priceScale >= 0 ? priceScale : quoteScale;
    if (symbol == null || symbol.isBlank() || base == null || quote == null || quote.isEmpty() || price < 0 || sizeScale < 0) {
      return new Product(symbol == null ? "" : symbol, null, alias == null ? "" : alias);
    }
    ProductType kind = type != null && type.equals("FUTURE") ? ProductType.FUTURE : ProductType.SPOT;
    Instrument instrument = new Instrument(
        CoinbaseAdapter.ID, symbol, base, quote, kind, price, sizeScale, stopped ? TradingStatus.HALTED : status, false, false);
    return new Product(symbol, instrument, alias == null ? "" : alias);
  }

  private static @Nullable String orEarlier(@Nullable String read, @Nullable String earlier) {
    return read == null || read.isEmpty() ? earlier : read;
  }
}
