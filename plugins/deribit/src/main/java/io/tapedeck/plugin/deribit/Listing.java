package io.tapedeck.plugin.deribit;

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

/** Reads {@code {"result":[{"instrument_name":"BTC-PERPETUAL","kind":"future",...}]}}, or one instrument as the result. Any thread. */
final class Listing {
  private static final int LONGEST = 16 << 20;

  private Listing() {}

  /** Every instrument that can be used; combinations of several are left out, for their prices may be below zero. */
  static List<Instrument> read(byte[] body) throws FrameException {
    JsonReader json = new JsonReader(LONGEST);
    List<Instrument> listed = new ArrayList<>();
    json.reset(body);
    json.enterObject();
    while (json.nextField()) {
      if (!json.fieldIs("result")) {
        json.skipValue();
      } else if (json.value() == JsonReader.Token.ARRAY) {
        while (json.nextElement()) {
          json.enterObject();
          add(readOne(json), listed);
        }
      } else {
        json.enterObject();
        add(readOne(json), listed);
      }
    }
    json.finish();
    return listed;
  }

  private static void add(@Nullable Instrument instrument, List<Instrument> listed) {
    if (instrument != null) {
      listed.add(instrument);
    }
  }

  private static @Nullable Instrument readOne(JsonReader json) throws FrameException {
    String symbol = "";
    String base = "";
    String quote = "";
    String kind = "";
    String period = "";
    TradingStatus status = TradingStatus.UNKNOWN;
    int priceScale = -1;
    int sizeScale = -1;
    while (json.nextField()) {
      switch (json.fieldName()) {
        case "instrument_name" -> symbol = WireText.orEmpty(json);
        case "base_currency" -> base = WireText.orEmpty(json);
        case "quote_currency" -> quote = WireText.orEmpty(json);
        case "kind" -> kind = WireText.orEmpty(json);
        case "settlement_period" -> period = WireText.orEmpty(json);
        case "tick_size" -> priceScale = InstrumentSteps.scale(json);
        case "min_trade_amount" -> sizeScale = InstrumentSteps.scale(json);
        case "is_active" -> {
          status = json.value() == JsonReader.Token.TRUE ? TradingStatus.ONLINE : TradingStatus.HALTED;
          json.skipValue();
        }
        default -> json.skipValue();
      }
    }
    ProductType product = switch (kind) {
      case "spot" -> ProductType.SPOT;
      case "future" -> period.equals("perpetual") ? ProductType.PERPETUAL : ProductType.FUTURE;
      case "option" -> ProductType.OPTION;
      default -> null;
    };
    if (symbol.isEmpty() || base.isEmpty() || product == null || priceScale < 0 || sizeScale < 0) {
      return null;
    }
    return new Instrument(DeribitAdapter.ID, symbol, base, quote, product, priceScale, sizeScale, status, false, false);
  }
}
