package io.tapedeck.plugin.kraken;

import io.tapedeck.api.BookRules;
import io.tapedeck.api.IdChain;
import io.tapedeck.api.Instrument;
import io.tapedeck.api.MarketSink;
import io.tapedeck.api.Problem;
import io.tapedeck.api.Side;
import io.tapedeck.kit.Decimals;
import io.tapedeck.kit.Faults;
import io.tapedeck.kit.LevelList;
import org.jspecify.annotations.Nullable;

/**
 * One symbol on one connection: what is known of its digits and depth, and the way of its events to the sink. One thread.
 *
 * <p>While Kraken has not declared the precision, the digits sent in the book are the scales: they are what the checksum is made of.
 */
final class KrakenStream {

  private static final int[] DEPTHS = {10, 25, 100, 500, 1000};

  private final MarketSink sink;
  private final KrakenChecksum checksum;
  private Instrument instrument;
  private int depth;
  private boolean depthIsGuess;
  private boolean changed = true;
  private int number = MarketSink.NO_STREAM;
  private boolean accepted;
  private boolean refused;

  /**
   * A stream the sink has not heard of yet.
   *
   * @param depthIsGuess true when nothing but the first snapshot can tell the depth
   */
  KrakenStream(MarketSink sink, KrakenChecksum checksum, Instrument instrument, int depth, boolean depthIsGuess) {
    this.sink = sink;
    this.checksum = checksum;
    this.instrument = instrument;
    this.depth = depth;
    this.depthIsGuess = depthIsGuess;
  }

  Instrument instrument() {
    return instrument;
  }

  int number() {
    return number;
  }

  boolean isRefused() {
    return refused;
  }

  /** Tells the sink what is known, if it has not heard it yet. False when the sink does not want this symbol. */
  boolean name() {
    if (changed) {
      changed = false;
      number = sink.stream(instrument, new BookRules(depth, checksum, IdChain.NONE));
    }
    return number != MarketSink.NO_STREAM;
  }

  /**
   * Kraken declares the instrument.
   *
   * @return true when digits were taken away from a book that may hold them, so that only a new snapshot helps
   */
  boolean declare(Instrument listed) {
    // Digits seen in the book are the proof: a declaration must not cut them off.
    Instrument next = instrument.inferred()
        ? listed.withScales(
            Math.max(listed.priceScale(), instrument.priceScale()), Math.max(listed.sizeScale(), instrument.sizeScale()))
        : listed;
    boolean shrinks = next.priceScale() < instrument.priceScale() || next.sizeScale() < instrument.sizeScale();
    changed |= !next.equals(instrument);
    boolean inUse = number != MarketSink.NO_STREAM;
    instrument = next;
    return shrinks && inUse;
  }

  /** Kraken says how deep the book is. */
  void depth(int told) {
    changed |= told != depth;
    depth = told;
    depthIsGuess = false;
  }

  /** Kraken accepted a channel. The sink hears of the first only. */
  void accepted() {
    if (!accepted && !refused && name()) {
      accepted = true;
      sink.subscribed(number);
    }
  }

  /** Kraken refused a channel. The sink hears of the first only: the others fail for the same reason. */
  void refused(Problem problem) {
    if (!refused && name()) {
      refused = true;
      sink.refused(number, problem);
    }
  }

  /**
   * A book message.
   *
   * @return false when a new snapshot must be asked for
   */
  boolean book(BookItem item, boolean snapshot) {
    if (snapshot && depthIsGuess) {
      guessDepth(item.levels());
    }
    String fault = item.fault();
    if (fault == null) {
      widen(
          Math.max(item.bids().widestPrice(), item.asks().widestPrice()),
          Math.max(item.bids().widestSize(), item.asks().widestSize()));
    }
    if (!name()) {
      return true;
    }
    if (snapshot) {
      sink.bookSnapshot(number);
    } else {
      sink.bookUpdate(number);
    }
    fault = fault == null ? levels(Side.BUY, item.bids()) : fault;
    fault = fault == null ? levels(Side.SELL, item.asks()) : fault;
    return fault == null
        ? sink.commit(number, item.time(), MarketSink.NO_ID, MarketSink.NO_ID, MarketSink.NO_ID, item.checksum())
        : sink.reject(number, fault);
  }

  private @Nullable String levels(Side side, LevelList levels) {
    int priceScale = instrument.priceScale();
    int sizeScale = instrument.sizeScale();
    for (int i = 0; i < levels.size(); i++) {
      long price = Decimals.rescale(levels.price(i), levels.priceScale(i), priceScale);
      long size = Decimals.rescale(levels.quantity(i), levels.quantityScale(i), sizeScale);
      if (price == Decimals.INEXACT) {
        return Faults.price(levels.priceScale(i), priceScale);
      }
      if (size == Decimals.INEXACT) {
        return Faults.size(levels.quantityScale(i), sizeScale);
      }
      sink.level(number, side, price, size);
    }
    return null;
  }

  /** A trade. Answers as {@link #book}. */
  boolean trade(TradeItem item) {
    String fault = item.fault();
    if (fault == null) {
      widen(item.price().neededScale(), item.size().neededScale());
    }
    if (!name()) {
      return true;
    }
    if (fault != null) {
      return sink.reject(number, fault);
    }
    long price = item.price().at(instrument.priceScale());
    long size = item.size().at(instrument.sizeScale());
    if (price == Decimals.INEXACT) {
      return sink.reject(number, Faults.price(item.price().neededScale(), instrument.priceScale()));
    }
    if (size == Decimals.INEXACT) {
      return sink.reject(number, Faults.size(item.size().neededScale(), instrument.sizeScale()));
    }
    sink.trade(number, item.time(), price, size, item.taker(), item.id());
    return true;
  }

  /** Best bid and ask. Answers as {@link #book}. */
  boolean quote(TickerItem item) {
    String fault = item.fault();
    int neededPrice = 0;
    int neededSize = 0;
    if (fault == null) {
      neededPrice = Math.max(item.bid().neededScale(), item.ask().neededScale());
      neededSize = Math.max(item.bidSize().neededScale(), item.askSize().neededScale());
      widen(neededPrice, neededSize);
    }
    if (!name()) {
      return true;
    }
    if (fault != null) {
      return sink.reject(number, fault);
    }
    long bid = item.bid().at(instrument.priceScale());
    long ask = item.ask().at(instrument.priceScale());
    long bidSize = item.bidSize().at(instrument.sizeScale());
    long askSize = item.askSize().at(instrument.sizeScale());
    if (bid == Decimals.INEXACT || ask == Decimals.INEXACT) {
      return sink.reject(number, Faults.price(neededPrice, instrument.priceScale()));
    }
    if (bidSize == Decimals.INEXACT || askSize == Decimals.INEXACT) {
      return sink.reject(number, Faults.size(neededSize, instrument.sizeScale()));
    }
    sink.quote(number, item.time(), bid, bidSize, ask, askSize);
    return true;
  }

  private void widen(int priceScale, int sizeScale) {
    if (instrument.inferred() && (priceScale > instrument.priceScale() || sizeScale > instrument.sizeScale())) {
      instrument = instrument.withScales(
          Math.max(priceScale, instrument.priceScale()), Math.max(sizeScale, instrument.sizeScale()));
      changed = true;
    }
  }

  /** The smallest depth Kraken offers that the snapshot fits into. */
  private void guessDepth(int levels) {
    for (int offered : DEPTHS) {
      if (levels <= offered) {
        depth(offered);
        return;
      }
    }
    // More than Kraken offers: the book is cut to what it does offer.
    depth(DEPTHS[DEPTHS.length - 1]);
  }
}
