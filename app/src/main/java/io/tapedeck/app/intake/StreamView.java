package io.tapedeck.app.intake;

import io.tapedeck.api.Instrument;
import io.tapedeck.api.MarketSink;
import org.jspecify.annotations.Nullable;

/**
 * A consistent copy of one stream's newest state, filled by {@link StreamState#take}. Reused from tick to tick, so it makes no garbage.
 * The pumping thread only.
 */
public final class StreamView {
  /** The bars that still grow; void when nobody wanted them. */
  final FormingBars bars = new FormingBars();

  /** Set before a take: false leaves out the bars that still grow. Finished ones are always handed over. */
  public boolean withFormingBars = true;

  /** The instrument with its scales of now; every mantissa below is in them. Null before the first take. */
  public @Nullable Instrument instrument;

  /** {@code TimeSource.nanos()} of the newest valid event. */
  public long dataNanos;

  /** Wall-clock time of the newest valid event, epoch nanoseconds; 0 when there was none. */
  public long dataEpochNanos;

  /** Exchange time of the newest event that carried one, or {@link MarketSink#NO_TIME}. */
  public long exchangeNanos = MarketSink.NO_TIME;

  /** Wall-clock receive time of that event. */
  public long exchangeReceivedNanos;

  /** True when there is a bid. */
  public boolean hasBid;

  /** Best bid, mantissa. */
  public long bid;

  /** Size at the best bid, mantissa. */
  public long bidSize;

  /** True when there is an ask. */
  public boolean hasAsk;

  /** Best ask, mantissa. */
  public long ask;

  /** Size at the best ask, mantissa. */
  public long askSize;

  /** True when there was a trade. */
  public boolean hasLast;

  /** Price of the last trade, mantissa. */
  public long last;

  /** State of the book. */
  public BookState book = BookState.NONE;

  /** Events received. */
  public long received;

  /** Events rejected. */
  public long rejected;

  /** Events dropped by policy. */
  public long dropped;

  /** Times the book lost step. */
  public long resyncs;

  /** Times the connection was opened again. */
  public long reconnects;

  /** Prints folded into summaries because the lane was full. */
  public long folded;

  /** Events whose exchange time made no sense. */
  public long suspectTimes;

  /** As {@link ProofCounts#kind()}. */
  public String proofKind = "none";

  /** Messages proven right. */
  public long proofsRight;

  /** Checksums that differed. */
  public long proofsWrong;

  /** Messages that were missing. */
  public long gaps;

  /** Messages that came twice or were older than the book. */
  public long repeats;

  /** Messages after which bid was at or above ask. */
  public long crossings;

  /** {@code TimeSource.nanos()} when the oldest of these news was received; for measuring only, and perhaps of a newer one. */
  public long newsReceivedNanos;

  /** {@code TimeSource.nanos()} when the stream was put into the queue. */
  public long newsQueuedNanos;
}
