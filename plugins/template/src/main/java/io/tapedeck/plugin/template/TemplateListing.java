package io.tapedeck.plugin.template;

import io.tapedeck.api.FrameException;
import io.tapedeck.api.Instrument;
import io.tapedeck.kit.InstrumentSteps;
import io.tapedeck.kit.JsonReader;
import java.util.ArrayList;
import java.util.List;

/** Reads {@code [{"symbol":"BTC-USD","base":"BTC","quote":"USD","tick":"0.01","step":"0.0001"}]}. Any thread. */
final class TemplateListing {

  private TemplateListing() {}

  static List<Instrument> read(byte[] body) throws FrameException {
    JsonReader json = new JsonReader();
    List<Instrument> listed = new ArrayList<>();
    json.reset(body);
    json.enterArray();
    while (json.nextElement()) {
      String symbol = "";
      String base = "";
      String quote = "";
      int priceScale = -1;
      int sizeScale = -1;
      json.enterObject();
      while (json.nextField()) {
        switch (json.fieldName()) {
          case "symbol" -> symbol = json.text();
          case "base" -> base = json.text();
          case "quote" -> quote = json.text();
          case "tick" -> priceScale = InstrumentSteps.scale(json);
          case "step" -> sizeScale = InstrumentSteps.scale(json);
          default -> json.skipValue();
        }
      }
      if (!symbol.isEmpty() && priceScale >= 0 && sizeScale >= 0) {
        listed.add(Instrument.spot(TemplateAdapter.ID, symbol, base, quote, priceScale, sizeScale));
      }
    }
    json.finish();
    return listed;
  }
}
