package io.tapedeck.plugin.bybit;

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

/** Reads {@code {"retCode":0,"result":{"list":[{"symbol":"BTCUSDT","baseCoin":"BTC",...}]}}}. Any thread. */
final class Listing {
  private static final int LONGEST = 16 << 20;

  private Listing() {}

  /** Every symbol that can be used. */
  static List<Instrument> read(byte[] body) throws FrameException {
    JsonReader json = new JsonReader(LONGEST);
    List<Instrument> listed = new ArrayList<>();
    json.reset(body);
    json.enterObject();
    while (json.nextField()) {
      if (json.fieldIs("result")) {
        readResult(json, listed);
      } else {
        json.skipValue();
      }
    }
    json.finish();
    return listed;
  }

  private static void readResult(JsonReader json, List<Instrument> listed) throws FrameException {
    json.enterObject();
    while (json.nextField()) {
      if (!json.fieldIs("list")) {
        json.skipValue();
        continue;
      }
      json.enterArray();
      while (json.nextElement()) {
        Instrument instrument = readOne(json);
        if (instrument != null) {
          listed.add(instrument);
        }
      }
    }
  }

  private static @Nullable Instrument readOne(JsonReader json) throws FrameException {
    String symbol = null;
    String base = null;
    String quote = null;
    String contract = null;
    TradingStatus status = TradingStatus.UNKNOWN;
    int priceScale = -1;
    int sizeScale = -1;
    json.enterObject();
    while (json.nextField()) {
      switch (json.fieldName()) {
        case "symbol" -> symbol = WireText.orNull(json);
        case "baseCoin" -> base = WireText.orNull(json);
        case "quoteCoin" -> quote = WireText.orNull(json);
        case "contractType" -> contract = WireText.orNull(json);
        case "status" -> status = status(WireText.orNull(json));
        case "priceFilter" -> priceScale = step(json, "tickSize", "tickSize");
        case "lotSizeFilter" -> sizeScale = step(json, "basePrecision", "qtyStep");
        default -> json.skipValue();
      }
    }
    if (symbol == null || symbol.isBlank() || base == null || quote == null || priceScale < 0 || sizeScale < 0) {
      return null;
    }
    return new Instrument(
        BybitAdapter.ID, symbol, base, quote, product(contract), priceScale, sizeScale, status, false, false);
  }

  private static int step(JsonReader json, String name, String orName) throws FrameException {
    int scale = -1;
    json.enterObject();
    while (json.nextField()) {
      if (json.fieldIs(name) || json.fieldIs(orName)) {
        scale = InstrumentSteps.scale(json);
      } else {
        json.skipValue();
      }
    }
    return scale;
  }

  private static ProductType product(@Nullable String contract) {
    if (contract == null) {
      return ProductType.SPOT;
    }
    return contract.contains("Perpetual") ? ProductType.PERPETUAL : ProductType.FUTURE;
  }

  private static TradingStatus status(@Nullable String word) {
    if (word == null) {
      return TradingStatus.UNKNOWN;
    }
    return switch (word) {
      case "Trading" -> TradingStatus.ONLINE;
      case "PreLaunch", "Settling", "Delivering", "Closed", "Break" -> TradingStatus.HALTED;
      default -> TradingStatus.UNKNOWN;
    };
  }
}
