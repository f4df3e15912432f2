package io.tapedeck.plugin.demo;

import io.tapedeck.api.BookRules;
import io.tapedeck.api.Instrument;
import io.tapedeck.api.LinkSink;
import io.tapedeck.api.Problem;
import io.tapedeck.api.Side;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.CRC32;

/** A simple host: keeps books in maps and proves them by its own sums. Reader thread; the counters may be read from the test's. */
final class BookKeeper implements LinkSink {

  /** What is known of one stream. */
  static final class Kept {
    final TreeMap<Long, Long> bids = new TreeMap<>(Collections.reverseOrder());
    final TreeMap<Long, Long> asks = new TreeMap<>();
    volatile Instrument instrument;
    volatile int snapshots;
    volatile int updates;
    volatile int trades;
    volatile int quotes;
    volatile int gaps;
    volatile int badSums;
    volatile int crossed;
    volatile int rejected;
    volatile int accepted;
    volatile int disorderedTrades;
    volatile Problem refusal;
    volatile long lastTime;
    long lastId;
    long lastTrade;
    boolean proven;
    private boolean snapshot;
    private final List<long[]> levels = new ArrayList<>();

    int failures() {
      return gaps + badSums + crossed;
    }

    int events() {
      return updates + trades + quotes;
    }

    private long sum() {
      StringBuilder digits = new StringBuilder();
      for (TreeMap<Long, Long> side : List.of(asks, bids)) {
        side.entrySet().stream().limit(10).forEach(e -> digits.append(e.getKey()).append(e.getValue()));
      }
      CRC32 crc = new CRC32();
      crc.update(digits.toString().getBytes(StandardCharsets.US_ASCII));
      return crc.getValue();
    }
  }

  final List<String> life = Collections.synchronizedList(new ArrayList<>());
  final List<Problem> notices = Collections.synchronizedList(new ArrayList<>());
  final List<byte[]> frames = Collections.synchronizedList(new ArrayList<>());
  private final Map<String, Integer> ids = new ConcurrentHashMap<>();
  private final List<Kept> streams = new ArrayList<>();
  private volatile boolean data;

  synchronized Kept of(String symbol) {
    return streams.get(id(symbol));
  }

  private int id(String symbol) {
    return ids.computeIfAbsent(symbol, s -> {
      streams.add(new Kept());
      return streams.size() - 1;
    });
  }

  @Override
  public synchronized int stream(Instrument instrument, BookRules rules) {
    int id = id(instrument.symbol());
    streams.get(id).instrument = instrument;
    return id;
  }

  @Override
  public void subscribed(int stream) {
    streams.get(stream).accepted++;
  }

  @Override
  public void refused(int stream, Problem problem) {
    streams.get(stream).refusal = problem;
  }

  @Override
  public void trade(int stream, long exchangeNanos, long price, long size, Side taker, long tradeId) {
    Kept kept = streams.get(stream);
    data = true;
    kept.lastTime = exchangeNanos;
    if (price <= 0 || size <= 0 || tradeId <= kept.lastTrade) {
      kept.disorderedTrades++;
    }
    kept.lastTrade = tradeId;
    kept.trades++;
  }

  @Override
  public void quote(int stream, long exchangeNanos, long bid, long bidSize, long ask, long askSize) {
    data = true;
    streams.get(stream).quotes++;
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
    Kept kept = streams.get(stream);
    kept.snapshot = snapshot;
    kept.levels.clear();
  }

  @Override
  public void level(int stream, Side side, long price, long size) {
    streams.get(stream).levels.add(new long[] {side == Side.BUY ? 1 : 0, price, size});
  }

  @Override
  public boolean commit(int stream, long exchangeNanos, long firstId, long lastId, long previousId, long checksum) {
    Kept kept = streams.get(stream);
    data = true;
    kept.lastTime = exchangeNanos;
    if (kept.snapshot) {
      kept.snapshots++;
      kept.bids.clear();
      kept.asks.clear();
      kept.proven = true;
    } else {
      kept.updates++;
      if (!kept.proven) {
        return true;
      }
      if (firstId != kept.lastId + 1) {
        kept.gaps++;
        kept.proven = false;
        return false;
      }
    }
    kept.lastId = lastId;
    for (long[] level : kept.levels) {
      TreeMap<Long, Long> side = level[0] == 1 ? kept.bids : kept.asks;
      if (level[2] == 0) {
        side.remove(level[1]);
      } else {
        side.put(level[1], level[2]);
      }
    }
    if (kept.bids.firstKey() >= kept.asks.firstKey()) {
      kept.crossed++;
      kept.proven = false;
    } else if (kept.sum() != checksum) {
      kept.badSums++;
      kept.proven = false;
    }
    return kept.proven;
  }

  @Override
  public boolean reject(int stream, String reason) {
    streams.get(stream).rejected++;
    life.add("rejected " + reason);
    return true;
  }

  @Override
  public void notice(Problem problem) {
    notices.add(problem);
  }

  @Override
  public void connecting(int attempt) {
    life.add("connecting " + attempt);
  }

  @Override
  public void opened() {
    data = false;
    life.add("opened");
  }

  @Override
  public void frame(byte[] frame) {
    frames.add(frame);
  }

  @Override
  public void frameRejected(String reason) {
    life.add("unreadable " + reason);
  }

  @Override
  public void lost(Problem why, long retryInNanos) {
    life.add("lost " + why.kind());
  }

  @Override
  public boolean dataSeen() {
    return data;
  }
}
