package io.tapedeck.testkit;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * The few words a venue must understand of a message to play the right frames: found by where they stand, so that many exchanges'
 * messages are understood and none is refused. Immutable; any thread.
 *
 * @param channel the value of {@code params.channel}, or else of {@code channel}; empty when there is none
 * @param asked the symbols in {@code params.symbol}
 * @param symbols the symbols in {@code data[].symbol} and {@code result.symbol}
 */
record WireWords(String channel, Set<String> asked, Set<String> symbols) {

  static final WireWords NOTHING = new WireWords("", Set.of(), Set.of());

  private static final JsonFactory JSON = new JsonFactory();

  static WireWords of(String text) {
    String channel = "";
    Set<String> asked = new LinkedHashSet<>();
    Set<String> symbols = new LinkedHashSet<>();
    try (JsonParser json = JSON.createParser(text)) {
      while (json.nextToken() != null) {
        if (json.currentToken() != JsonToken.VALUE_STRING) {
          continue;
        }
        switch (json.getParsingContext().pathAsPointer().toString().replaceAll("/\\d+", "/*")) {
          case "/channel" -> channel = channel.isEmpty() ? json.getText() : channel;
          case "/params/channel" -> channel = json.getText();
          case "/params/symbol", "/params/symbol/*" -> asked.add(json.getText());
          case "/data/*/symbol", "/result/symbol" -> symbols.add(json.getText());
          default -> { }
        }
      }
    } catch (IOException e) {
      // Garbage is a fine thing for a venue to send or hear; it only has no words.
      return NOTHING;
    }
    return new WireWords(channel, asked, symbols);
  }
}
