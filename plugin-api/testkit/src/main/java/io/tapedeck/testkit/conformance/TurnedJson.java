package io.tapedeck.testkit.conformance;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The same JSON with the fields of every object from the last to the first, and every number as it was written. Any thread. */
final class TurnedJson {

  private TurnedJson() {}

  static String of(String text) throws IOException {
    try (JsonParser json = new JsonFactory().createParser(text)) {
      json.nextToken();
      return value(json);
    }
  }

  private static String value(JsonParser json) throws IOException {
    JsonToken token = json.currentToken();
    if (token == JsonToken.START_OBJECT) {
      List<String> fields = new ArrayList<>();
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String name = json.currentName();
        json.nextToken();
        fields.add("\"" + name + "\":" + value(json));
      }
      Collections.reverse(fields);
      return "{" + String.join(",", fields) + "}";
    }
    if (token == JsonToken.START_ARRAY) {
      List<String> elements = new ArrayList<>();
      while (json.nextToken() != JsonToken.END_ARRAY) {
        elements.add(value(json));
      }
      return "[" + String.join(",", elements) + "]";
    }
    return token == JsonToken.VALUE_STRING ? "\"" + json.getText().replace("\\", "\\\\").replace("\"", "\\\"") + "\"" : json.getText();
  }
}
