package io.tapedeck.testkit.conformance;

import io.tapedeck.api.BookRules;
import io.tapedeck.api.BookView;
import io.tapedeck.api.IdChain;
import io.tapedeck.api.Instrument;
import io.tapedeck.api.MarketSink;
import io.tapedeck.api.Side;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * One stream as the plainest host keeps it: sorted maps and exact decimals, written apart from the program's own books so that each checks the
 * other. One thread at a time.
 */
public final class PlainMarket implements BookView {

  /** A level of a message not committed yet. */
  private record Level(Side side, BigDecimal price, BigDecimal size) {}

  private final TreeMap<BigDecimal, BigDecimal> bids = new TreeMap<>((a, b) -> b.compareTo(a));
  private final TreeMap<BigDecimal, BigDecimal> asks = new TreeMap<>();
  private final List<Level> staged = new ArrayList<>();
  private Instrument instrument;
  private BookRules rules;
  private boolean snapshot;
  private boolean staging;
  private boolean inStep;
  private long lastId = MarketSink.NO_ID;
  private long lastTrade = MarketSink.NO_ID;
  private long proven;
  private long failed;
  private long gaps;
  private long stale;
  private long crossed;
  private long rejected;
  private long dropped;
  private long quotes;
  private long trades;
  private long buys;
  private BigDecimal volume = BigDecimal.ZERO;
  private BigDecimal quoteVolume = BigDecimal.ZERO;

  PlainMarket(Instrument instrument, BookRules rules) {
    this.instrument = instrument;
    this.rules = rules;
  }

  void define(Instrument next, BookRules nextRules) {
    instrument = next;
    rules = nextRules;
  }

  void opened() {
    bids.clear();
    asks.clear();
    staged.clear();
    staging = false;
    inStep = false;
    lastId = MarketSink.NO_ID;
  }

  void begin(boolean whole) {
    staged.clear();
    snapshot = whole;
    staging = true;
  }

  void level(Side side, long price, long size) {
    staged.add(new Level(
        side, BigDecimal.valueOf(price, instrument.priceScale()), BigDecimal.valueOf(size, instrument.sizeScale())));
  }

  boolean commit(long firstId, long newLastId, long previousId, long checksum) {
    if (!staging) {
      throw new IllegalStateException(instrument.symbol() + ": a commit without a beginning");
    }
    staging = false;
    if (!snapshot && !inStep) {
      dropped++;
      return true;
    }
    if (!snapshot && lastId != MarketSink.NO_ID && newLastId != MarketSink.NO_ID && rules.chain() != IdChain.NONE) {
      if (isRepeat(newLastId)) {
        stale++;
        return true;
      }
      if (isGap(firstId, newLastId, previousId)) {
        gaps++;
        inStep = false;
        return false;
      }
      if (rules.checksum() == null) {
        proven++;
      }
    }
    lastId = newLastId;
    apply();
    if (checksum != MarketSink.NO_CHECKSUM && rules.checksum() != null) {
      boolean right = rules.checksum().of(this) == checksum;
      proven += right ? 1 : 0;
      failed += right ? 0 : 1;
      inStep = right;
      return right;
    }
    inStep = true;
    return true;
  }

  private boolean isRepeat(long newLastId) {
    return rules.chain() != IdChain.PREVIOUS && newLastId <= lastId;
  }

  private boolean isGap(long firstId, long newLastId, long previousId) {
    return switch (rules.chain()) {
      case NONE, RISING -> false;
      case DENSE -> newLastId != lastId + 1;
      case RANGE -> firstId > lastId + 1;
      case PREVIOUS -> previousId != lastId;
    };
  }

  private void apply() {
    if (snapshot) {
      bids.clear();
      asks.clear();
    }
    for (Level level : staged) {
      NavigableMap<BigDecimal, BigDecimal> side = side(level.side());
      if (level.size().signum() == 0) {
        side.remove(level.price());
      } else {
        side.put(level.price(), level.size());
      }
    }
    while (bids.size() > rules.depth()) {
      bids.pollLastEntry();
    }
    while (asks.size() > rules.depth()) {
      asks.pollLastEntry();
    }
    if (!bids.isEmpty() && !asks.isEmpty() && bids.firstKey().compareTo(asks.firstKey()) >= 0) {
      crossed++;
    }
  }

  boolean reject() {
    rejected++;
    boolean lost = staging && inStep;
    staging = false;
    inStep = inStep && !lost;
    return !lost;
  }

  void trade(long price, long size, Side taker, long id) {
    if (id != MarketSink.NO_ID && lastTrade != MarketSink.NO_ID && id <= lastTrade) {
      dropped++;
      return;
    }
    lastTrade = id == MarketSink.NO_ID ? lastTrade : id;
    BigDecimal exactPrice = BigDecimal.valueOf(price, instrument.priceScale());
    BigDecimal exactSize = BigDecimal.valueOf(size, instrument.sizeScale());
    trades++;
    buys += taker == Side.BUY ? 1 : 0;
    volume = volume.add(exactSize);
    quoteVolume = quoteVolume.add(exactPrice.multiply(exactSize));
  }

  void quote() {
    quotes++;
  }

  private NavigableMap<BigDecimal, BigDecimal> side(Side side) {
    return side == Side.BUY ? bids : asks;
  }

  @Override
  public int levels(Side side) {
    return side(side).size();
  }

  @Override
  public long price(Side side, int index) {
    return at(side, index).getKey().movePointRight(instrument.priceScale()).longValueExact();
  }

  @Override
  public long size(Side side, int index) {
    return at(side, index).getValue().movePointRight(instrument.sizeScale()).longValueExact();
  }

  private Map.Entry<BigDecimal, BigDecimal> at(Side side, int index) {
    return side(side).entrySet().stream().skip(index).findFirst().orElseThrow();
  }

  /** The best levels of a side, price and size, best first. */
  public List<List<BigDecimal>> best(Side side, int count) {
    return side(side).entrySet().stream().limit(count).map(e -> List.of(e.getKey(), e.getValue())).toList();
  }

  /** What the stream was last said to be. */
  public Instrument instrument() {
    return instrument;
  }

  /** The rules it was last given. */
  public BookRules rules() {
    return rules;
  }

  /** True when its book is in step. */
  public boolean isInStep() {
    return inStep;
  }

  /** Book messages its checksum or chain spoke for. */
  public long proven() {
    return proven;
  }

  /** Checksums that differed. */
  public long failed() {
    return failed;
  }

  /** Breaks of the chain. */
  public long gaps() {
    return gaps;
  }

  /** Book messages seen before. */
  public long stale() {
    return stale;
  }

  /** Times best bid and ask met or crossed. */
  public long crossed() {
    return crossed;
  }

  /** Events that could not be read. */
  public long rejected() {
    return rejected;
  }

  /** Updates without a book, and trades seen before. */
  public long dropped() {
    return dropped;
  }

  /** Quotes. */
  public long quotes() {
    return quotes;
  }

  /** Trades. */
  public long trades() {
    return trades;
  }

  /** Trades whose taker bought. */
  public long buys() {
    return buys;
  }

  /** Sum of the sizes of all trades. */
  public BigDecimal volume() {
    return volume;
  }

  /** Sum of price times size of all trades. */
  public BigDecimal quoteVolume() {
    return quoteVolume;
  }
}
