package io.tapedeck.kit;

import io.tapedeck.api.MarketSink;
import org.jspecify.annotations.Nullable;

/** Best bid and ask as they were sent, kept until their whole frame is known to be sound. Used again for each message; one thread. */
public final class SentQuote {
  private final SentNumber bid = new SentNumber();
  private final SentNumber bidSize = new SentNumber();
  private final SentNumber ask = new SentNumber();
  private final SentNumber askSize = new SentNumber();
  private String symbol = "";
  private long time = MarketSink.NO_TIME;

  /** Forgets everything. */
  public void clear() {
    bid.clear();
    bidSize.clear();
    ask.clear();
    askSize.clear();
    symbol = "";
    time = MarketSink.NO_TIME;
  }

  /** Price of the best bid. */
  public SentNumber bid() {
    return bid;
  }

  /** Size of the best bid; 0 when there is none. */
  public SentNumber bidSize() {
    return bidSize;
  }

  /** Price of the best ask. */
  public SentNumber ask() {
    return ask;
  }

  /** Size of the best ask; 0 when there is none. */
  public SentNumber askSize() {
    return askSize;
  }

  /** The exchange's symbol. */
  public void symbol(String name) {
    symbol = name;
  }

  /** The exchange's symbol; empty when it was not sent. */
  public String symbol() {
    return symbol;
  }

  /** The exchange's time in epoch nanoseconds, or {@link MarketSink#NO_TIME}. */
  public void time(long nanos) {
    time = nanos;
  }

  /** The exchange's time, or {@link MarketSink#NO_TIME}. */
  public long time() {
    return time;
  }

  /** Takes the best levels of a book message; an empty side becomes one of size 0. */
  public void of(SentBook book) {
    symbol = book.symbol();
    time = book.time();
    best(book.bids(), bid, bidSize);
    best(book.asks(), ask, askSize);
  }

  private static void best(LevelList levels, SentNumber price, SentNumber size) {
    boolean some = levels.size() > 0;
    price.set(some ? levels.price(0) : 0, some ? levels.priceScale(0) : 0);
    size.set(some ? levels.quantity(0) : 0, some ? levels.quantityScale(0) : 0);
  }

  /** True when all four numbers were sent. */
  public boolean isWhole() {
    return bid.isKnown() && bidSize.isKnown() && ask.isKnown() && askSize.isKnown();
  }

  /** Why it must be rejected; null when it need not. An empty side is told as 0. */
  public @Nullable String fault() {
    if (!bid.isKnown() || !ask.isKnown()) {
      return Faults.PRICE_UNREADABLE;
    }
    if (!bidSize.isKnown() || !askSize.isKnown()) {
      return Faults.SIZE_UNREADABLE;
    }
    if (bid.isNegative() || ask.isNegative()) {
      return Faults.PRICE_NEGATIVE;
    }
    return bidSize.isNegative() || askSize.isNegative() ? Faults.SIZE_NEGATIVE : null;
  }
}
