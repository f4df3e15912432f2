package io.tapedeck.plugin.demo;

import io.tapedeck.api.FrameException;
import io.tapedeck.kit.JsonReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Reads what a client says to the demo exchange. One thread at a time. */
final class VenueCommands {

  /** A client's wish. */
  record Command(String op, List<String> symbols, long number) {}

  private final JsonReader json = new JsonReader();

  Command read(String text) throws FrameException {
    json.reset(text.getBytes(StandardCharsets.UTF_8));
    String op = "";
    List<String> symbols = new ArrayList<>();
    long number = 0;
    json.enterObject();
    while (json.nextField()) {
      if (json.fieldIs("op")) {
        op = json.text();
      } else if (json.fieldIs("symbols")) {
        json.enterArray();
        while (json.nextElement()) {
          symbols.add(json.text());
        }
      } else if (json.fieldIs("n")) {
        number = json.longValue();
      } else {
        json.skipValue();
      }
    }
    json.finish();
    return new Command(op, List.copyOf(symbols), number);
  }
}
