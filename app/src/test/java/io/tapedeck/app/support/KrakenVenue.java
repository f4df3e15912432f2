package io.tapedeck.app.support;

import io.tapedeck.testkit.ScriptedVenue;
import io.tapedeck.testkit.VenueConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

/**
 * A small exchange on this computer that speaks Kraken's WebSocket v2: lists three symbols, acknowledges, sends a snapshot of a book of one level, and then only
 * what the test says.
 */
public final class KrakenVenue implements AutoCloseable {
  /** What it lists. */
  public static final List<String> LISTED = List.of("BTC/USD", "ETH/USD", "SOL/USD");

  private static final Pattern SYMBOLS = Pattern.compile("\"symbol\":\\[([^\\]]*)\\]");
  private static final Pattern CHANNEL = Pattern.compile("\"channel\":\"(\\w+)\"");

  private final ScriptedVenue venue = ScriptedVenue.start();
  private final Map<String, Set<VenueConnection>> carriers = new ConcurrentHashMap<>();
  private final List<String> subscriptions = new ArrayList<>();
  private final AtomicLong tradeIds = new AtomicLong();

  private final List<String> listed;

  public KrakenVenue() {
    this(LISTED);
  }

  /** A venue that lists these. */
  public KrakenVenue(List<String> listed) {
    this.listed = List.copyOf(listed);
    venue.onMessage(this::answer);
  }

  public URI uri() {
    return venue.uri();
  }

  public ScriptedVenue venue() {
    return venue;
  }

  /** Every subscription it was asked for, "channel symbol", in the order of arrival; the list of instruments is not one. */
  public synchronized List<String> subscriptions() {
    return List.copyOf(subscriptions);
  }

  public synchronized void forgetSubscriptions() {
    subscriptions.clear();
  }

  /** Sends a trade to everyone who subscribed to the symbol. */
  public void trade(String symbol, String price, String size) {
    send(symbol, "{\"channel\":\"trade\",\"type\":\"update\",\"data\":[{\"symbol\":\"" + symbol
        + "\",\"side\":\"buy\",\"price\":" + price + ",\"qty\":" + size
        + ",\"ord_type\":\"limit\",\"trade_id\":" + tradeIds.incrementAndGet()
        + ",\"timestamp\":\"" + java.time.Instant.now() + "\"}]}");
  }

  /** Sends a book of one level a side, as a snapshot, with the right checksum or a wrong one. */
  public void book(String symbol, String bid, String ask, boolean right) {
    send(symbol, bookFrame(symbol, bid, ask, right));
  }

  /** Sends raw text to everyone who subscribed to the symbol. */
  public void send(String symbol, String text) {
    for (VenueConnection connection : carriers.getOrDefault(symbol, Set.of())) {
      connection.send(text);
    }
  }

  /** Waits until everybody who shall carry these symbols does. */
  public void awaitBooks(List<String> symbols) {
    org.awaitility.Awaitility.await().atMost(Duration.ofSeconds(20)).until(
        () -> symbols.stream().allMatch(s -> subscriptions().contains("book " + s)));
  }

  @Override
  public void close() {
    venue.close();
  }

  private void answer(VenueConnection connection, String text) {
    Matcher channel = CHANNEL.matcher(text);
    if (!text.contains("\"method\":\"subscribe\"") || !channel.find()) {
      return;
    }
    if (channel.group(1).equals("instrument")) {
      connection.send(listing());
      return;
    }
    Matcher list = SYMBOLS.matcher(text);
    if (!list.find()) {
      return;
    }
    for (String quoted : list.group(1).split(",")) {
      String symbol = quoted.trim().replace("\"", "");
      synchronized (this) {
        subscriptions.add(channel.group(1) + " " + symbol);
      }
      if (!listed.contains(symbol)) {
        connection.send("{\"error\":\"Currency pair not supported " + symbol
            + "\",\"method\":\"subscribe\",\"success\":false,\"symbol\":\"" + symbol + "\"}");
        continue;
      }
      carriers.computeIfAbsent(symbol, s -> ConcurrentHashMap.newKeySet()).add(connection);
      connection.send("{\"method\":\"subscribe\",\"result\":{\"channel\":\"" + channel.group(1)
          + "\",\"symbol\":\"" + symbol + "\",\"depth\":100,\"snapshot\":true},\"success\":true}");
      if (channel.group(1).equals("book")) {
        connection.send(bookFrame(symbol, "100.0", "100.5", true));
      }
    }
  }

  private String listing() {
    StringBuilder pairs = new StringBuilder();
    for (String symbol : listed) {
      pairs.append(pairs.isEmpty() ? "" : ",").append("{\"symbol\":\"").append(symbol).append("\",\"base\":\"")
          .append(symbol, 0, symbol.indexOf('/')).append("\",\"quote\":\"USD\",\"status\":\"online\",\"qty_precision\":8,")
          .append("\"qty_increment\":0.00000001,\"price_precision\":1,\"price_increment\":0.1}");
    }
    return "{\"channel\":\"instrument\",\"type\":\"snapshot\",\"data\":{\"assets\":[],\"pairs\":[" + pairs + "]}}";
  }

  private static String bookFrame(String symbol, String bid, String ask, boolean right) {
    CRC32 crc = new CRC32();
    for (String number : List.of(ask, "1.00000000", bid, "2.00000000")) {
      crc.update(number.replace(".", "").replaceFirst("^0+", "").getBytes(StandardCharsets.US_ASCII));
    }
    long checksum = right ? crc.getValue() : crc.getValue() ^ 1;
    return "{\"channel\":\"book\",\"type\":\"snapshot\",\"data\":[{\"symbol\":\"" + symbol + "\",\"bids\":[{\"price\":"
        + bid + ",\"qty\":2.00000000}],\"asks\":[{\"price\":" + ask + ",\"qty\":1.00000000}],\"checksum\":" + checksum
        + "}]}";
  }
}
