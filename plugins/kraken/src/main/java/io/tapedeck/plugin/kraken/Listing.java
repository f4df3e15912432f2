package io.tapedeck.plugin.kraken;

import io.tapedeck.api.FrameException;
import io.tapedeck.api.Instrument;
import io.tapedeck.api.ProductType;
import io.tapedeck.api.TradingStatus;
import io.tapedeck.kit.JsonReader;
import io.tapedeck.kit.WireText;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the {@code data} of an {@code instrument} message: {@code {"assets":[...],"pairs":[...]}}. One thread. */
final class Listing {

  private Listing() {}

  /** Adds each pair that can be used. One that says nonsense is left out, so that it stays unlisted alone. */
  static void read(JsonReader json, List<Instrument> into) throws FrameException {
    json.enterObject();
    while (json.nextField()) {
      if (!json.fieldIs("pairs")) {
        json.skipValue();
        continue;
      }
      json.enterArray();
      while (json.nextElement()) {
        Instrument pair = readPair(json);
        if (pair != null) {
          into.add(pair);
        }
      }
    }
  }

  private static @Nullable Instrument readPair(JsonReader json) throws FrameException {
    String symbol = null;
    String base = null;
    String quote = null;
    TradingStatus status = TradingStatus.UNKNOWN;
    long priceScale = -1;
    long sizeScale = -1;
    json.enterObject();
    while (json.nextField()) {
      switch (json.fieldName()) {
        case "symbol" -> symbol = WireText.orNull(json);
        case "base" -> base = WireText.orNull(json);
        case "quote" -> quote = WireText.orNull(json);
        case "status" -> status = status(WireText.orNull(json));
        case "price_precision" -> priceScale = WireText.whole(json, -1);
        case "qty_precision" -> sizeScale = WireText.whole(json, -1);
        default -> json.skipValue();
      }
    }
    if (symbol == null || symbol.isBlank() || base == null || quote == null || !isScale(priceScale) || !isScale(sizeScale)) {
      return null;
    }
    return new Instrument(
        KrakenAdapter.ID, symbol, base, quote, ProductType.SPOT, (int) priceScale, (int) sizeScale, status, false, false);
  }

  private static boolean isScale(long scale) {
    return scale >= 0 && scale <= Instrument.MAX_SCALE;
  }

  /** Words of the page "Instruments" (WebSocket v2). */
  private static TradingStatus status(@Nullable String word) {
    if (word == null) {
      return TradingStatus.UNKNOWN;
    }
    return switch (word) {
      case "online" -> TradingStatus.ONLINE;
      case "cancel_only", "delisted", "limit_only", "maintenance", "post_only", "reduce_only", "work_in_progress" ->
          TradingStatus.HALTED;
      default -> TradingStatus.UNKNOWN;
    };
  }
}
