package io.tapedeck.kit;

import io.tapedeck.api.BookRules;
import io.tapedeck.api.Instrument;
import io.tapedeck.api.LinkSink;
import io.tapedeck.api.MarketSink;
import io.tapedeck.api.Problem;
import io.tapedeck.api.Side;
import java.util.HashMap;
import java.util.Map;

/**
 * What a protocol sees of its sink: remembers which stream is which instrument, and lets nothing pass once its connection is over, even from a
 * protocol that is stuck in an old frame. Called under the link's lock; {@link #shut} any thread.
 */
final class SinkGate implements MarketSink {
  private final LinkSink sink;
  private final Map<String, Integer> streams = new HashMap<>();
  private volatile boolean shut;

  SinkGate(LinkSink sink) {
    this.sink = sink;
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
    int stream = sink.stream(instrument, rules);
    streams.put(instrument.symbol(), stream);
    return stream;
  }

  @Override
  public void subscribed(int stream) {
    if (!shut) {
      sink.subscribed(stream);
    }
  }

  @Override
  public void refused(int stream, Problem problem) {
    if (!shut) {
      sink.refused(stream, problem);
    }
  }

  @Override
  public void trade(int stream, long exchangeNanos, long price, long size, Side taker, long tradeId) {
    if (!shut) {
      sink.trade(stream, exchangeNanos, price, size, taker, tradeId);
    }
  }

  @Override
  public void quote(int stream, long exchangeNanos, long bid, long bidSize, long ask, long askSize) {
    if (!shut) {
      sink.quote(stream, exchangeNanos, bid, bidSize, ask, askSize);
    }
  }

  @Override
  public void bookSnapshot(int stream) {
    if (!shut) {
      sink.bookSnapshot(stream);
    }
  }

  @Override
  public void bookUpdate(int stream) {
    if (!shut) {
      sink.bookUpdate(stream);
    }
  }

  @Override
  public void level(int stream, Side side, long price, long size) {
    if (!shut) {
      sink.level(stream, side, price, size);
    }
  }

  @Override
  public boolean commit(int stream, long exchangeNanos, long firstId, long lastId, long previousId, long checksum) {
    return shut || sink.commit(stream, exchangeNanos, firstId, lastId, previousId, checksum);
  }

  @Override
  public boolean reject(int stream, String reason) {
    return shut || sink.reject(stream, reason);
  }

  @Override
  public void unknown(String kind) {
    if (!shut) {
      sink.unknown(kind);
    }
  }

  @Override
  public void notice(Problem problem) {
    if (!shut) {
      sink.notice(problem);
    }
  }
}
