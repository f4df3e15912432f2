package io.tapedeck.plugin.demo;

import io.tapedeck.api.BookView;
import io.tapedeck.api.Instrument;
import io.tapedeck.api.MarketSink;
import io.tapedeck.api.Side;

/**
 * The market of one symbol: turns the order flow into numbered events, one message each. A step of the flow gives its trades, then the
 * book message, then a quote if the touch changed. The n-th event is the same whatever the clock, the rate or the mode.
 *
 * <p>One thread at a time: whoever uses it holds its lock, for a new connection may come before an old one's thread is gone.
 */
final class SymbolMarket {
  private final Listing listing;
  private final Instrument instrument;
  private final OrderFlow flow;
  private final MatchingBook book;
  private final WireWriter.Heads heads;
  private final DemoChecksum checksum = new DemoChecksum();

  private long sum = MarketSink.NO_CHECKSUM;
  private long sequence = 1;
  private long tradeId;
  private long events;
  private int tradesLeft;
  private boolean bookLeft;
  private boolean quoteLeft;
  private long bid;
  private long bidSize;
  private long ask;
  private long askSize;
  private boolean dropNextBook;
  private boolean spoilNextChecksum;

  SymbolMarket(Listing listing, long seed) {
    this.listing = listing;
    this.instrument = listing.instrument();
    this.flow = new OrderFlow(listing, seed);
    this.book = flow.book();
    this.heads = new WireWriter.Heads(listing.symbol());
    touchChanged();
  }

  Instrument instrument() {
    return instrument;
  }

  MatchingBook book() {
    return book;
  }

  /** Events made so far. */
  long events() {
    return events;
  }

  /** True while events of the step begun last have not been written. */
  boolean inStep() {
    return bookLeft || quoteLeft || tradesLeft > 0;
  }

  /** Writes what a new subscriber gets: definition, acceptance, the whole book. Call between steps only. */
  void writeWelcome(WireWriter out, long epochNanos) {
    out.instrument(instrument);
    out.acknowledged(instrument.symbol());
    writeBook(out, epochNanos);
  }

  /** Writes the whole book. Call between steps only. */
  void writeBook(WireWriter out, long epochNanos) {
    out.snapshot(heads, instrument, book, epochNanos, sequence, checksum.of(book));
  }

  /** Lets about that many events happen, and writes the trades alone. Ends between steps. */
  void writeTrades(long count, WireWriter out, long epochNanos) {
    long end = events + count;
    while (events < end || inStep()) {
      beginStepIfNone();
      events++;
      if (tradesLeft > 0) {
        writeTrade(out, epochNanos);
      } else if (bookLeft) {
        bookLeft = false;
        sequence++;
        sum = MarketSink.NO_CHECKSUM;
      } else {
        quoteLeft = false;
      }
    }
  }

  /** Writes the next event; begins a new step when the last one is through. */
  void writeEvent(WireWriter out, long epochNanos) {
    beginStepIfNone();
    events++;
    if (tradesLeft > 0) {
      writeTrade(out, epochNanos);
    } else if (bookLeft) {
      bookLeft = false;
      writeUpdate(out, epochNanos);
    } else {
      quoteLeft = false;
      out.quote(heads, instrument, epochNanos, book);
    }
  }

  /** Fault: the next book message gets its number and is then lost. */
  void dropNextBook() {
    dropNextBook = true;
  }

  /** Fault: the next book message carries a wrong checksum. */
  void spoilNextChecksum() {
    spoilNextChecksum = true;
  }

  /** Fault: a book message, rightly numbered and summed, that puts a bid above the best ask. Call between steps only. */
  void writeCrossed(WireWriter out, long epochNanos) {
    long price = book.price(Side.SELL, 0) + 5 * listing.tick();
    long size = listing.typicalSize();
    long crossedSum = checksum.of(new Crossed(book, price, size));
    out.bid(heads, instrument, price, size, epochNanos, ++sequence, crossedSum);
  }

  private void beginStepIfNone() {
    if (!inStep()) {
      flow.step();
      tradesLeft = flow.fills();
      bookLeft = true;
      quoteLeft = touchChanged();
    }
  }

  private void writeTrade(WireWriter out, long epochNanos) {
    int fill = flow.fills() - tradesLeft--;
    out.trade(heads, instrument, epochNanos, ++tradeId, flow.fillPrice(fill), flow.fillSize(fill), flow.taker());
  }

  private void writeUpdate(WireWriter out, long epochNanos) {
    sequence++;
    if (dropNextBook) {
      dropNextBook = false;
      sum = MarketSink.NO_CHECKSUM;
      return;
    }
    if (topChanged()) {
      sum = checksum.of(book);
    }
    long sent = sum;
    if (spoilNextChecksum) {
      spoilNextChecksum = false;
      sent ^= 1;
    }
    out.update(heads, instrument, book, epochNanos, sequence, sent);
  }

  /** Whether the levels that the checksum covers can have changed: most changes are deeper, and the sum is the dearest part of a message. */
  private boolean topChanged() {
    if (sum == MarketSink.NO_CHECKSUM) {
      return true;
    }
    int last = DemoChecksum.LEVELS - 1;
    for (int i = 0; i < book.changes(); i++) {
      long worst = book.price(book.changedSide(i), last);
      long price = book.changedPrice(i);
      if (book.changedSide(i) == Side.BUY ? price >= worst : price <= worst) {
        return true;
      }
    }
    return false;
  }

  private boolean touchChanged() {
    long newBid = book.price(Side.BUY, 0);
    long newBidSize = book.size(Side.BUY, 0);
    long newAsk = book.price(Side.SELL, 0);
    long newAskSize = book.size(Side.SELL, 0);
    boolean changed = newBid != bid || newAsk != ask || newBidSize != bidSize || newAskSize != askSize;
    bid = newBid;
    bidSize = newBidSize;
    ask = newAsk;
    askSize = newAskSize;
    return changed;
  }

  /** The book as it looks with one more bid on top. */
  private record Crossed(BookView book, long price, long size) implements BookView {
    @Override
    public int levels(Side side) {
      return book.levels(side) + (side == Side.BUY ? 1 : 0);
    }

    @Override
    public long price(Side side, int index) {
      return side == Side.SELL ? book.price(side, index) : index == 0 ? price : book.price(side, index - 1);
    }

    @Override
    public long size(Side side, int index) {
      return side == Side.SELL ? book.size(side, index) : index == 0 ? size : book.size(side, index - 1);
    }
  }
}
