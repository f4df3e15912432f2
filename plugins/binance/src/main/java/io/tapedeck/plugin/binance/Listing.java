package io.tapedeck.plugin.binance;

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

/** Reads {@code exchangeInfo}: {@code {"symbols":[{"symbol":"BTCUSDT","baseAsset":"BTC",...,"filters":[...]}]}}. Any thread. */
final class Listing {
  private static final int LONGEST = 16 << 20;

  private final JsonReader json = new JsonReader(LONGEST);
  private final Market market;
  private final List<Instrument> listed = new ArrayList<>();

  private Listing(Market market) {
    this.market = market;
  }

  /** Every symbol that can be used. */
  static List<Instrument> read(byte[] body, Market market) throws FrameException {
    return new Listing(market).read(body);
  }

  private List<Instrument> read(byte[] body) throws FrameException {
    json.reset(body);
    json.enterObject();
    boolean found = false;
    while (json.nextField()) {
      if (json.fieldIs("symbols")) {
        found = true;
        json.enterArray();
        while (json.nextElement()) {
          readSymbol();
        }
      } else {
        json.skipValue();
      }
    }
    json.finish();
    if (!found) {
      throw new FrameException("no list of symbols");
    }
    return listed;
  }

  private void readSymbol() throws FrameException {
    String symbol = null;
    String base = null;
    String quote = null;
    String contract = null;
    TradingStatus status = TradingStatus.UNKNOWN;
    int[] scales = {-1, -1};
    json.enterObject();
    while (json.nextField()) {
      switch (json.fieldName()) {
        case "symbol" -> symbol = WireText.orNull(json);
        case "baseAsset" -> base = WireText.orNull(json);
        case "quoteAsset" -> quote = WireText.orNull(json);
        case "contractType" -> contract = WireText.orNull(json);
        case "status", "contractStatus" -> status = status(WireText.orNull(json));
        case "filters" -> readFilters(scales);
        default -> json.skipValue();
      }
    }
    if (symbol != null && !symbol.isBlank() && base != null && quote != null && scales[0] >= 0 && scales[1] >= 0) {
      listed.add(new Instrument(
          BinanceAdapter.ID, symbol, base, quote, product(contract), scales[0], scales[1], status, false, false));
    }
  }

  /** {@code [{"filterType":"PRICE_FILTER","tickSize":"0.01"}, {"filterType":"LOT_SIZE","stepSize":"0.00001"}]}. */
  private void readFilters(int[] scales) throws FrameException {
    json.enterArray();
    while (json.nextElement()) {
      String type = "";
      int tick = -1;
      int step = -1;
      json.enterObject();
      while (json.nextField()) {
        switch (json.fieldName()) {
          case "filterType" -> type = json.text();
          case "tickSize" -> tick = InstrumentSteps.scale(json);
          case "stepSize" -> step = InstrumentSteps.scale(json);
          default -> json.skipValue();
        }
      }
      if (type.equals("PRICE_FILTER")) {
        scales[0] = tick;
      } else if (type.equals("LOT_SIZE")) {
        scales[1] = step;
      }
    }
  }

  private ProductType product(@Nullable String contract) {
    if (contract == null || contract.isEmpty()) {
      return market.product();
    }
    return contract.contains("PERPETUAL") ? ProductType.PERPETUAL : ProductType.FUTURE;
  }

  private static TradingStatus status(@Nullable String word) {
    if (word == null) {
      return TradingStatus.UNKNOWN;
    }
    return switch (word) {
      case "TRADING" -> TradingStatus.ONLINE;
      case "BREAK", "HALT", "END_OF_DAY", "AUCTION_MATCH", "CANCEL_ONLY", "PRE_TRADING", "POST_TRADING", "PENDING_TRADING", "SETTLING", "CLOSE",
          "PRE_SETTLE", "PRE_DELIVERING", "DELIVERING", "DELIVERED" -> TradingStatus.HALTED;
      default -> TradingStatus.UNKNOWN;
    };
  }
}
