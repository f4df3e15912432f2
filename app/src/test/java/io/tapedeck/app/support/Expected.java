package io.tapedeck.app.support;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads a JSON file, or our own report, into maps, lists and texts; numbers stay the text they are written in. For tests only. */
public final class Expected {

  private Expected() {}

  public static Map<String, Object> file(Path file) throws IOException {
    try (JsonParser parser = new JsonFactory().createParser(file.toFile())) {
      parser.nextToken();
      return object(parser);
    }
  }

  public static Map<String, Object> text(String json) throws IOException {
    try (JsonParser parser = new JsonFactory().createParser(json)) {
      parser.nextToken();
      Map<String, Object> object = object(parser);
      if (parser.nextToken() != null) {
        throw new IOException("something follows the object");
      }
      return object;
    }
  }

  @SuppressWarnings("unchecked")
  public static Map<String, Object> in(Map<String, Object> object, String... path) {
    Map<String, Object> here = object;
    for (String name : path) {
      Object next = here.get(name);
      if (next == null) {
        throw new AssertionError("no '" + name + "' in " + here.keySet());
      }
      here = (Map<String, Object>) next;
    }
    return here;
  }

  private static Map<String, Object> object(JsonParser parser) throws IOException {
    Map<String, Object> object = new LinkedHashMap<>();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      parser.nextToken();
      object.put(name, value(parser));
    }
    return object;
  }

  private static Object value(JsonParser parser) throws IOException {
    if (parser.currentToken() == JsonToken.START_OBJECT) {
      return object(parser);
    }
    if (parser.currentToken() == JsonToken.START_ARRAY) {
      List<Object> list = new ArrayList<>();
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        list.add(value(parser));
      }
      return list;
    }
    return parser.getText();
  }
}
