package io.tapedeck.api;

/**
 * Where a {@link WireProtocol} puts what it read. Implemented by the host.
 *
 * <p><b>Thread:</b> the thread that called the protocol: one thread at a time for all calls on one sink. No call blocks, waits or throws for
 * what the exchange sent: an event the host finds invalid is counted as rejected.
 *
 * <p><b>Units:</b> prices and sizes are mantissas in the scales of the stream's {@link Instrument}; exchange times are epoch
 * nanoseconds, or {@link #NO_TIME}.
 *
 * <p><b>Events.</b> A trade, a quote and a whole book message (its levels and the {@link #commit}) are one event each. They enter the
 * ledger: whatever arrives is shown, merged, dropped, rejected, discarded or still waiting.
 */
public interface MarketSink {

  /** Answer of {@link #stream} for an instrument nobody asked for. Events for it are ignored. */
  int NO_STREAM = -1;

  /** The exchange gave no time. */
  long NO_TIME = Long.MIN_VALUE;

  /** The exchange gave no id. */
  long NO_ID = Long.MIN_VALUE;

  /** The message carries no checksum. */
  long NO_CHECKSUM = Long.MIN_VALUE;

  /**
   * Names a stream, or redefines it: an instrument is known by its {@link Instrument#symbol()}. When the scales grow, what the host
   * holds is rescaled; a call with the same values changes nothing. May be called between events, and between levels of one
   * book message.
   *
   * @return the number to use in the calls below, the same for the life of this sink; {@link #NO_STREAM} when the instrument was not asked for
   */
  int stream(Instrument instrument, BookRules rules);

  /** The exchange accepted the subscription of this stream. Data also counts as acceptance. */
  void subscribed(int stream);

  /** The exchange refused the subscription of this stream; it will not be tried again unless the problem is retryable. */
  void refused(int stream, Problem problem);

  /**
   * A trade.
   *
   * @param price mantissa; must be positive unless the instrument allows otherwise
   * @param size mantissa; must be positive
   * @param taker side of the taker
   * @param tradeId the exchange's id, rising within a stream, used to recognise repeats after a reconnect; or {@link #NO_ID}
   */
  void trade(int stream, long exchangeNanos, long price, long size, Side taker, long tradeId);

  /**
   * Best bid and ask as told by the exchange's own quote channel. A size of 0 means that side is empty.
   */
  void quote(int stream, long exchangeNanos, long bid, long bidSize, long ask, long askSize);

  /** Begins a book message that replaces the whole book. Levels follow, then {@link #commit}. */
  void bookSnapshot(int stream);

  /** Begins a book message that changes some levels. Levels follow, then {@link #commit}. */
  void bookUpdate(int stream);

  /**
   * A level of the book message begun last.
   *
   * @param side {@link Side#BUY} for a bid
   * @param size 0 deletes the level; the last entry for a price wins
   */
  void level(int stream, Side side, long price, long size);

  /**
   * Ends the book message begun last: all its levels are applied at once, cut to the depth, and proven.
   *
   * @param firstId first id the message covers, or {@link #NO_ID}
   * @param lastId last id the message covers, or {@link #NO_ID}
   * @param previousId the id this message says it follows, or {@link #NO_ID}
   * @param checksum as sent, unsigned 32 bits in a long, or {@link #NO_CHECKSUM}
   * @return true when nothing is to be done; false when the book lost step and the protocol must ask the exchange for a new snapshot of this stream. False is
   *     returned once for each loss; until the snapshot comes, updates are dropped and counted
   */
  boolean commit(int stream, long exchangeNanos, long firstId, long lastId, long previousId, long checksum);

  /**
   * One event of this stream that cannot be read (a price of {@code null}, a size with too many digits). It is counted as received and
   * rejected. If it was a book message, call this instead of {@link #commit}: its levels are thrown away.
   *
   * @param reason a short phrase, the same for the same fault
   * @return as {@link #commit}: false when the book lost step by this
   */
  boolean reject(int stream, String reason);

  /**
   * The exchange sent a message of a kind the protocol does not know. It is passed over and counted by kind; the log gets one line for each kind.
   *
   * @param kind the exchange's own word for it
   */
  default void unknown(String kind) {
    // For sinks that do not count.
  }

  /** Something the trader should know: maintenance, a warning of the exchange. One notice is shown for each kind and text, with a count. */
  void notice(Problem problem);
}
