package io.tapedeck.testkit.conformance;

import io.tapedeck.api.BookRules;
import io.tapedeck.api.Instrument;
import io.tapedeck.api.LinkSink;
import io.tapedeck.api.Problem;
import io.tapedeck.api.Side;
import io.tapedeck.testkit.SinkLog;

/** Writes each call down and hands it to a host, whose answers count. The thread that calls. */
final class BothSinks implements LinkSink {
  private final PlainHost host;
  private final SinkLog log;

  BothSinks(PlainHost host, SinkLog log) {
    this.host = host;
    this.log = log;
  }

  @Override
  public int stream(Instrument instrument, BookRules rules) {
    int number = log.stream(instrument, rules);
    int kept = host.stream(instrument, rules);
    if (number != kept) {
      throw new IllegalStateException("Both name the streams in the order they come: " + number + ", " + kept);
    }
    return kept;
  }

  @Override
  public void subscribed(int stream) {
    log.subscribed(stream);
    host.subscribed(stream);
  }

  @Override
  public void refused(int stream, Problem problem) {
    log.refused(stream, problem);
    host.refused(stream, problem);
  }

  @Override
  public void trade(int stream, long exchangeNanos, long price, long size, Side taker, long tradeId) {
    log.trade(stream, exchangeNanos, price, size, taker, tradeId);
    host.trade(stream, exchangeNanos, price, size, taker, tradeId);
  }

  @Override
  public void quote(int stream, long exchangeNanos, long bid, long bidSize, long ask, long askSize) {
    log.quote(stream, exchangeNanos, bid, bidSize, ask, askSize);
    host.quote(stream, exchangeNanos, bid, bidSize, ask, askSize);
  }

  @Override
  public void bookSnapshot(int stream) {
    log.bookSnapshot(stream);
    host.bookSnapshot(stream);
  }

  @Override
  public void bookUpdate(int stream) {
    log.bookUpdate(stream);
    host.bookUpdate(stream);
  }

  @Override
  public void level(int stream, Side side, long price, long size) {
    log.level(stream, side, price, size);
    host.level(stream, side, price, size);
  }

  @Override
  public boolean commit(int stream, long exchangeNanos, long firstId, long lastId, long previousId, long checksum) {
    boolean unused = log.commit(stream, exchangeNanos, firstId, lastId, previousId, checksum);
    return host.commit(stream, exchangeNanos, firstId, lastId, previousId, checksum);
  }

  @Override
  public boolean reject(int stream, String reason) {
    boolean unused = log.reject(stream, reason);
    return host.reject(stream, reason);
  }

  @Override
  public void notice(Problem problem) {
    log.notice(problem);
    host.notice(problem);
  }

  @Override
  public void connecting(int attempt) {
    log.connecting(attempt);
    host.connecting(attempt);
  }

  @Override
  public void opened() {
    log.opened();
    host.opened();
  }

  @Override
  public void frame(byte[] frame) {
    log.frame(frame);
    host.frame(frame);
  }

  @Override
  public void frameRejected(String reason) {
    log.frameRejected(reason);
    host.frameRejected(reason);
  }

  @Override
  public void lost(Problem why, long retryInNanos) {
    log.lost(why, retryInNanos);
    host.lost(why, retryInNanos);
  }

  @Override
  public boolean dataSeen() {
    return host.dataSeen();
  }
}
