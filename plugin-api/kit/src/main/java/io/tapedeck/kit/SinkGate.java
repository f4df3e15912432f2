package io.tapedeck.kit;

import io.tapedeck.api.BookRules;
import io.tapedeck.api.Instrument;
import io.tapedeck.api.LinkSink;
import io.tapedeck.api.MarketSink;
import io.tapedeck.api.Problem;
import io.tapedeck.api.Side;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a protocol sees of its sink: remembers which stream is which instrument, and lets nothing pass once its connection is over, even from a
 * protocol that is stuck in an old frame. Called under the link's lock; {@link #shut} any thread.
 */
final class SinkGate implements MarketSink {
  private final LinkSink sink;
  private final Map<String, Integer> streams = new HashMap<>();
  // By stream: when the newest trade without an id was made.
  private long[] newestTrade = new long[0];
  private volatile boolean shut;
  // Until its connection takes over from another one: what the protocol said meanwhile.
  private @Nullable SinkGate predecessor;
  private final List<Runnable> said = new ArrayList<>();
  private boolean stranger;
  private boolean caughtUp = true;

  SinkGate(LinkSink sink) {
    this.sink = sink;
  }

  /** A gate that lets nothing pass until its connection takes over from the predecessor's; streams have the same numbers. */
  SinkGate(LinkSink sink, SinkGate predecessor) {
    this.sink = sink;
    this.predecessor = predecessor;
  }

  /** True when the protocol named a stream that the predecessor does not have: it has to begin like any first connection. */
  boolean metStranger() {
    return stranger;
  }

  /** From here on everything passes, what was said before first; trades without ids that the predecessor brought already do not come twice. */
  void takeOver() {
    SinkGate old = predecessor;
    predecessor = null;
    if (old != null) {
      newestTrade = old.newestTrade.clone();
    }
    said.forEach(Runnable::run);
    said.clear();
    caughtUp = false;
  }

  /** What was held is read; from here on nothing can have been brought by the predecessor. */
  void caughtUp() {
    caughtUp = true;
  }

  void shut() {
    shut = true;
  }

  int streamOf(String symbol) {
    return streams.getOrDefault(symbol, NO_STREAM);
  }

  @Override
  public int stream(Instrument instrument, BookRules rules) {
    if (shut) {
      return NO_STREAM;
    }
    SinkGate old = predecessor;
    if (old != null) {
      int known = old.streamOf(instrument.symbol());
      stranger |= known == NO_STREAM;
      streams.put(instrument.symbol(), known);
      said.add(() -> sink.stream(instrument, rules));
      return known;
    }
    int stream = sink.stream(instrument, rules);
    streams.put(instrument.symbol(), stream);
    return stream;
  }

  private boolean silent() {
    return shut || predecessor != null;
  }

  @Override
  public void subscribed(int stream) {
    if (!silent()) {
      sink.subscribed(stream);
    }
  }

  @Override
  public void refused(int stream, Problem problem) {
    if (predecessor != null) {
      said.add(() -> sink.refused(stream, problem));
    } else if (!shut) {
      sink.refused(stream, problem);
    }
  }

  @Override
  public void trade(int stream, long exchangeNanos, long price, long size, Side taker, long tradeId) {
    if (silent()) {
      return;
    }
    if (tradeId == NO_ID && exchangeNanos != NO_TIME && stream >= 0) {
      if (stream >= newestTrade.length) {
        int known = newestTrade.length;
        newestTrade = Arrays.copyOf(newestTrade, stream + 16);
        Arrays.fill(newestTrade, known, newestTrade.length, Long.MIN_VALUE);
      }
      if (!caughtUp && exchangeNanos <= newestTrade[stream]) {
        return;
      }
      newestTrade[stream] = Math.max(newestTrade[stream], exchangeNanos);
    }
    sink.trade(stream, exchangeNanos, price, size, taker, tradeId);
  }

  @Override
  public void quote(int stream, long exchangeNanos, long bid, long bidSize, long ask, long askSize) {
    if (!silent()) {
      sink.quote(stream, exchangeNanos, bid, bidSize, ask, askSize);
    }
  }

  @Override
  public void bookSnapshot(int stream) {
    if (!silent()) {
      sink.bookSnapshot(stream);
    }
  }

  @Override
  public void bookUpdate(int stream) {
    if (!silent()) {
      sink.bookUpdate(stream);
    }
  }

  @Override
  public void level(int stream, Side side, long price, long size) {
    if (!silent()) {
      sink.level(stream, side, price, size);
    }
  }

  @Override
  public boolean commit(int stream, long exchangeNanos, long firstId, long lastId, long previousId, long checksum) {
    return silent() || sink.commit(stream, exchangeNanos, firstId, lastId, previousId, checksum);
  }

  @Override
  public boolean reject(int stream, String reason) {
    return silent() || sink.reject(stream, reason);
  }

  @Override
  public void unknown(String kind) {
    if (!silent()) {
      sink.unknown(kind);
    }
  }

  @Override
  public void notice(Problem problem) {
    if (!silent()) {
      sink.notice(problem);
    }
  }
}
