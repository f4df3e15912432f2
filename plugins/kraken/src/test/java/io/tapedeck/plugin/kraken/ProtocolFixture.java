package io.tapedeck.plugin.kraken;

import io.tapedeck.api.ConnectionMode;
import io.tapedeck.api.FrameException;
import io.tapedeck.api.Instrument;
import io.tapedeck.api.Subscription;
import io.tapedeck.kit.FeedMemory;
import io.tapedeck.testkit.FakeContext;
import io.tapedeck.testkit.SinkLog;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A protocol between a readable sink and a list of what it sent. */
final class ProtocolFixture {

  static final String LISTING = "{\"channel\":\"instrument\",\"type\":\"snapshot\",\"data\":{\"assets\":[],\"pairs\":["
      + "{\"symbol\":\"BTC/USD\",\"base\":\"BTC\",\"quote\":\"USD\",\"status\":\"online\",\"qty_precision\":8,\"price_precision\":1},"
      + "{\"symbol\":\"ETH/USD\",\"base\":\"ETH\",\"quote\":\"USD\",\"status\":\"online\",\"qty_precision\":8,\"price_precision\":2}]}}";

  final FakeContext context = new FakeContext(KrakenAdapter.INFO);
  final SinkLog log;
  final List<String> sent = new ArrayList<>();
  final KrakenProtocol protocol;

  private ProtocolFixture(Subscription subscription, SinkLog log, String... options) {
    this.log = log;
    for (int i = 0; i < options.length; i += 2) {
      context.with(options[i], options[i + 1]);
    }
    protocol = new KrakenProtocol(subscription, context, new FeedMemory());
    protocol.opened(log, sent::add);
  }

  /** Subscribed to these symbols, with the precisions of BTC/USD and ETH/USD declared, and the past forgotten. */
  static ProtocolFixture declared(String... symbols) throws FrameException {
    ProtocolFixture fixture = of(symbols);
    fixture.frame(LISTING);
    fixture.log.take();
    fixture.sent.clear();
    return fixture;
  }

  /** Subscribed to these symbols. */
  static ProtocolFixture of(String... symbols) {
    List<Instrument> instruments =
        Arrays.stream(symbols).map(symbol -> Instrument.provisional(KrakenAdapter.ID, symbol)).toList();
    return new ProtocolFixture(
        Subscription.of(instruments, ConnectionMode.WEBSOCKET_SHARED), new SinkLog(symbols));
  }

  /** Reading a recording, with some options set. */
  static ProtocolFixture reading(String... options) {
    return new ProtocolFixture(Subscription.ofEverything(), new SinkLog(), options);
  }

  void frame(String text) throws FrameException {
    protocol.frame(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Reads frames and gives the sink's calls. */
  List<String> calls(String... frames) throws FrameException {
    log.take();
    for (String frame : frames) {
      frame(frame);
    }
    return log.take();
  }

  /** What was sent since the last look. */
  List<String> takeSent() {
    List<String> all = List.copyOf(sent);
    sent.clear();
    return all;
  }

  static String book(String type, String symbol, String bids, String asks) {
    return "{\"channel\":\"book\",\"type\":\"" + type + "\",\"data\":[{\"symbol\":\"" + symbol + "\",\"bids\":[" + bids
        + "],\"asks\":[" + asks + "],\"checksum\":2114181697,\"timestamp\":\"2023-10-06T17:35:55.440295Z\"}]}";
  }

  static String level(String price, String size) {
    return "{\"price\":" + price + ",\"qty\":" + size + "}";
  }

  static String trade(String symbol, String price, String size) {
    return "{\"channel\":\"trade\",\"type\":\"update\",\"data\":[" + tradeItem(symbol, price, size) + "]}";
  }

  static String tradeItem(String symbol, String price, String size) {
    return "{\"symbol\":\"" + symbol + "\",\"side\":\"buy\",\"price\":" + price + ",\"qty\":" + size
        + ",\"ord_type\":\"limit\",\"trade_id\":10218208,\"timestamp\":\"2023-10-06T17:35:55.440295Z\"}";
  }

  static String accepted(String channel, String symbol, String more) {
    return "{\"method\":\"subscribe\",\"result\":{\"channel\":\"" + channel + "\",\"symbol\":\"" + symbol + "\",\"snapshot\":true"
        + more + "},\"success\":true,\"time_in\":\"2023-09-25T09:04:31.742599Z\",\"req_id\":2}";
  }
}
