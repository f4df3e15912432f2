package io.tapedeck.testkit.conformance;

import io.tapedeck.api.ExchangeAdapter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An exchange's language from the exchange's side, as a plugin's module writes it down for the conformance suite: how a made-up market is worded. One
 * object is one exchange; its markets are shared by all connections. One thread at a time.
 */
public abstract class Dialect {
  private final Map<String, MadeUpMarket> markets = new LinkedHashMap<>();

  /** A REST answer. */
  public record Answer(int status, String body) {

    /** With status 200. */
    public static Answer of(String body) {
      return new Answer(200, body);
    }

    /** Nothing is known of what was asked for. */
    public static Answer unknown() {
      return new Answer(404, "{\"message\":\"NotFound\"}");
    }
  }

  /** One connection to the exchange. */
  public interface Session {

    /** What the exchange says unasked when a connection opens. */
    default List<String> greeting() {
      return List.of();
    }

    /** What the exchange answers to a message, snapshots included. */
    List<String> heard(String message);

    /** A change of a book, in words; where books are sent whole, the whole book. */
    List<String> change(MadeUpMarket.Change change);

    /** A trade, in words. */
    List<String> trade(MadeUpMarket.Trade trade);

    /** Best bid and ask as a channel of their own says them; empty when there is none. */
    default List<String> quote(MadeUpMarket market) {
      return List.of();
    }

    /** What the exchange says when nothing happens; empty when it says nothing. */
    default List<String> heartbeat() {
      return List.of();
    }

    /** What the exchange says before it ends a connection by plan; empty when it says nothing. */
    default List<String> farewell() {
      return List.of();
    }
  }

  /** The plugin under test: a new object each time. */
  public abstract ExchangeAdapter adapter();

  /** Three symbols the exchange lists. */
  public abstract List<String> symbols();

  /** What the first symbol is called across exchanges, for instance {@code KRAKEN:BTC/USD}. */
  public abstract String key();

  /** A symbol it does not list. */
  public String unknown() {
    return "NOSUCH-COIN";
  }

  /** How many connections two hundred symbols may take; more than four only where the exchange lets fewer share one. */
  public int mostConnections() {
    return 4;
  }

  /** Options beside {@code url} and {@code rest}. */
  public Map<String, String> options() {
    return Map.of();
  }

  /** Options to read a recorded session with. */
  public Map<String, String> options(String recording) {
    return options();
  }

  /** Recorded sessions of this exchange, as {@code kraken/v2-book10-btcusd-20260719}. */
  public List<String> recordings() {
    return List.of();
  }

  /** False where nothing shows that a book message was lost. */
  public boolean seesLostMessages() {
    return true;
  }

  /** False where a book message that comes twice cannot be told from two. */
  public boolean seesRepeats() {
    return true;
  }

  /** False where trades carry no id by which a repeat could be known. */
  public boolean numbersTrades() {
    return true;
  }

  /** False where every message is a whole book, so that nothing hangs on one before. */
  public boolean sendsChanges() {
    return true;
  }

  /** False where instruments are listed without their digits. */
  public boolean declaresScales() {
    return true;
  }

  /** False where the list of instruments comes over the WebSocket. */
  public boolean listsByRest() {
    return true;
  }

  /** True where the exchange tells what was traded before; {@link #candles} then words it. */
  public boolean tellsCandles() {
    return false;
  }

  /**
   * Answers a REST request for candles of one minute, in the exchange's own order; other requests, and those for a symbol that is not listed, as the
   * exchange would.
   */
  public Answer candles(String pathAndQuery, List<MadeUpCandle> candles) {
    return rest(pathAndQuery);
  }

  /** A new connection. */
  public abstract Session connect();

  /** Answers a REST request. */
  public Answer rest(String pathAndQuery) {
    return Answer.unknown();
  }

  /** The market of a symbol. */
  public final MadeUpMarket market(String symbol) {
    return markets.computeIfAbsent(symbol, MadeUpMarket::new);
  }

  /** Those of the listed symbols, and the unknown one, that stand in quotes in a message; the longest where one is a part of another. */
  protected final List<String> named(String message) {
    return Stream.concat(symbols().stream(), Stream.of(unknown()))
        .filter(symbol -> message.contains("\"" + symbol + "\""))
        .toList();
  }

  /** Candles worded one by one and joined by commas. */
  protected static String each(List<MadeUpCandle> candles, Function<MadeUpCandle, String> words) {
    return candles.stream().map(words).collect(Collectors.joining(","));
  }

  /** True for a symbol the exchange lists. */
  protected final boolean lists(String symbol) {
    return symbols().contains(symbol);
  }
}
