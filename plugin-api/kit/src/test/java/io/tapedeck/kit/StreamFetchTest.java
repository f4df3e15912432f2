package io.tapedeck.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tapedeck.api.ConnectionMode;
import io.tapedeck.api.ExchangeException;
import io.tapedeck.api.FrameException;
import io.tapedeck.api.Instrument;
import io.tapedeck.api.MarketSink;
import io.tapedeck.api.Network;
import io.tapedeck.api.Problem;
import io.tapedeck.api.Subscription;
import io.tapedeck.api.WireOutput;
import io.tapedeck.api.WireProtocol;
import io.tapedeck.kit.support.FakeContext;
import io.tapedeck.kit.support.FakeSink;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a protocol asks for by REST while its connection lives, and when it does not live any more. */
@Timeout(60)
class StreamFetchTest {
  private static final Instrument BTC = Instrument.spot("x", "BTC/USD", "BTC", "USD", 1, 8);

  private final ManualTimer timer = new ManualTimer();
  private final FakeConnector connector = new FakeConnector(timer.clock::nanos);
  private final FakeSink sink = new FakeSink();
  private final List<Asking> protocols = new CopyOnWriteArrayList<>();
  private final CountDownLatch mayAnswer = new CountDownLatch(1);
  private volatile Problem failure;
  private StreamFeed feed;

  /** Asks for one address when it opens. */
  private final class Asking implements WireProtocol {
    final List<String> heard = new CopyOnWriteArrayList<>();
    volatile WireOutput out;
    volatile boolean asked;

    @Override
    public void opened(MarketSink newSink, WireOutput newOut) {
      out = newOut;
      newOut.fetch("https://x/list");
      asked = true;
    }

    @Override
    public void frame(byte[] frame) {
      heard.add("frame");
    }

    @Override
    public void fetched(String url, byte[] body) throws FrameException {
      heard.add(url + " " + new String(body, StandardCharsets.UTF_8));
      throw new FrameException("unreadable answer");
    }

    @Override
    public void fetchFailed(String url, Problem problem) {
      heard.add(url + " failed: " + problem.text());
    }

    @Override
    public void resync(int stream) {
      heard.add("resync");
    }

    @Override
    public void subscribe(Instrument instrument) {
      heard.add("subscribe");
    }

    @Override
    public void unsubscribe(Instrument instrument) {
      heard.add("unsubscribe");
    }
  }

  private byte[] get(String url) throws ExchangeException {
    try {
      mayAnswer.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (failure != null) {
      throw new ExchangeException(failure);
    }
    return "body".getBytes(StandardCharsets.UTF_8);
  }

  private void open() {
    FakeContext context = new FakeContext(timer.clock, Network.DIRECT);
    Fetcher fetcher = new Fetcher(context, "x-rest", this::get, timer);
    feed = StreamFeed.open(Subscription.of(List.of(BTC), ConnectionMode.WEBSOCKET_SHARED), sink, "x",
        new StreamLink.Surroundings(context, connector, part -> {
          Asking protocol = new Asking();
          protocols.add(protocol);
          return protocol;
        }, StreamFeed.Settings.DEFAULT, timer, fetcher));
    await().until(() -> !protocols.isEmpty() && protocols.get(0).out != null);
  }

  @AfterEach
  void close() {
    mayAnswer.countDown();
    if (feed != null) {
      feed.close();
    }
  }

  @Test
  void theAnswerReachesTheProtocolThatAsked() {
    open();
    assertThat(protocols.get(0).heard).isEmpty();
    mayAnswer.countDown();
    await().until(() -> protocols.get(0).heard.equals(List.of("https://x/list body")));
  }

  @Test
  void anUnreadableAnswerIsCountedAndTheConnectionStays() {
    open();
    mayAnswer.countDown();
    await().until(() -> sink.only().calls.stream().anyMatch(call -> call.contains("unreadable answer")));
    assertThat(sink.only().calls).noneMatch(call -> call.startsWith("lost"));
  }

  @Test
  void aFailureReachesTheProtocolThatAsked() {
    failure = Problem.retryable(Problem.Kind.TIMEOUT, "too slow", "");
    open();
    mayAnswer.countDown();
    await().until(() -> protocols.get(0).heard.equals(List.of("https://x/list failed: too slow")));
  }

  @Test
  void anAnswerOfAnOlderConnectionIsIgnored() {
    open();
    feed.reconnect(BTC, Problem.retryable(Problem.Kind.TIMEOUT, "too silent", ""));
    timer.advanceSeconds(1);
    // Only once it has asked is its wait on the timer, and time may go on.
    await().until(() -> protocols.size() == 2 && protocols.get(1).asked);
    mayAnswer.countDown();
    // Asked twice, it waits half a second at most; after thirty the connection itself would be given up.
    timer.advanceSeconds(1);
    await().until(() -> !protocols.get(1).heard.isEmpty());
    assertThat(protocols.get(0).heard).isEmpty();
  }

  @Test
  void aProtocolCanAskForANewConnection() {
    open();
    protocols.get(0).out.reconnect(Problem.retryable(Problem.Kind.MAINTENANCE, "about to end", ""));
    timer.advanceSeconds(1);
    await().until(() -> protocols.size() == 2);
    assertThat(sink.only().calls.stream().filter(call -> call.startsWith("lost"))).hasSize(1);
  }
}
