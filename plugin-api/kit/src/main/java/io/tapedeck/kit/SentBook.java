package io.tapedeck.kit;

import io.tapedeck.api.MarketSink;
import org.jspecify.annotations.Nullable;

/** A book message as it was sent, kept until its whole frame is known to be sound. Used again for each message; one thread. */
public final class SentBook {
  private static final long MAX_CHECKSUM = 0xFFFF_FFFFL;

  private final LevelList bids = new LevelList();
  private final LevelList asks = new LevelList();
  private boolean snapshot;
  private String symbol = "";
  private long time = MarketSink.NO_TIME;
  private long firstId = MarketSink.NO_ID;
  private long lastId = MarketSink.NO_ID;
  private long previousId = MarketSink.NO_ID;
  private long checksum = MarketSink.NO_CHECKSUM;
  private @Nullable String fault;

  /** Forgets everything: an update without levels, ids and checksum. */
  public void clear() {
    bids.clear();
    asks.clear();
    snapshot = false;
    symbol = "";
    time = MarketSink.NO_TIME;
    firstId = MarketSink.NO_ID;
    lastId = MarketSink.NO_ID;
    previousId = MarketSink.NO_ID;
    checksum = MarketSink.NO_CHECKSUM;
    fault = null;
  }

  /** Its bids. */
  public LevelList bids() {
    return bids;
  }

  /** Its asks. */
  public LevelList asks() {
    return asks;
  }

  /** Whether it replaces the whole book. */
  public void snapshot(boolean whole) {
    snapshot = whole;
  }

  /** True when it replaces the whole book. */
  public boolean isSnapshot() {
    return snapshot;
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

  /** The ids it covers and follows; each may be {@link MarketSink#NO_ID}. */
  public void ids(long first, long last, long previous) {
    firstId = first;
    lastId = last;
    previousId = previous;
  }

  /** First id it covers, or {@link MarketSink#NO_ID}. */
  public long firstId() {
    return firstId;
  }

  /** Last id it covers, or {@link MarketSink#NO_ID}. */
  public long lastId() {
    return lastId;
  }

  /** The id it follows, or {@link MarketSink#NO_ID}. */
  public long previousId() {
    return previousId;
  }

  /** The checksum as sent, signed or unsigned 32 bits. */
  public void checksum(long sent) {
    if (sent < Integer.MIN_VALUE || sent > MAX_CHECKSUM) {
      fault(Faults.CHECKSUM_UNREADABLE);
    } else {
      checksum = sent & MAX_CHECKSUM;
    }
  }

  /** The checksum, unsigned, or {@link MarketSink#NO_CHECKSUM}. */
  public long checksum() {
    return checksum;
  }

  /** One of its own that stays when this one is used again. */
  SentBook copy() {
    SentBook copy = new SentBook();
    copy.bids.copyOf(bids);
    copy.asks.copyOf(asks);
    copy.snapshot = snapshot;
    copy.symbol = symbol;
    copy.time = time;
    copy.firstId = firstId;
    copy.lastId = lastId;
    copy.previousId = previousId;
    copy.checksum = checksum;
    copy.fault = fault;
    return copy;
  }

  /** Says that it must be rejected. */
  public void fault(String reason) {
    fault = reason;
  }

  /** Why it must be rejected; null when it need not. */
  public @Nullable String fault() {
    if (fault != null) {
      return fault;
    }
    return bids.fault() != null ? bids.fault() : asks.fault();
  }
}
