package io.tapedeck.testkit.conformance;

import io.tapedeck.api.BookRules;
import io.tapedeck.api.FeedSink;
import io.tapedeck.api.Instrument;
import io.tapedeck.api.LinkSink;
import io.tapedeck.api.Problem;
import io.tapedeck.api.Side;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The plainest host there can be: it keeps every stream as a {@link PlainMarket}. Any thread, one call at a time. */
public final class PlainHost implements LinkSink, FeedSink {
  private final boolean everything;
  private final Map<String, PlainMarket> markets = new LinkedHashMap<>();
  private final List<PlainMarket> byNumber = new ArrayList<>();
  private final List<String> wanted = new ArrayList<>();
  private final Map<String, Problem> refusals = new LinkedHashMap<>();
  private final List<Problem> notices = new ArrayList<>();
  private final List<String> rejections = new ArrayList<>();

  /** Wants every instrument that appears, as when a recording is read. */
  public PlainHost() {
    everything = true;
  }

  /** Wants these. */
  public PlainHost(List<Instrument> instruments) {
    everything = false;
    instruments.forEach(instrument -> wanted.add(instrument.symbol()));
  }

  @Override
  public LinkSink link(String name, List<Instrument> instruments) {
    return this;
  }

  @Override
  public synchronized int stream(Instrument instrument, BookRules rules) {
    String symbol = instrument.symbol();
    if (!everything && !wanted.contains(symbol)) {
      return NO_STREAM;
    }
    PlainMarket market = markets.get(symbol);
    if (market == null) {
      market = new PlainMarket(instrument, rules);
      markets.put(symbol, market);
      byNumber.add(market);
    } else {
      market.define(instrument, rules);
    }
    return byNumber.indexOf(market);
  }

  @Override
  public void subscribed(int stream) {
    // The books are the proof.
  }

  @Override
  public synchronized void refused(int stream, Problem problem) {
    refusals.put(byNumber.get(stream).instrument().symbol(), problem);
  }

  @Override
  public synchronized void trade(int stream, long exchangeNanos, long price, long size, Side taker, long tradeId) {
    byNumber.get(stream).trade(price, size, taker, tradeId);
  }

  @Override
  public synchronized void quote(int stream, long exchangeNanos, long bid, long bidSize, long ask, long askSize) {
    byNumber.get(stream).quote();
  }

  @Override
  public synchronized void bookSnapshot(int stream) {
    byNumber.get(stream).begin(true);
  }

  @Override
  public synchronized void bookUpdate(int stream) {
    byNumber.get(stream).begin(false);
  }

  @Override
  public synchronized void level(int stream, Side side, long price, long size) {
    byNumber.get(stream).level(side, price, size);
  }

  @Override
  public synchronized boolean commit(
      int stream, long exchangeNanos, long firstId, long lastId, long previousId, long checksum) {
    return byNumber.get(stream).commit(firstId, lastId, previousId, checksum);
  }

  @Override
  public synchronized boolean reject(int stream, String reason) {
    rejections.add(byNumber.get(stream).instrument().symbol() + ": " + reason);
    return byNumber.get(stream).reject();
  }

  @Override
  public synchronized void notice(Problem problem) {
    notices.add(problem);
  }

  @Override
  public void connecting(int attempt) {
    // Nothing is kept before it is open.
  }

  @Override
  public synchronized void opened() {
    byNumber.forEach(PlainMarket::opened);
  }

  @Override
  public void frame(byte[] frame) {
    // What it says comes in the calls that follow.
  }

  @Override
  public synchronized void frameRejected(String reason) {
    rejections.add(reason);
  }

  @Override
  public synchronized void lost(Problem why, long retryInNanos) {
    byNumber.forEach(PlainMarket::opened);
  }

  @Override
  public synchronized boolean dataSeen() {
    return markets.values().stream().anyMatch(market -> market.trades() + market.quotes() > 0 || market.isInStep());
  }

  /** What is kept of a symbol; empty when it never appeared. */
  public synchronized Optional<PlainMarket> market(String symbol) {
    return Optional.ofNullable(markets.get(symbol));
  }

  /** All streams by symbol, in the order they appeared. */
  public synchronized Map<String, PlainMarket> markets() {
    return new LinkedHashMap<>(markets);
  }

  /** What was refused, by symbol. */
  public synchronized Map<String, Problem> refusals() {
    return new LinkedHashMap<>(refusals);
  }

  /** What the trader was told. */
  public synchronized List<Problem> notices() {
    return List.copyOf(notices);
  }

  /** What could not be read: frames, and events with their symbol. */
  public synchronized List<String> rejections() {
    return List.copyOf(rejections);
  }
}
