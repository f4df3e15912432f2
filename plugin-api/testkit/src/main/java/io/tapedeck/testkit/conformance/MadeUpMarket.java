package io.tapedeck.testkit.conformance;

import io.tapedeck.api.Side;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

/** A market as an exchange keeps it, for dialects to put into words. Prices have two digits, sizes four. One thread at a time. */
public final class MadeUpMarket {

  /** One changed level. */
  public record Change(MadeUpMarket market, Side side, String price, String size, long id, long previousId, long millis) {

    /** The symbol. */
    public String symbol() {
      return market.symbol();
    }

    /** True when the level is gone. */
    public boolean isDelete() {
      return new BigDecimal(size).signum() == 0;
    }
  }

  /** A trade. */
  public record Trade(MadeUpMarket market, Side taker, String price, String size, long id, long millis) {

    /** The symbol. */
    public String symbol() {
      return market.symbol();
    }
  }

  /** 2026-01-01T00:00Z in milliseconds, where every market begins. */
  public static final long START_MILLIS = 1_767_225_600_000L;

  private final String symbol;
  private final TreeMap<BigDecimal, String> bids = new TreeMap<>((a, b) -> b.compareTo(a));
  private final TreeMap<BigDecimal, String> asks = new TreeMap<>();
  private final List<Trade> trades = new ArrayList<>();
  private long id = 1_000;
  private long tradeId = 5_000;
  private long millis = START_MILLIS;

  MadeUpMarket(String symbol) {
    this.symbol = symbol;
    put(Side.BUY, "100.25", "1.5000");
    put(Side.BUY, "100.00", "2.0000");
    put(Side.BUY, "99.75", "3.2500");
    put(Side.SELL, "100.50", "0.5000");
    put(Side.SELL, "100.75", "4.0000");
    put(Side.SELL, "101.00", "1.0001");
  }

  private void put(Side side, String price, String size) {
    TreeMap<BigDecimal, String> levels = side == Side.BUY ? bids : asks;
    if (new BigDecimal(size).signum() == 0) {
      levels.remove(new BigDecimal(price));
    } else {
      levels.put(new BigDecimal(price), size);
    }
  }

  /** Sets a level, or deletes it with a size of zero. */
  public Change change(Side side, String price, String size) {
    put(side, price, size);
    long before = id;
    id++;
    millis += 100;
    return new Change(this, side, price, size, id, before, millis);
  }

  /** Somebody trades. */
  public Trade trade(Side taker, String price, String size) {
    tradeId++;
    millis += 100;
    Trade trade = new Trade(this, taker, price, size, tradeId, millis);
    trades.add(0, trade);
    return trade;
  }

  /** The symbol. */
  public String symbol() {
    return symbol;
  }

  /** All trades, the newest first. */
  public List<Trade> trades() {
    return List.copyOf(trades);
  }

  /** Id of the last change. */
  public long id() {
    return id;
  }

  /** Time of the last event. */
  public long millis() {
    return millis;
  }

  /** Levels of a side, best first: price and size. */
  public List<List<String>> levels(Side side) {
    return (side == Side.BUY ? bids : asks)
        .entrySet().stream().map(e -> List.of(e.getKey().toPlainString(), e.getValue())).toList();
  }

  /** The best level of a side: price and size. */
  public List<String> best(Side side) {
    return levels(side).get(0);
  }

  /** Levels of a side, worded one by one and joined by commas. */
  public String words(Side side, BiFunction<String, String, String> level) {
    return levels(side).stream().map(l -> level.apply(l.get(0), l.get(1))).collect(Collectors.joining(","));
  }

  /** As {@link #words}, in the form {@code ["100.25","1.5000"]}. */
  public String pairs(Side side) {
    return words(side, (price, size) -> "[\"" + price + "\",\"" + size + "\"]");
  }

  /** The sides as exact numbers, to compare with. */
  Map<BigDecimal, BigDecimal> exact(Side side) {
    Map<BigDecimal, BigDecimal> exact = new TreeMap<>();
    (side == Side.BUY ? bids : asks).forEach((price, size) -> exact.put(price.stripTrailingZeros(), new BigDecimal(size).stripTrailingZeros()));
    return exact;
  }
}
