package io.tapedeck.plugin.bitfinex;

import io.tapedeck.api.FrameException;
import io.tapedeck.api.Instrument;
import io.tapedeck.api.ProductType;
import io.tapedeck.api.TradingStatus;
import io.tapedeck.kit.JsonReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Reads {@code [["AAVE:USD","BTCUSD",...],[["UST","USDt"],...]]}: pairs, and what Bitfinex's short names of currencies stand for. Steps are not declared: prices
 * have five significant digits. Any thread.
 */
final class Listing {

  /** Two names of three letters are written without a colon (page "General", "Symbols"). */
  private static final int SHORT = 3;

  private Listing() {}

  /** Every pair that can be used. */
  static List<Instrument> read(byte[] body) throws FrameException {
    JsonReader json = new JsonReader();
    List<String> pairs = new ArrayList<>();
    Map<String, String> names = new HashMap<>();
    json.reset(body);
    json.enterArray();
    for (int i = 0; json.nextElement(); i++) {
      if (i == 0) {
        json.enterArray();
        while (json.nextElement()) {
          pairs.add(json.text());
        }
      } else if (i == 1) {
        readNames(json, names);
      } else {
        json.skipValue();
      }
    }
    json.finish();
    List<Instrument> listed = new ArrayList<>();
    for (String pair : pairs) {
      int colon = pair.indexOf(':');
      if (colon < 0 && pair.length() != 2 * SHORT) {
        continue;
      }
      String base = colon < 0 ? pair.substring(0, SHORT) : pair.substring(0, colon);
      String quote = colon < 0 ? pair.substring(SHORT) : pair.substring(colon + 1);
      listed.add(new Instrument(
          BitfinexAdapter.ID, "t" + pair, names.getOrDefault(base, base), names.getOrDefault(quote, quote), ProductType.SPOT, 0, 0,
          TradingStatus.UNKNOWN, true, false));
    }
    return listed;
  }

  private static void readNames(JsonReader json, Map<String, String> names) throws FrameException {
    json.enterArray();
    while (json.nextElement()) {
      String from = "";
      json.enterArray();
      for (int i = 0; json.nextElement(); i++) {
        if (i == 0) {
          from = json.text();
        } else if (i == 1) {
          names.put(from, json.text().toUpperCase(Locale.ROOT));
        } else {
          json.skipValue();
        }
      }
    }
  }
}
