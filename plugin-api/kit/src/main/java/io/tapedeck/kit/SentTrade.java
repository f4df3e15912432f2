package io.tapedeck.kit;

import io.tapedeck.api.MarketSink;
import io.tapedeck.api.Side;
import org.jspecify.annotations.Nullable;

/** A trade as it was sent, kept until its whole frame is known to be sound. Used again for each message; one thread. */
public final class SentTrade {
  private final SentNumber price = new SentNumber();
  private final SentNumber size = new SentNumber();
  private String symbol = "";
  private @Nullable Side taker;
  private long time = MarketSink.NO_TIME;
  private long id = MarketSink.NO_ID;

  /** Forgets everything. */
  public void clear() {
    price.clear();
    size.clear();
    symbol = "";
    taker = null;
    time = MarketSink.NO_TIME;
    id = MarketSink.NO_ID;
  }

  /** Its price. */
  public SentNumber price() {
    return price;
  }

  /** Its size. */
  public SentNumber size() {
    return size;
  }

  /** The exchange's symbol. */
  public void symbol(String name) {
    symbol = name;
  }

  /** The exchange's symbol; empty when it was not sent. */
  public String symbol() {
    return symbol;
  }

  /** Side of the taker; null when it was not sent or is neither. */
  public void taker(@Nullable Side side) {
    taker = side;
  }

  /** Side of the taker. */
  public Side taker() {
    if (taker == null) {
      throw new IllegalStateException("Ask for the fault first");
    }
    return taker;
  }

  /** The exchange's time in epoch nanoseconds, or {@link MarketSink#NO_TIME}. */
  public void time(long nanos) {
    time = nanos;
  }

  /** The exchange's time, or {@link MarketSink#NO_TIME}. */
  public long time() {
    return time;
  }

  /** The exchange's id, rising within a stream, or {@link MarketSink#NO_ID}. */
  public void id(long newId) {
    id = newId;
  }

  /** The exchange's id, or {@link MarketSink#NO_ID}. */
  public long id() {
    return id;
  }

  /** Why it must be rejected; null when it need not. */
  public @Nullable String fault() {
    if (!price.isKnown()) {
      return Faults.PRICE_UNREADABLE;
    }
    if (!size.isKnown()) {
      return Faults.SIZE_UNREADABLE;
    }
    if (!price.isPositive()) {
      return Faults.PRICE_NOT_POSITIVE;
    }
    if (!size.isPositive()) {
      return Faults.SIZE_NOT_POSITIVE;
    }
    return taker == null ? Faults.SIDE_UNKNOWN : null;
  }
}
