package io.tapedeck.app.ui.live;

import io.tapedeck.api.ExchangeInfo;
import io.tapedeck.api.Instrument;
import io.tapedeck.api.ProductType;
import io.tapedeck.app.intake.StreamId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Finds instruments of all exchanges by what the trader types. One row stands for one instrument of one exchange: rows are never put together, however alike their names are.
 * EDT; tens of thousands of instruments take some ten milliseconds, as their words are prepared once for each list.
 */
final class SymbolSearch {
  private static final int NONE = Integer.MAX_VALUE;
  private static final int EXACT = 0;
  private static final int QUOTED = 1;
  private static final int BEGINS = 2;
  private static final int WITHIN = 3;
  private static final int ELSEWHERE = 4;
  /** Shorter words mean symbols, or every "b" would find all that Binance lists. */
  private static final int SHORTEST_EXCHANGE = 3;
  private static final int SHORTEST_PRODUCT = 4;

  private final Map<String, Prepared> prepared = new HashMap<>();

  /**
   * One row.
   *
   * @param exchange where it is traded
   */
  record Hit(Instrument instrument, ExchangeInfo exchange) {
    StreamId id() {
      return StreamId.of(instrument);
    }
  }

  /**
   * What was found.
   *
   * @param hits the best, in order
   * @param more how many further ones match
   */
  record Found(List<Hit> hits, int more) {}

  private record Prepared(List<Instrument> list, List<Words> words) {}

  /** An instrument's words in capitals; {@code joined} is base and quote without anything between. */
  private record Words(String symbol, String base, String quote, String joined, String name, String product) {
    static Words of(Instrument instrument) {
      String base = upper(instrument.base());
      String quote = upper(instrument.quote());
      return new Words(
          upper(instrument.symbol()), base, quote, base + quote, upper(instrument.name()),
          instrument.product() == ProductType.SPOT ? "SPOT" : instrument.product().name());
    }

    /** How well a word fits: the whole of something before its beginning, that before its middle, so that USD finds USD before USDT. */
    int fit(String word) {
      if (word.equals(base) || word.equals(name) || word.equals(symbol) || word.equals(joined)) {
        return EXACT;
      }
      if (word.equals(quote)) {
        return QUOTED;
      }
      if (name.startsWith(word) || quote.startsWith(word) || symbol.startsWith(word) || joined.startsWith(word)) {
        return BEGINS;
      }
      if (name.contains(word) || symbol.contains(word) || joined.contains(word)) {
        return WITHIN;
      }
      return word.length() >= SHORTEST_PRODUCT && product.startsWith(word) ? ELSEWHERE : NONE;
    }
  }

  /**
   * Searches.
   *
   * @param exchanges in the order their rows shall stand
   * @param listed what an exchange lists
   * @param text words that must all fit: parts of a symbol, an exchange, a product; nothing finds everything
   * @param first shown first when the text is empty
   * @param most rows at most
   */
  Found find(
      List<ExchangeInfo> exchanges, Function<String, List<Instrument>> listed, String text, List<Hit> first, int most) {
    String[] words = text.isBlank() ? new String[0] : upper(text.strip()).split("\\s+");
    List<Hit> leading = words.length == 0 ? first : List.of();
    Set<StreamId> led = leading.stream().map(Hit::id).collect(Collectors.toSet());
    List<List<Hit>> ranked = new ArrayList<>();
    int found = leading.size();
    for (ExchangeInfo exchange : exchanges) {
      Prepared here = prepared(exchange.id(), listed.apply(exchange.id()));
      boolean[] named = named(exchange, words);
      for (int i = 0; i < here.list.size(); i++) {
        int rank = rank(here.words.get(i), words, named);
        if (rank == NONE || (!led.isEmpty() && led.contains(StreamId.of(here.list.get(i))))) {
          continue;
        }
        found++;
        while (ranked.size() <= rank) {
          ranked.add(new ArrayList<>());
        }
        // Only the best are wanted; those behind them are counted.
        if (ranked.get(rank).size() < most) {
          ranked.get(rank).add(new Hit(here.list.get(i), exchange));
        }
      }
    }
    List<Hit> hits = new ArrayList<>(leading.subList(0, Math.min(most, leading.size())));
    for (List<Hit> rank : ranked) {
      hits.addAll(rank.subList(0, Math.min(rank.size(), most - hits.size())));
    }
    return new Found(hits, found - hits.size());
  }

  /** Which words name this exchange. */
  private static boolean[] named(ExchangeInfo exchange, String[] words) {
    boolean[] named = new boolean[words.length];
    for (int i = 0; i < words.length; i++) {
      named[i] = words[i].length() >= SHORTEST_EXCHANGE
          && (upper(exchange.name()).startsWith(words[i]) || upper(exchange.id()).startsWith(words[i]));
    }
    return named;
  }

  /** The sum over all words; {@link #NONE} when one does not fit. */
  private static int rank(Words instrument, String[] words, boolean[] named) {
    int rank = 0;
    for (int i = 0; i < words.length; i++) {
      int fit = instrument.fit(words[i]);
      if (fit == NONE && !named[i]) {
        return NONE;
      }
      rank += Math.min(fit, ELSEWHERE);
    }
    return rank;
  }

  @SuppressWarnings("ReferenceEquality") // The same list, not one that is equal: thousands would be compared at each key.
  private Prepared prepared(String exchange, List<Instrument> list) {
    Prepared known = prepared.get(exchange);
    if (known == null || known.list != list) {
      known = new Prepared(list, list.stream().map(Words::of).toList());
      prepared.put(exchange, known);
    }
    return known;
  }

  private static String upper(String text) {
    return text.toUpperCase(Locale.ROOT);
  }
}
