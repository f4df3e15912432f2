package io.tapedeck.testkit;

import io.tapedeck.api.ConnectionMode;
import io.tapedeck.api.ExchangeAdapter;
import io.tapedeck.api.FrameException;
import io.tapedeck.api.Instrument;
import io.tapedeck.api.Problem;
import io.tapedeck.api.Subscription;
import io.tapedeck.api.WireOutput;
import io.tapedeck.api.WireProtocol;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A protocol without a socket, for tests of the form "frame in, list of sink calls out": what it said and asked for is kept. One thread. */
public final class Conversation {
  private final WireProtocol protocol;
  private final SinkLog log;
  private final List<String> sent = new ArrayList<>();
  private final List<String> requests = new ArrayList<>();
  private final List<Problem> farewells = new ArrayList<>();

  private Conversation(WireProtocol protocol, SinkLog log) {
    this.protocol = protocol;
    this.log = log;
  }

  /** Connected to these symbols, of which nothing but the name is known; what was told while opening is forgotten. */
  public static Conversation open(ExchangeAdapter adapter, String... symbols) {
    List<Instrument> instruments =
        Arrays.stream(symbols).map(symbol -> Instrument.provisional(adapter.info().id(), symbol)).toList();
    WireProtocol protocol = adapter.protocol(
        Subscription.of(instruments, ConnectionMode.WEBSOCKET_SHARED), new FakeContext(adapter.info()));
    Conversation conversation = new Conversation(protocol, new SinkLog(symbols));
    conversation.begin();
    return conversation;
  }

  private void begin() {
    protocol.opened(log, new WireOutput() {
      @Override
      public void send(String text) {
        sent.add(text);
      }

      @Override
      public void fetch(String url) {
        requests.add(url);
      }

      @Override
      public void reconnect(Problem why) {
        farewells.add(why);
      }
    });
    List<String> unused = log.take();
  }

  /** A frame arrives. */
  public void frame(String text) throws FrameException {
    protocol.frame(text.getBytes(StandardCharsets.UTF_8));
  }

  /** The answer to the newest request arrives. */
  public void answer(String body) throws FrameException {
    protocol.fetched(requests.get(requests.size() - 1), body.getBytes(StandardCharsets.UTF_8));
  }

  /** The protocol, for what is not here. */
  public WireProtocol protocol() {
    return protocol;
  }

  /** The sink's calls. */
  public SinkLog log() {
    return log;
  }

  /** What was sent since the last look. */
  public List<String> takeSent() {
    List<String> all = List.copyOf(sent);
    sent.clear();
    return all;
  }

  /** Addresses asked for. */
  public List<String> requests() {
    return List.copyOf(requests);
  }

  /** New connections asked for. */
  public List<Problem> farewells() {
    return List.copyOf(farewells);
  }
}
