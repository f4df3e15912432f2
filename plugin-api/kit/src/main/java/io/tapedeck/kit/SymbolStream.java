package io.tapedeck.kit;

import io.tapedeck.api.BookRules;
import io.tapedeck.api.Instrument;
import io.tapedeck.api.MarketSink;
import io.tapedeck.api.Problem;
import io.tapedeck.api.Side;
import org.jspecify.annotations.Nullable;

/**
 * One symbol on one connection: what is known of its digits, and the way of its events to the sink. Numbers are the fact: one with more digits than
 * are known widens the scales, whether the exchange declared them or not. One thread.
 */
public final class SymbolStream {
  private final MarketSink sink;
  private Instrument instrument;
  private BookRules rules;
  private boolean changed = true;
  private int number = MarketSink.NO_STREAM;
  private boolean accepted;
  private boolean refused;
  private long chain;

  /** A stream the sink has not heard of yet. */
  public SymbolStream(MarketSink sink, Instrument instrument, BookRules rules) {
    this.sink = sink;
    this.instrument = instrument;
    this.rules = rules;
  }

  /** What is known of it. */
  public Instrument instrument() {
    return instrument;
  }

  /** The exchange's symbol. */
  public String symbol() {
    return instrument.symbol();
  }

  /** Its number at the sink, or {@link MarketSink#NO_STREAM}. */
  public int number() {
    return number;
  }

  /** True when the exchange refused it. */
  public boolean isRefused() {
    return refused;
  }

  /** Tells the sink what is known, if it has not heard it yet. False when the sink does not want this symbol. */
  public boolean name() {
    if (changed) {
      changed = false;
      number = sink.stream(instrument, rules);
    }
    return number != MarketSink.NO_STREAM;
  }

  /** The exchange declares the instrument. Digits seen before are not cut off by it. */
  public void declare(Instrument listed) {
    Instrument next = instrument.inferred()
        ? listed.withScales(
            Math.max(listed.priceScale(), instrument.priceScale()), Math.max(listed.sizeScale(), instrument.sizeScale()))
        : listed;
    changed |= !next.equals(instrument);
    instrument = next;
  }

  /** How its book is kept. */
  public BookRules rules() {
    return rules;
  }

  /** Its book is kept by other rules from here on. */
  public void rules(BookRules next) {
    changed |= !next.equals(rules);
    rules = next;
  }

  /** The exchange accepted a channel. The sink hears of the first only. */
  public void accepted() {
    if (!accepted && !refused && name()) {
      accepted = true;
      sink.subscribed(number);
    }
  }

  /** The exchange refused it. The sink hears of the first refusal only: the others come for the same reason. */
  public void refused(Problem problem) {
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
  public boolean book(SentBook book) {
    if (!name()) {
      return true;
    }
    if (book.isSnapshot()) {
      sink.bookSnapshot(number);
    } else {
      sink.bookUpdate(number);
    }
    String fault = book.fault();
    fault = fault == null ? levels(Side.BUY, book.bids()) : fault;
    fault = fault == null ? levels(Side.SELL, book.asks()) : fault;
    return fault == null
        ? sink.commit(number, book.time(), book.firstId(), book.lastId(), book.previousId(), book.checksum())
        : sink.reject(number, fault);
  }

  private @Nullable String levels(Side side, LevelList levels) {
    for (int i = 0; i < levels.size(); i++) {
      long price = price(levels.price(i), levels.priceScale(i));
      long size = size(levels.quantity(i), levels.quantityScale(i));
      if (price == Decimals.INEXACT) {
        return Faults.PRICE_TOO_LARGE;
      }
      if (size == Decimals.INEXACT) {
        return Faults.SIZE_TOO_LARGE;
      }
      sink.level(number, side, price, size);
    }
    return null;
  }

  /** The id of the next book message where an exchange numbers the messages of a connection and not those of a book. */
  public long nextId() {
    return ++chain;
  }

  /** A message that may have been this book's was lost: the host sees a gap at once. Answers as {@link #book}. */
  public boolean missed() {
    if (!name()) {
      return true;
    }
    chain += 2;
    sink.bookUpdate(number);
    return sink.commit(number, MarketSink.NO_TIME, MarketSink.NO_ID, chain, MarketSink.NO_ID, MarketSink.NO_CHECKSUM);
  }

  /** A trade. Answers as {@link #book}. */
  public boolean trade(SentTrade trade) {
    if (!name()) {
      return true;
    }
    String fault = trade.fault();
    if (fault != null) {
      return sink.reject(number, fault);
    }
    long price = price(trade.price().mantissa(), trade.price().scale());
    long size = size(trade.size().mantissa(), trade.size().scale());
    if (price == Decimals.INEXACT) {
      return sink.reject(number, Faults.PRICE_TOO_LARGE);
    }
    if (size == Decimals.INEXACT) {
      return sink.reject(number, Faults.SIZE_TOO_LARGE);
    }
    sink.trade(number, trade.time(), price, size, trade.taker(), trade.id());
    return true;
  }

  /** Best bid and ask. Answers as {@link #book}. */
  public boolean quote(SentQuote quote) {
    if (!name()) {
      return true;
    }
    String fault = quote.fault();
    if (fault != null) {
      return sink.reject(number, fault);
    }
    // All four first: each may widen the scales the others are told in.
    fit(quote.bid(), quote.bidSize());
    fit(quote.ask(), quote.askSize());
    long bid = price(quote.bid().mantissa(), quote.bid().scale());
    long ask = price(quote.ask().mantissa(), quote.ask().scale());
    long bidSize = size(quote.bidSize().mantissa(), quote.bidSize().scale());
    long askSize = size(quote.askSize().mantissa(), quote.askSize().scale());
    if (bid == Decimals.INEXACT || ask == Decimals.INEXACT) {
      return sink.reject(number, Faults.PRICE_TOO_LARGE);
    }
    if (bidSize == Decimals.INEXACT || askSize == Decimals.INEXACT) {
      return sink.reject(number, Faults.SIZE_TOO_LARGE);
    }
    sink.quote(number, quote.time(), bid, bidSize, ask, askSize);
    return true;
  }

  private void fit(SentNumber price, SentNumber size) {
    // What they are is of no interest yet: reading a number widens the scales where it must.
    long unusedPrice = price(price.mantissa(), price.scale());
    long unusedSize = size(size.mantissa(), size.scale());
  }

  private long price(long mantissa, int scale) {
    long exact = Decimals.rescale(mantissa, scale, instrument.priceScale());
    if (exact != Decimals.INEXACT) {
      return exact;
    }
    int needed = SentNumber.neededScale(mantissa, scale);
    if (needed <= instrument.priceScale()) {
      return Decimals.INEXACT;
    }
    widen(needed, instrument.sizeScale());
    return Decimals.rescale(mantissa, scale, needed);
  }

  private long size(long mantissa, int scale) {
    long exact = Decimals.rescale(mantissa, scale, instrument.sizeScale());
    if (exact != Decimals.INEXACT) {
      return exact;
    }
    int needed = SentNumber.neededScale(mantissa, scale);
    if (needed <= instrument.sizeScale()) {
      return Decimals.INEXACT;
    }
    widen(instrument.priceScale(), needed);
    return Decimals.rescale(mantissa, scale, needed);
  }

  private void widen(int priceScale, int sizeScale) {
    instrument = instrument.withScales(priceScale, sizeScale);
    number = sink.stream(instrument, rules);
  }
}
