package io.tapedeck.bench;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Random;
import java.util.TreeMap;
import java.util.zip.CRC32;

/**
 * Writes a made-up session in the form of Kraken's WebSocket v2, for machines without a recorded one: a book of 1,000 levels a side, then changes near the top, now and
 * then a trade. Its book and its checksums are kept the plain way, by trees and texts, so they share no code with what they measure. One thread.
 *
 * <p>Form: Kraken's documentation of the v2 channels {@code instrument}, {@code book} and {@code trade}; checksum: CRC-32 over the ten best asks, then the ten
 * best bids.
 */
final class KrakenSession {
  private static final int DEPTH = 1_000;
  private static final String SYMBOL = "BTC/USD";

  private final Random random;
  private final TreeMap<Long, Long> bids = new TreeMap<>(Comparator.reverseOrder());
  private final TreeMap<Long, Long> asks = new TreeMap<>();
  private final List<byte[]> frames = new ArrayList<>();
  private long tradeId = 100;

  private KrakenSession(long seed) {
    random = new Random(seed);
  }

  /** A session with this many changes after its snapshot. */
  static List<byte[]> frames(long seed, int changes) {
    KrakenSession session = new KrakenSession(seed);
    session.begin();
    for (int i = 0; i < changes; i++) {
      if (i % 40 == 39) {
        session.trade();
      } else {
        session.change();
      }
    }
    return session.frames;
  }

  private void begin() {
    add("{\"channel\":\"instrument\",\"type\":\"snapshot\",\"data\":{\"assets\":[],\"pairs\":[{\"symbol\":\"" + SYMBOL
        + "\",\"base\":\"BTC\",\"quote\":\"USD\",\"status\":\"online\",\"qty_precision\":8,\"price_precision\":1}]}}");
    for (int i = 0; i < DEPTH; i++) {
      bids.put(645_000L - 3L * i, size());
      asks.put(645_001L + 3L * i, size());
    }
    StringBuilder bidTexts = new StringBuilder();
    StringBuilder askTexts = new StringBuilder();
    bids.forEach((price, size) -> level(bidTexts, price, size));
    asks.forEach((price, size) -> level(askTexts, price, size));
    book("snapshot", bidTexts, askTexts);
  }

  private void change() {
    StringBuilder bidTexts = new StringBuilder();
    StringBuilder askTexts = new StringBuilder();
    int levels = 1 + (random.nextInt(4) == 0 ? 1 + random.nextInt(2) : 0);
    for (int i = 0; i < levels; i++) {
      boolean bid = random.nextBoolean();
      changeOne(bid ? bids : asks, bid ? -1 : 1, bid ? bidTexts : askTexts);
    }
    book("update", bidTexts, askTexts);
  }

  /** Changes, adds or takes away a level; {@code away} is the direction away from the other side. */
  private void changeOne(NavigableMap<Long, Long> side, int away, StringBuilder texts) {
    // Most changes happen near the best: in the recordings the median is among the ten best levels.
    int index = (int) Math.min(side.size() - 1, -Math.log(1 - random.nextDouble()) * 12);
    long price = side.keySet().stream().skip(index).findFirst().orElseThrow();
    int kind = random.nextInt(100);
    if (kind < 25) {
      side.remove(price);
      level(texts, price, 0);
      // The next level from beyond the depth follows in the same message.
      long beyond = side.lastKey() + 3L * away;
      set(side, beyond, size(), texts);
    } else if (kind < 60 || side.containsKey(price + away)) {
      set(side, price, size(), texts);
    } else {
      set(side, price + away, size(), texts);
    }
  }

  private void set(NavigableMap<Long, Long> side, long price, long size, StringBuilder texts) {
    side.put(price, size);
    level(texts, price, size);
    while (side.size() > DEPTH) {
      side.pollLastEntry();
    }
  }

  private void trade() {
    boolean buy = random.nextBoolean();
    long price = buy ? asks.firstKey() : bids.firstKey();
    add("{\"channel\":\"trade\",\"type\":\"update\",\"data\":[{\"symbol\":\"" + SYMBOL + "\",\"side\":\"" + (buy ? "buy" : "sell")
        + "\",\"price\":" + decimal(price, 1) + ",\"qty\":" + decimal(size(), 8) + ",\"ord_type\":\"limit\",\"trade_id\":" + ++tradeId
        + ",\"timestamp\":\"" + time() + "\"}]}");
  }

  private void book(String type, StringBuilder bidTexts, StringBuilder askTexts) {
    add("{\"channel\":\"book\",\"type\":\"" + type + "\",\"data\":[{\"symbol\":\"" + SYMBOL + "\",\"bids\":[" + bidTexts + "],\"asks\":["
        + askTexts + "],\"checksum\":" + checksum() + ",\"timestamp\":\"" + time() + "\"}]}");
  }

  private long checksum() {
    StringBuilder digits = new StringBuilder();
    asks.entrySet().stream().limit(10).forEach(level -> digits(digits, level));
    bids.entrySet().stream().limit(10).forEach(level -> digits(digits, level));
    CRC32 crc = new CRC32();
    crc.update(digits.toString().getBytes(StandardCharsets.US_ASCII));
    return crc.getValue();
  }

  private static void digits(StringBuilder out, Map.Entry<Long, Long> level) {
    out.append(level.getKey()).append(level.getValue());
  }

  private static void level(StringBuilder out, long price, long size) {
    out.append(out.length() == 0 ? "" : ",")
        .append("{\"price\":").append(decimal(price, 1)).append(",\"qty\":").append(decimal(size, 8)).append('}');
  }

  private static String decimal(long mantissa, int scale) {
    return java.math.BigDecimal.valueOf(mantissa, scale).toPlainString();
  }

  private long size() {
    return 1 + (long) (random.nextDouble() * random.nextDouble() * 500_000_000);
  }

  private String time() {
    return String.format(java.util.Locale.ROOT, "2026-11-23T10:%02d:%02d.%06dZ",
        frames.size() / 3_000 % 60, frames.size() / 50 % 60, frames.size() % 50 * 20_000);
  }

  private void add(String frame) {
    frames.add(frame.getBytes(StandardCharsets.UTF_8));
  }
}
