package io.tapedeck.app.tape;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.tapedeck.api.ConnectionMode;
import io.tapedeck.api.Instrument;
import io.tapedeck.api.Problem;
import io.tapedeck.api.ProductType;
import io.tapedeck.api.TradingStatus;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The few entries of a tape that people may want to read, as JSON. Fields nobody knows are passed over. Any thread. */
final class TapeJson {
  private static final JsonFactory JSON = new JsonFactory();

  private TapeJson() {}

  static String of(TapeHeader header) {
    return write(json -> {
      json.writeStringField("program", header.program());
      json.writeStringField("recorded", java.time.Instant.ofEpochSecond(0, header.epochNanos()).toString());
    });
  }

  static TapeHeader header(TapeEntry entry) {
    return new TapeHeader(String.valueOf(read(entry.text()).getOrDefault("program", "")), entry.nanos(), entry.epochNanos());
  }

  static String of(String name, List<Instrument> instruments) {
    return write(json -> {
      json.writeStringField("name", name);
      json.writeArrayFieldStart("symbols");
      for (Instrument each : instruments) {
        json.writeString(each.symbol());
      }
      json.writeEndArray();
    });
  }

  static TapedLink link(TapeEntry entry) {
    Map<String, Object> values = read(entry.text());
    List<String> symbols = new ArrayList<>();
    for (Object each : list(values.get("symbols"))) {
      symbols.add(String.valueOf(each));
    }
    return new TapedLink(text(values, "name"), symbols);
  }

  static String of(Problem problem) {
    return write(json -> {
      json.writeStringField("kind", problem.kind().name());
      json.writeStringField("text", problem.text());
      json.writeStringField("detail", problem.detail());
      json.writeBooleanField("retryable", problem.retryable());
    });
  }

  static Problem problem(TapeEntry entry) {
    Map<String, Object> values = read(entry.text());
    Problem.Kind kind = Problem.Kind.valueOf(text(values, "kind"));
    return Boolean.TRUE.equals(values.get("retryable"))
        ? Problem.retryable(kind, text(values, "text"), text(values, "detail"))
        : Problem.lasting(kind, text(values, "text"), text(values, "detail"));
  }

  static String of(TapedFeed feed) {
    return write(json -> {
      json.writeStringField("exchange", feed.exchange());
      json.writeStringField("name", feed.name());
      json.writeStringField("pluginVersion", feed.pluginVersion());
      json.writeBooleanField("demo", feed.demo());
      json.writeStringField("mode", feed.mode().name());
      json.writeObjectFieldStart("options");
      for (Map.Entry<String, String> option : feed.options().entrySet()) {
        json.writeStringField(option.getKey(), option.getValue());
      }
      json.writeEndObject();
      json.writeArrayFieldStart("instruments");
      for (int i = 0; i < feed.instruments().size(); i++) {
        write(json, feed.instruments().get(i), feed.places().get(i));
      }
      json.writeEndArray();
    });
  }

  private static void write(JsonGenerator json, Instrument instrument, int place) throws IOException {
    json.writeStartObject();
    json.writeStringField("symbol", instrument.symbol());
    json.writeStringField("base", instrument.base());
    json.writeStringField("quote", instrument.quote());
    json.writeStringField("product", instrument.product().name());
    json.writeNumberField("priceScale", instrument.priceScale());
    json.writeNumberField("sizeScale", instrument.sizeScale());
    json.writeStringField("status", instrument.status().name());
    json.writeBooleanField("inferred", instrument.inferred());
    json.writeBooleanField("negativePrices", instrument.negativePrices());
    json.writeNumberField("place", place);
    json.writeEndObject();
  }

  static TapedFeed feed(TapeEntry entry) {
    Map<String, Object> values = read(entry.text());
    String exchange = text(values, "exchange");
    Map<String, String> options = new TreeMap<>();
    map(values.get("options")).forEach((key, value) -> options.put(key, String.valueOf(value)));
    List<Instrument> instruments = new ArrayList<>();
    List<Integer> places = new ArrayList<>();
    for (Object each : list(values.get("instruments"))) {
      Map<String, Object> own = map(each);
      instruments.add(new Instrument(
          exchange,
          text(own, "symbol"),
          text(own, "base"),
          text(own, "quote"),
          ProductType.valueOf(text(own, "product")),
          whole(own, "priceScale"),
          whole(own, "sizeScale"),
          TradingStatus.valueOf(text(own, "status")),
          Boolean.TRUE.equals(own.get("inferred")),
          Boolean.TRUE.equals(own.get("negativePrices"))));
      places.add(whole(own, "place"));
    }
    return new TapedFeed(
        exchange,
        text(values, "name"),
        text(values, "pluginVersion"),
        Boolean.TRUE.equals(values.get("demo")),
        ConnectionMode.valueOf(text(values, "mode")),
        options,
        instruments,
        places);
  }

  private static String text(Map<String, Object> values, String key) {
    if (values.get(key) instanceof String text) {
      return text;
    }
    throw new IllegalArgumentException("no '" + key + "'");
  }

  private static int whole(Map<String, Object> values, String key) {
    if (values.get(key) instanceof Number number) {
      return number.intValue();
    }
    throw new IllegalArgumentException("no '" + key + "'");
  }

  private static List<?> list(@Nullable Object value) {
    return value instanceof List<?> list ? list : List.of();
  }

  private static Map<String, Object> map(@Nullable Object value) {
    Map<String, Object> map = new TreeMap<>();
    if (value instanceof Map<?, ?> given) {
      given.forEach((key, each) -> {
        if (each != null) {
          map.put(String.valueOf(key), each);
        }
      });
    }
    return map;
  }

  /** Reads an object: texts, numbers, true and false, lists and objects of these. */
  private static Map<String, Object> read(String text) {
    try (JsonParser parser = JSON.createParser(text)) {
      parser.nextToken();
      return map(value(parser, 0));
    } catch (IOException e) {
      throw new IllegalArgumentException("not JSON", e);
    }
  }

  private static Object value(JsonParser parser, int depth) throws IOException {
    JsonToken token = parser.currentToken();
    if (depth > 8 || token == null) {
      throw new IllegalArgumentException("no JSON this program writes");
    }
    switch (token) {
      case START_OBJECT -> {
        Map<String, Object> map = new TreeMap<>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
          String key = parser.currentName();
          parser.nextToken();
          map.put(key, value(parser, depth + 1));
        }
        return map;
      }
      case START_ARRAY -> {
        List<Object> list = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
          list.add(value(parser, depth + 1));
        }
        return list;
      }
      case VALUE_NUMBER_INT -> {
        return parser.getLongValue();
      }
      case VALUE_TRUE -> {
        return true;
      }
      case VALUE_FALSE -> {
        return false;
      }
      default -> {
        return String.valueOf(parser.getValueAsString());
      }
    }
  }

  /** Writes the fields of an object. */
  private interface Fields {
    void write(JsonGenerator json) throws IOException;
  }

  private static String write(Fields fields) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text)) {
      json.writeStartObject();
      fields.write(json);
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("Memory cannot fail to be written", e);
    }
    return text.toString();
  }
}
