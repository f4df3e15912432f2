package io.tapedeck.plugin.kraken;

import io.tapedeck.api.FrameException;
import io.tapedeck.kit.JsonReader;
import io.tapedeck.testkit.ScriptedVenue;
import io.tapedeck.testkit.VenueConnection;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A small Kraken: lists BTC/USD and ETH/USD, accepts them, refuses the rest, and sends a book to who subscribes. */
final class KrakenScript {

  private static final Set<String> LISTED = Set.of("BTC/USD", "ETH/USD");

  private KrakenScript() {}

  static ScriptedVenue start() {
    return ScriptedVenue.start()
        .onOpen(who -> who.send("{\"channel\":\"status\",\"data\":[{\"system\":\"online\"}],\"type\":\"update\"}"))
        .onMessage(KrakenScript::answer);
  }

  private static void answer(VenueConnection who, String text) {
    if (text.contains("\"unsubscribe\"") || !text.contains("\"subscribe\"")) {
      return;
    }
    if (text.contains("\"instrument\"")) {
      who.send(ProtocolFixture.LISTING);
      return;
    }
    String channel = text.contains("\"book\"") ? "book" : text.contains("\"trade\"") ? "trade" : "ticker";
    for (String symbol : symbols(text)) {
      if (!LISTED.contains(symbol)) {
        who.send("{\"error\":\"Currency pair not supported " + symbol + "\",\"method\":\"subscribe\",\"success\":false,"
            + "\"symbol\":\"" + symbol + "\"}");
        continue;
      }
      who.send(ProtocolFixture.accepted(channel, symbol, channel.equals("book") ? ",\"depth\":100" : ""));
      if (channel.equals("book")) {
        who.send(ProtocolFixture.book("snapshot", symbol, ProtocolFixture.level("100.0", "1"), ProtocolFixture.level("101.0", "1")));
      }
    }
  }

  static List<String> symbols(String request) {
    List<String> symbols = new ArrayList<>();
    try {
      JsonReader json = new JsonReader();
      json.reset(request.getBytes(StandardCharsets.UTF_8));
      json.enterObject();
      while (json.nextField()) {
        if (!json.fieldIs("params")) {
          json.skipValue();
          continue;
        }
        json.enterObject();
        while (json.nextField()) {
          if (!json.fieldIs("symbol")) {
            json.skipValue();
            continue;
          }
          json.enterArray();
          while (json.nextElement()) {
            symbols.add(json.text());
          }
        }
      }
    } catch (FrameException e) {
      throw new AssertionError("The plugin sent no JSON: " + request, e);
    }
    return symbols;
  }
}
