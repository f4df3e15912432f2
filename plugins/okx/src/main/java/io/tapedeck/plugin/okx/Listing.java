package io.tapedeck.plugin.okx;

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

/** Reads lists of instruments: {@code {"code":"0","data":[{"instId":"BTC-USDT","instType":"SPOT","baseCcy":"BTC",...}]}}. Any thread. */
final class Listing {

  /** The kinds that can be listed whole; options only by their underlying. */
  static final List<String> KINDS = List.of("SPOT", "SWAP", "FUTURES");

  private static final int LONGEST = 16 << 20;

  private Listing() {}

  static String url(String rest, String kind) {
    return rest + "/api/v5/public/instruments?instType=" + kind;
  }

  /** Every instrument that can be used. */
  static List<Instrument> read(byte[] body) throws FrameException {
    JsonReader json = new JsonReader(LONGEST);
    List<Instrument> listed = new ArrayList<>();
    json.reset(body);
    json.enterObject();
    while (json.nextField()) {
      if (json.fieldIs("data")) {
        json.enterArray();
        while (json.nextElement()) {
          Instrument instrument = readOne(json);
          if (instrument != null) {
            listed.add(instrument);
          }
        }
      } else if (json.fieldIs("code") && !json.textEquals("0")) {
        throw new FrameException("the list was refused");
      } else {
        json.skipValue();
      }
    }
    json.finish();
    return listed;
  }

  private static @Nullable Instrument readOne(JsonReader json) throws FrameException {
    String symbol = "";
    String base = "";
    String quote = "";
    String underlying = "";
    ProductType product = null;
    TradingStatus status = TradingStatus.UNKNOWN;
    int priceScale = -1;
    int sizeScale = -1;
    json.enterObject();
    while (json.nextField()) {
      switch (json.fieldName()) {
        case "instId" -> symbol = WireText.orEmpty(json);
        case "instType" -> product = product(WireText.orEmpty(json));
        case "baseCcy" -> base = WireText.orEmpty(json);
        case "quoteCcy" -> quote = WireText.orEmpty(json);
        case "uly" -> underlying = WireText.orEmpty(json);
        case "tickSz" -> priceScale = InstrumentSteps.scale(json);
        case "lotSz" -> sizeScale = InstrumentSteps.scale(json);
        case "state" -> status = status(WireText.orEmpty(json));
        default -> json.skipValue();
      }
    }
    if (base.isEmpty()) {
      // Of derivatives only the underlying is named, which OKX writes as base, dash, quote.
      int dash = underlying.indexOf('-');
      base = dash < 0 ? "" : underlying.substring(0, dash);
      quote = dash < 0 ? "" : underlying.substring(dash + 1);
    }
    if (symbol.isEmpty() || product == null || base.isEmpty() || priceScale < 0 || sizeScale < 0) {
      return null;
    }
    return new Instrument(OkxAdapter.ID, symbol, base, quote, product, priceScale, sizeScale, status, false, false);
  }

  private static @Nullable ProductType product(String word) {
    return switch (word) {
      case "SPOT" -> ProductType.SPOT;
      case "SWAP" -> ProductType.PERPETUAL;
      case "FUTURES" -> ProductType.FUTURE;
      case "OPTION" -> ProductType.OPTION;
      default -> null;
    };
  }

  private static TradingStatus status(String word) {
    return switch (word) {
      case "live" -> TradingStatus.ONLINE;
      case "suspend", "preopen", "expired", "settlement", "test" -> TradingStatus.HALTED;
      default -> TradingStatus.UNKNOWN;
    };
  }
}
