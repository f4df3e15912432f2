package io.tapedeck.plugin.bitstamp;

import io.tapedeck.api.FrameException;
import io.tapedeck.api.Instrument;
import io.tapedeck.api.ProductType;
import io.tapedeck.api.TradingStatus;
import io.tapedeck.kit.JsonReader;
import io.tapedeck.kit.WireText;
import java.util.ArrayList;
import java.util.List;

/** Reads {@code [{"name":"BTC/USD","url_symbol":"btcusd","base_decimals":8,"counter_decimals":2,"trading":"Enabled"}]}. Any thread. */
final class Listing {

  private Listing() {}

  /** Every pair that can be used. */
  static List<Instrument> read(byte[] body) throws FrameException {
    JsonReader json = new JsonReader();
    List<Instrument> listed = new ArrayList<>();
    json.reset(body);
    json.enterArray();
    while (json.nextElement()) {
      String symbol = "";
      String name = "";
      TradingStatus status = TradingStatus.UNKNOWN;
      long sizeScale = -1;
      long priceScale = -1;
      json.enterObject();
      while (json.nextField()) {
        switch (json.fieldName()) {
          case "url_symbol" -> symbol = WireText.orEmpty(json);
          case "name" -> name = WireText.orEmpty(json);
          case "base_decimals" -> sizeScale = WireText.whole(json, -1);
          case "counter_decimals" -> priceScale = WireText.whole(json, -1);
          case "trading" -> {
            status = json.textEquals("Enabled") ? TradingStatus.ONLINE : TradingStatus.HALTED;
            json.skipValue();
          }
          default -> json.skipValue();
        }
      }
      int slash = name.indexOf('/');
      if (!symbol.isEmpty() && slash > 0 && isScale(sizeScale) && isScale(priceScale)) {
        listed.add(new Instrument(
            BitstampAdapter.ID, symbol, name.substring(0, slash), name.substring(slash + 1), ProductType.SPOT,
            (int) priceScale, (int) sizeScale, status, false, false));
      }
    }
    json.finish();
    return listed;
  }

  private static boolean isScale(long scale) {
    return scale >= 0 && scale <= Instrument.MAX_SCALE;
  }
}
