package io.tapedeck.kit;

import io.tapedeck.api.BookRules;
import io.tapedeck.api.Instrument;
import io.tapedeck.api.MarketSink;
import io.tapedeck.api.Problem;
import io.tapedeck.api.Subscription;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The symbols of one connection. One thread. */
public final class SymbolTable {
  private final String exchange;
  private final Subscription subscription;
  private final FeedMemory memory;
  private final BookRules rules;
  private final Map<String, SymbolStream> streams = new LinkedHashMap<>();
  private @Nullable MarketSink sink;

  /**
   * An empty table.
   *
   * @param rules of each book, unless its stream says otherwise
   */
  public SymbolTable(String exchange, Subscription subscription, FeedMemory memory, BookRules rules) {
    this.exchange = exchange;
    this.subscription = subscription;
    this.memory = memory;
    this.rules = rules;
  }

  /**
   * A connection is open: every symbol starts anew.
   *
   * @return the symbols to ask for; those refused before are told to the sink again and not asked for
   */
  public List<String> opened(MarketSink newSink) {
    sink = newSink;
    streams.clear();
    List<String> symbols = new ArrayList<>();
    for (Instrument instrument : subscription.instruments()) {
      SymbolStream stream = add(instrument);
      Problem refusal = memory.refusalOf(instrument.symbol());
      if (refusal == null) {
        symbols.add(instrument.symbol());
      } else {
        stream.refused(refusal);
      }
    }
    return symbols;
  }

  /** Where events go. */
  public MarketSink sink() {
    if (sink == null) {
      throw new IllegalStateException("opened() comes first");
    }
    return sink;
  }

  /** True while a recording is read: nobody listens, and every symbol is wanted. */
  public boolean isReading() {
    return subscription.everything();
  }

  /** Takes in a symbol; the one there already, if it is. */
  public SymbolStream add(Instrument instrument) {
    SymbolStream known = streams.get(instrument.symbol());
    if (known != null) {
      return known;
    }
    SymbolStream stream = new SymbolStream(sink(), memory.listedOr(instrument), rules);
    streams.put(instrument.symbol(), stream);
    return stream;
  }

  /** Drops a symbol the user no longer wants; null when it was not there. */
  public @Nullable SymbolStream remove(String symbol) {
    memory.forgive(symbol);
    return streams.remove(symbol);
  }

  /** The stream of a symbol; null when nobody asked for it. */
  public @Nullable SymbolStream wanted(String symbol) {
    SymbolStream stream = streams.get(symbol);
    return stream == null && isReading() && !symbol.isEmpty() ? add(Instrument.provisional(exchange, symbol)) : stream;
  }

  /** The stream of a symbol that was named before; null when there is none, even while a recording is read. */
  public @Nullable SymbolStream known(String symbol) {
    return streams.get(symbol);
  }

  /** The stream with this number at the sink; null when there is none. */
  public @Nullable SymbolStream numbered(int number) {
    for (SymbolStream stream : streams.values()) {
      if (number != MarketSink.NO_STREAM && stream.number() == number) {
        return stream;
      }
    }
    return null;
  }

  /** The stream whose symbol stands in a text, for instance in a complaint; the longest where one symbol is a part of another. Null when there is none. */
  public @Nullable SymbolStream mentioned(String text) {
    SymbolStream longest = null;
    for (SymbolStream stream : streams.values()) {
      if (text.contains(stream.symbol()) && (longest == null || stream.symbol().length() > longest.symbol().length())) {
        longest = stream;
      }
    }
    return longest;
  }

  /** Symbols neither refused nor in {@code accepted}: what is to be asked for again after one symbol spoilt a request of several. */
  public List<String> neither(Set<String> accepted) {
    List<String> symbols = new ArrayList<>();
    for (SymbolStream stream : streams.values()) {
      if (!stream.isRefused() && !accepted.contains(stream.symbol())) {
        symbols.add(stream.symbol());
      }
    }
    return symbols;
  }

  /** All of them. */
  public Collection<SymbolStream> all() {
    return streams.values();
  }

  /** The only one; null when there are none or several. */
  public @Nullable SymbolStream only() {
    return streams.size() == 1 ? streams.values().iterator().next() : null;
  }

  /** True when the exchange has not said yet what this symbol is. */
  public static boolean isUndeclared(SymbolStream stream) {
    return stream.instrument().inferred() && !stream.isRefused();
  }

  /** The exchange declares an instrument. */
  public void declare(Instrument listed) {
    memory.list(listed);
    SymbolStream stream = streams.get(listed.symbol());
    if (stream != null) {
      stream.declare(listed);
      stream.name();
    }
  }

  /** The exchange refuses a symbol: it is told to the sink, and remembered for the next connection. */
  public void refuse(SymbolStream stream, Problem problem) {
    memory.refuse(stream.symbol(), problem);
    stream.refused(problem);
  }
}
