package io.tapedeck.plugin.kraken;

import io.tapedeck.api.BookRules;
import io.tapedeck.api.BookView;
import io.tapedeck.api.Instrument;
import io.tapedeck.api.MarketSink;
import io.tapedeck.api.Problem;
import io.tapedeck.api.Side;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.CRC32;

/** The plainest host there can be: sorted maps, and each book proven twice, by the plugin's checksum and by text. */
final class ProvingSink implements MarketSink {

  static final class Market implements BookView {
    Instrument instrument;
    BookRules rules;
    final TreeMap<Long, Long> bids = new TreeMap<>((a, b) -> Long.compare(b, a));
    final TreeMap<Long, Long> asks = new TreeMap<>();
    final List<long[]> pending = new ArrayList<>();
    boolean pendingSnapshot;
    int proven;
    int failed;
    int rejected;
    int trades;
    int buys;
    BigDecimal volume = BigDecimal.ZERO;
    BigDecimal quoteVolume = BigDecimal.ZERO;

    private TreeMap<Long, Long> side(Side side) {
      return side == Side.BUY ? bids : asks;
    }

    @Override
    public int levels(Side side) {
      return side(side).size();
    }

    @Override
    public long price(Side side, int index) {
      return side(side).keySet().stream().skip(index).findFirst().orElseThrow();
    }

    @Override
    public long size(Side side, int index) {
      return side(side).values().stream().skip(index).findFirst().orElseThrow();
    }

    /** Ten best as text, each with the digits of its scale. */
    List<List<String>> best(Side side) {
      return side(side).entrySet().stream().limit(10)
          .map(e -> List.of(text(e.getKey(), instrument.priceScale()), text(e.getValue(), instrument.sizeScale())))
          .toList();
    }

    /** Kraken's rule in its own words: remove the point, strip leading zeros, join, CRC-32. */
    long checksumOfText() {
      StringBuilder all = new StringBuilder();
      for (Side side : new Side[] {Side.SELL, Side.BUY}) {
        best(side).forEach(level -> level.forEach(
            number -> all.append(new BigInteger(number.replace(".", "")))));
      }
      CRC32 crc = new CRC32();
      crc.update(all.toString().getBytes(StandardCharsets.US_ASCII));
      return crc.getValue();
    }

    private static String text(long mantissa, int scale) {
      return BigDecimal.valueOf(mantissa, scale).toPlainString();
    }
  }

  final Map<String, Market> markets = new LinkedHashMap<>();
  final List<Problem> problems = new ArrayList<>();
  private final Map<Integer, Market> byNumber = new HashMap<>();

  @Override
  public int stream(Instrument instrument, BookRules rules) {
    Market market = markets.get(instrument.symbol());
    if (market == null) {
      market = new Market();
      byNumber.put(markets.size(), market);
      markets.put(instrument.symbol(), market);
    } else if (!market.bids.isEmpty() || !market.asks.isEmpty()) {
      rescale(market, market.bids, instrument);
      rescale(market, market.asks, instrument);
    }
    market.instrument = instrument;
    market.rules = rules;
    return new ArrayList<>(markets.keySet()).indexOf(instrument.symbol());
  }

  private static void rescale(Market market, TreeMap<Long, Long> side, Instrument next) {
    Map<Long, Long> old = new LinkedHashMap<>(side);
    side.clear();
    old.forEach((price, size) -> side.put(
        BigDecimal.valueOf(price, market.instrument.priceScale()).setScale(next.priceScale()).unscaledValue().longValueExact(),
        BigDecimal.valueOf(size, market.instrument.sizeScale()).setScale(next.sizeScale()).unscaledValue().longValueExact()));
  }

  @Override
  public void subscribed(int stream) {
    // The books are the proof.
  }

  @Override
  public void refused(int stream, Problem problem) {
    problems.add(problem);
  }

  @Override
  public void trade(int stream, long exchangeNanos, long price, long size, Side taker, long tradeId) {
    Market market = byNumber.get(stream);
    BigDecimal exactPrice = BigDecimal.valueOf(price, market.instrument.priceScale());
    BigDecimal exactSize = BigDecimal.valueOf(size, market.instrument.sizeScale());
    market.trades++;
    market.buys += taker == Side.BUY ? 1 : 0;
    market.volume = market.volume.add(exactSize);
    market.quoteVolume = market.quoteVolume.add(exactPrice.multiply(exactSize));
  }

  @Override
  public void quote(int stream, long exchangeNanos, long bid, long bidSize, long ask, long askSize) {
    // Not in these recordings.
  }

  @Override
  public void bookSnapshot(int stream) {
    begin(stream, true);
  }

  @Override
  public void bookUpdate(int stream) {
    begin(stream, false);
  }

  private void begin(int stream, boolean snapshot) {
    Market market = byNumber.get(stream);
    market.pending.clear();
    market.pendingSnapshot = snapshot;
  }

  @Override
  public void level(int stream, Side side, long price, long size) {
    byNumber.get(stream).pending.add(new long[] {side.ordinal(), price, size});
  }

  @Override
  public boolean commit(int stream, long exchangeNanos, long firstId, long lastId, long previousId, long checksum) {
    Market market = byNumber.get(stream);
    if (market.pendingSnapshot) {
      market.bids.clear();
      market.asks.clear();
    }
    for (long[] level : market.pending) {
      TreeMap<Long, Long> side = level[0] == Side.BUY.ordinal() ? market.bids : market.asks;
      if (level[2] == 0) {
        side.remove(level[1]);
      } else {
        side.put(level[1], level[2]);
      }
    }
    cut(market.bids, market.rules.depth());
    cut(market.asks, market.rules.depth());
    boolean right = market.rules.checksum().of(market) == checksum && market.checksumOfText() == checksum;
    market.proven += right ? 1 : 0;
    market.failed += right ? 0 : 1;
    return right;
  }

  private static void cut(TreeMap<Long, Long> side, int depth) {
    while (side.size() > depth) {
      side.pollLastEntry();
    }
  }

  @Override
  public boolean reject(int stream, String reason) {
    byNumber.get(stream).rejected++;
    return false;
  }

  @Override
  public void notice(Problem problem) {
    problems.add(problem);
  }

  int proven() {
    return markets.values().stream().mapToInt(market -> market.proven).sum();
  }

  int failed() {
    return markets.values().stream().mapToInt(market -> market.failed + market.rejected).sum();
  }
}
