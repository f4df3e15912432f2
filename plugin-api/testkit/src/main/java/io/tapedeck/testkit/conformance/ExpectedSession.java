package io.tapedeck.testkit.conformance;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.tapedeck.api.Side;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What an independent program found in a recorded session, as {@code NAME.expected.json} beside it tells, and how a host's books and sums differ from it. Immutable; any thread.
 */
public final class ExpectedSession {
  private static final int BEST = 10;

  private final Map<String, Object> symbols;

  private ExpectedSession(Map<String, Object> symbols) {
    this.symbols = symbols;
  }

  /** Reads the file. */
  public static ExpectedSession of(Path file) throws IOException {
    try (JsonParser json = new JsonFactory().createParser(file.toFile())) {
      json.nextToken();
      return new ExpectedSession(in(object(json), "symbols"));
    }
  }

  /** The symbols of the session. */
  public List<String> symbols() {
    return List.copyOf(symbols.keySet());
  }

  /** A counter of a symbol; 0 when the file does not have it. */
  public long count(String symbol, String name) {
    Object value = in(in(symbols, symbol), "counts").get(name);
    return value == null ? 0 : Long.parseLong(value.toString());
  }

  /** A counter over all symbols. */
  public long count(String name) {
    return symbols.keySet().stream().mapToLong(symbol -> count(symbol, name)).sum();
  }

  /** Everything in which a host's books and sums differ, one sentence each; empty when all is exactly the same. */
  public List<String> differences(PlainHost host) {
    List<String> all = new ArrayList<>();
    if (!host.markets().keySet().equals(symbols.keySet())) {
      all.add("symbols are " + host.markets().keySet() + ", not " + symbols.keySet());
    }
    for (String symbol : symbols.keySet()) {
      host.market(symbol).ifPresent(market -> compare(symbol, market, all));
    }
    return all;
  }

  private void compare(String symbol, PlainMarket market, List<String> all) {
    Map<String, Object> theirs = in(symbols, symbol);
    if (theirs.containsKey("book")) {
      Map<String, Object> book = in(theirs, "book");
      List<?> levels = (List<?>) Objects.requireNonNull(book.get("levels"));
      String mine = "[" + market.levels(Side.BUY) + ", " + market.levels(Side.SELL) + "]";
      if (!mine.equals(levels.toString())) {
        all.add(symbol + " has " + mine + " levels, not " + levels);
      }
      compareSide(symbol + " bids", market.best(Side.BUY, BEST), (List<?>) Objects.requireNonNull(book.get("bids")), all);
      compareSide(symbol + " asks", market.best(Side.SELL, BEST), (List<?>) Objects.requireNonNull(book.get("asks")), all);
    }
    if (theirs.containsKey("trades")) {
      Map<String, Object> trades = in(theirs, "trades");
      compareNumber(symbol + " trades", BigDecimal.valueOf(market.trades()), trades.get("count"), all);
      compareNumber(symbol + " buys", BigDecimal.valueOf(market.buys()), trades.get("buys"), all);
      compareNumber(symbol + " volume", market.volume(), trades.get("volume"), all);
      compareNumber(symbol + " quote volume", market.quoteVolume(), trades.get("quote_volume"), all);
    } else if (market.trades() != 0) {
      all.add(symbol + " has " + market.trades() + " trades, not none");
    }
    compareNumber(symbol + " failed checksums", BigDecimal.valueOf(market.failed()), "0", all);
    compareNumber(symbol + " gaps", BigDecimal.valueOf(market.gaps()), "0", all);
    compareNumber(symbol + " crossed books", BigDecimal.valueOf(market.crossed()), "0", all);
    compareNumber(symbol + " rejected events", BigDecimal.valueOf(market.rejected()), "0", all);
    compareNumber(symbol + " stale messages", BigDecimal.valueOf(market.stale()), count(symbol, "stale_dropped"), all);
  }

  private static void compareSide(String what, List<List<BigDecimal>> mine, List<?> theirs, List<String> all) {
    boolean same = mine.size() == theirs.size();
    for (int i = 0; same && i < mine.size(); i++) {
      List<?> level = (List<?>) theirs.get(i);
      same = mine.get(i).get(0).compareTo(number(level.get(0))) == 0 && mine.get(i).get(1).compareTo(number(level.get(1))) == 0;
    }
    if (!same) {
      all.add(what + " are " + mine + ", not " + theirs);
    }
  }

  private static void compareNumber(String what, BigDecimal mine, @Nullable Object theirs, List<String> all) {
    if (mine.compareTo(number(theirs)) != 0) {
      all.add(what + " are " + mine.toPlainString() + ", not " + theirs);
    }
  }

  private static BigDecimal number(@Nullable Object text) {
    return new BigDecimal(String.valueOf(text));
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> in(Map<String, Object> object, String name) {
    return (Map<String, Object>) Objects.requireNonNull(object.getOrDefault(name, Map.of()));
  }

  private static Map<String, Object> object(JsonParser json) throws IOException {
    Map<String, Object> object = new LinkedHashMap<>();
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String name = json.currentName();
      json.nextToken();
      object.put(name, value(json));
    }
    return object;
  }

  private static Object value(JsonParser json) throws IOException {
    if (json.currentToken() == JsonToken.START_OBJECT) {
      return object(json);
    }
    if (json.currentToken() == JsonToken.START_ARRAY) {
      List<Object> list = new ArrayList<>();
      while (json.nextToken() != JsonToken.END_ARRAY) {
        list.add(value(json));
      }
      return list;
    }
    return json.getText();
  }
}
