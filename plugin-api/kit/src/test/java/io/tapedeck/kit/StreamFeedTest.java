package io.tapedeck.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.awaitility.Awaitility.await;

import io.tapedeck.api.BookRules;
import io.tapedeck.api.ConnectionMode;
import io.tapedeck.api.FrameException;
import io.tapedeck.api.Instrument;
import io.tapedeck.api.MarketSink;
import io.tapedeck.api.Network;
import io.tapedeck.api.Problem;
import io.tapedeck.api.Side;
import io.tapedeck.api.Subscription;
import io.tapedeck.api.TimeSource;
import io.tapedeck.api.WireOutput;
import io.tapedeck.api.WireProtocol;
import io.tapedeck.kit.support.FakeContext;
import io.tapedeck.kit.support.FakeSink;
import io.tapedeck.kit.support.RawServer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class StreamFeedTest {
  private static final Instrument BTC = Instrument.spot("x", "BTC/USD", "BTC", "USD", 1, 8);
  private static final Instrument ETH = Instrument.spot("x", "ETH/USD", "ETH", "USD", 2, 8);
  private static final Instrument SOL = Instrument.spot("x", "SOL/USD", "SOL", "USD", 2, 8);
  private static final Problem BROKE = Problem.retryable(Problem.Kind.CONNECTION, "broke", "");

  private final ManualTimer timer = new ManualTimer();
  private final FakeConnector connector = new FakeConnector(timer.clock::nanos);
  private final FakeSink sink = new FakeSink();
  private final List<Talk> talks = new CopyOnWriteArrayList<>();
  private volatile String pingText = "ping";
  private volatile boolean failOnOpen;
  private StreamFeed feed;

  /** A protocol with a few words: trade, bad, crash, hang. */
  private final class Talk implements WireProtocol {
    final Subscription part;
    final List<String> controls = new CopyOnWriteArrayList<>();
    final CountDownLatch hang = new CountDownLatch(1);
    MarketSink sink;
    WireOutput out;

    Talk(Subscription part) {
      this.part = part;
    }

    @Override
    public void opened(MarketSink sink, WireOutput out) {
      if (failOnOpen) {
        throw new IllegalStateException("on open");
      }
      this.sink = sink;
      this.out = out;
      for (Instrument instrument : part.instruments()) {
        sink.stream(instrument, BookRules.UNPROVEN);
        out.send("subscribe " + instrument.symbol());
      }
    }

    @Override
    public void frame(byte[] frame) throws FrameException {
      switch (new String(frame, StandardCharsets.UTF_8)) {
        case "bad" -> throw new FrameException("not JSON");
        case "crash" -> throw new IllegalStateException("oops");
        case "deep" -> throw new StackOverflowError();
        case "trade" -> sink.trade(7, 1, 1, 1, Side.BUY, 5);
        case "hang" -> {
          try {
            hang.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
          sink.trade(7, 1, 1, 1, Side.BUY, 6);
        }
        default -> { }
      }
    }

    @Override
    public void resync(int stream) {
      controls.add("resync " + stream);
    }

    @Override
    public void subscribe(Instrument instrument) {
      controls.add("subscribe " + instrument.symbol());
    }

    @Override
    public void unsubscribe(Instrument instrument) {
      controls.add("unsubscribe " + instrument.symbol());
    }

    @Override
    public String ping() {
      return pingText;
    }
  }

  private Talk talk(Subscription part) {
    Talk talk = new Talk(part);
    talks.add(talk);
    return talk;
  }

  private StreamFeed open(ConnectionMode mode, StreamFeed.Settings settings, Instrument... instruments) {
    FakeContext context = new FakeContext(timer.clock, Network.DIRECT);
    feed = StreamFeed.open(Subscription.of(List.of(instruments), mode), sink, "x",
        new StreamLink.Surroundings(context, connector, this::talk, settings, timer));
    return feed;
  }

  private StreamFeed open(Instrument... instruments) {
    return open(ConnectionMode.WEBSOCKET_SHARED, StreamFeed.Settings.DEFAULT, instruments);
  }

  private FakeConnector.Line opened(int number) {
    await().until(() -> talks.size() == number && talks.get(number - 1).out != null);
    return connector.lines.get(number - 1);
  }

  @AfterEach
  void closeFeed() {
    talks.forEach(t -> t.hang.countDown());
    if (feed != null) {
      feed.close();
    }
  }

  @Test
  void tellsTheLifeOfAConnectionInOrder() {
    open(BTC);
    FakeConnector.Line line = opened(1);
    line.frame("trade");
    line.listener.lost(BROKE);
    assertThat(sink.only().calls)
        .containsExactly("connecting 1", "opened", "frame trade", "trade 5", "lost CONNECTION");
    assertThat(sink.links).containsOnlyKeys("x-ws-1");
  }

  @Test
  void keepsFramesThatComeBeforeTheOpeningWasTold() {
    connector.early = "trade";
    connector.whileConnecting = () -> await().until(() -> Thread.getAllStackTraces().keySet().stream()
        .anyMatch(t -> t.getName().equals("x-ws-1") && t.getState() == Thread.State.WAITING));
    open(BTC);
    await().until(() -> sink.only().calls.size() == 4);
    assertThat(sink.only().calls).containsExactly("connecting 1", "opened", "frame trade", "trade 5");
  }

  @Test
  void connectsAgainWithAFreshProtocol() {
    open(BTC);
    opened(1).listener.lost(BROKE);
    assertThat(sink.only().retryIn).isBetween(0L, 500_000_000L);
    timer.advanceSeconds(0.6);
    FakeConnector.Line second = opened(2);
    assertThat(second.sent).containsExactly("subscribe BTC/USD");
    assertThat(sink.only().calls).containsExactly("connecting 1", "opened", "lost CONNECTION", "connecting 2", "opened");
    await().until(() -> connector.lines.get(0).closes > 0);
  }

  @Test
  void countsAttemptsFromOneAgainOnlyAfterData() {
    open(BTC);
    FakeConnector.Line line = opened(1);
    line.frame("trade");
    line.listener.lost(BROKE);
    timer.advanceSeconds(0.6);
    opened(2);
    assertThat(sink.only().calls).endsWith("connecting 1", "opened");
  }

  @Test
  void goesOnTryingForEver() {
    for (int i = 0; i < 30; i++) {
      connector.failures.add(BROKE);
    }
    open(BTC);
    await().pollInterval(Duration.ofMillis(5)).until(() -> {
      timer.advanceSeconds(30);
      return !talks.isEmpty();
    });
    assertThat(sink.only().calls).contains("connecting 31", "opened");
  }

  @Test
  void f12_waitsAsLongAsTheExchangeAsked() {
    connector.failures.add(new Problem(Problem.Kind.RATE_LIMIT, "slow", "", true, Duration.ofSeconds(77)));
    open(BTC);
    await().until(() -> sink.only().calls.contains("lost RATE_LIMIT"));
    feed.retryNow();
    timer.advanceSeconds(76);
    assertThat(sink.only().calls).doesNotContain("connecting 2");
    timer.advanceSeconds(10);
    opened(1);
  }

  @Test
  void f11_stopsWhenTryingAgainMakesNoSense() {
    connector.failures.add(Problem.lasting(Problem.Kind.REFUSED, "no", ""));
    open(BTC);
    await().until(() -> sink.only().calls.contains("lost REFUSED"));
    timer.advanceSeconds(1000);
    assertThat(sink.only().retryIn).isNegative();
    assertThat(sink.only().calls).hasSize(2);
  }

  @Test
  void retriesAtOnceWhenAsked() {
    for (int i = 0; i < 8; i++) {
      connector.failures.add(BROKE);
    }
    open(BTC);
    await().pollInterval(Duration.ofMillis(5)).until(() -> {
      feed.retryNow();
      return !talks.isEmpty();
    });
  }

  @Test
  void f39_countsAFrameThatCannotBeReadAndGoesOn() {
    open(BTC);
    FakeConnector.Line line = opened(1);
    line.frame("bad");
    line.frame("crash");
    line.frame("deep");
    line.listener.frameRejected("invalid UTF-8");
    line.frame("trade");
    assertThat(sink.only().calls).containsSequence(
        "frame bad", "rejected not JSON", "frame crash", "rejected plugin error: IllegalStateException", "frame deep",
        "rejected plugin error: StackOverflowError", "frame ", "rejected invalid UTF-8", "frame trade", "trade 5");
  }

  @Test
  void blamesAPluginThatFailsOnOpening() {
    failOnOpen = true;
    open(BTC);
    await().until(() -> sink.only().calls.contains("lost PLUGIN"));
    assertThat(sink.only().retryIn).isNegative();
    await().until(() -> connector.last().closes == 1);
  }

  @Test
  void ignoresWhatALostConnectionStillSays() {
    open(BTC);
    FakeConnector.Line line = opened(1);
    line.listener.lost(BROKE);
    line.frame("trade");
    line.listener.lost(BROKE);
    assertThat(sink.only().calls).containsExactly("connecting 1", "opened", "lost CONNECTION");
  }

  @Test
  void giftsEachSymbolItsOwnReader() {
    open(ConnectionMode.WEBSOCKET_PER_SYMBOL, StreamFeed.Settings.DEFAULT, BTC, ETH);
    timer.advanceSeconds(1);
    await().until(() -> talks.size() == 2);
    assertThat(sink.links).containsOnlyKeys("x-ws-1 BTC/USD", "x-ws-2 ETH/USD");
    await().until(() -> connector.lines.size() == 2);
    assertThat(connector.lines).extracting(l -> l.name).containsExactlyInAnyOrder("x-ws-1 BTC/USD", "x-ws-2 ETH/USD");
  }

  @Test
  void spreadsManyInstrumentsOverConnections() {
    open(ConnectionMode.WEBSOCKET_SHARED, StreamFeed.Settings.DEFAULT.withInstrumentsPerConnection(2), BTC, ETH, SOL);
    timer.advanceSeconds(1);
    await().until(() -> talks.size() == 2);
    assertThat(talks).extracting(t -> t.part.instruments().size()).containsExactlyInAnyOrder(2, 1);
  }

  @Test
  void sendsNoFasterThanAllowed() {
    open(ConnectionMode.WEBSOCKET_SHARED, StreamFeed.Settings.DEFAULT.withMessagesPerSecond(3), BTC);
    FakeConnector.Line line = opened(1);
    for (int i = 0; i < 7; i++) {
      talks.get(0).out.send("m" + i);
    }
    assertThat(line.sent).hasSize(3);
    timer.advanceSeconds(0.9);
    assertThat(line.sent).hasSize(3);
    timer.advanceSeconds(0.2);
    assertThat(line.sent).hasSize(6);
    timer.advanceSeconds(1);
    assertThat(line.sent).containsExactly("subscribe BTC/USD", "m0", "m1", "m2", "m3", "m4", "m5", "m6");
  }

  @Test
  void pingsWhenItIsQuiet() {
    open(BTC);
    FakeConnector.Line line = opened(1);
    timer.advanceSeconds(9);
    assertThat(line.sent).doesNotContain("ping");
    timer.advanceSeconds(2);
    assertThat(line.sent).containsOnlyOnce("ping");
  }

  @Test
  void pingsWithTheWebSocketsOwnWhenTheExchangeHasNone() {
    pingText = null;
    open(BTC);
    FakeConnector.Line line = opened(1);
    timer.advanceSeconds(11);
    assertThat(line.pings).isEqualTo(1);
  }

  @Test
  void f22_givesUpASilentConnection() {
    open(BTC);
    opened(1);
    timer.advanceSeconds(31);
    assertThat(sink.only().calls).contains("lost TIMEOUT");
    await().until(() -> connector.lines.get(0).closes == 1);
  }

  @Test
  void f24_keepsAConnectionThatOnlyPongs() {
    open(BTC);
    FakeConnector.Line line = opened(1);
    for (int i = 0; i < 20; i++) {
      timer.advanceSeconds(5);
      line.inbound = timer.clock.nanos();
    }
    assertThat(sink.only().calls).containsExactly("connecting 1", "opened");
  }

  @Test
  void f23_keepsAConnectionThatBringsDataButNoPongs() {
    open(BTC);
    FakeConnector.Line line = opened(1);
    for (int i = 0; i < 20; i++) {
      timer.advanceSeconds(5);
      line.listener.frame("trade".getBytes(StandardCharsets.UTF_8));
    }
    assertThat(line.sent).doesNotContain("ping");
    assertThat(sink.only().calls).noneMatch(call -> call.startsWith("lost"));
  }

  @Test
  void f39_givesUpAConnectionThatBringsMoreThanTwentyUnreadableFramesInTenSeconds() {
    open(BTC);
    FakeConnector.Line line = opened(1);
    for (int i = 0; i < 20; i++) {
      line.frame("bad");
    }
    assertThat(sink.only().calls).doesNotContain("lost MALFORMED");
    line.frame("bad");
    assertThat(sink.only().calls).endsWith("rejected not JSON", "lost MALFORMED");
    line.frame("bad");
    assertThat(sink.only().calls).endsWith("rejected not JSON", "lost MALFORMED");
    timer.advanceSeconds(1);
    opened(2);
  }

  @Test
  void f39_bearsUnreadableFramesThatAreFewAndFarBetween() {
    open(BTC);
    FakeConnector.Line line = opened(1);
    for (int i = 0; i < 100; i++) {
      line.frame("bad");
      timer.advanceSeconds(0.51);
    }
    assertThat(sink.only().calls).noneMatch(call -> call.startsWith("lost"));
  }

  @Test
  void f38_givesUpAConnectionThatSpeaksBinary() {
    open(BTC);
    FakeConnector.Line line = opened(1);
    for (int i = 0; i < 21; i++) {
      line.listener.binary(new byte[] {1});
    }
    assertThat(sink.only().calls).endsWith("rejected unexpected binary frame", "lost MALFORMED");
  }

  @Test
  void f37_bearsAnyNumberOfEmptyFrames() {
    open(BTC);
    FakeConnector.Line line = opened(1);
    for (int i = 0; i < 100; i++) {
      line.listener.frameRejected("empty frame");
    }
    assertThat(sink.only().calls).noneMatch(call -> call.startsWith("lost"));
    assertThat(sink.only().calls).filteredOn(call -> call.equals("rejected empty frame")).hasSize(100);
  }

  /** Data between the nonsense must not make it a reconnect storm. */
  @Test
  void f39_waitsLongerEachTimeThoughDataCameToo() {
    open(BTC);
    long waited = 0;
    for (int round = 1; round <= 6; round++) {
      FakeConnector.Line line = opened(round);
      line.frame("trade");
      for (int i = 0; i < 21; i++) {
        line.frame("bad");
      }
      waited = Math.max(waited, sink.only().retryIn);
      timer.advanceSeconds(30);
    }
    assertThat(waited).isGreaterThan(500_000_000L);
    assertThat(sink.only().calls).contains("connecting 6");
  }

  @Test
  void f18_aCorrectedPasswordMayBeTriedAtOnce() {
    connector.failures.add(new Problem(Problem.Kind.PROXY, "asks for a password", "", true, Duration.ofSeconds(60)));
    open(BTC);
    await().until(() -> sink.only().calls.contains("lost PROXY"));
    assertThat(sink.only().retryIn).isGreaterThanOrEqualTo(Duration.ofSeconds(60).toNanos());
    feed.retryNow();
    opened(1);
  }

  @Test
  void asksForOneInstrumentAnewAndDisturbsNoOther() {
    open(BTC, ETH);
    opened(1);
    feed.resubscribe(ETH);
    feed.resubscribe(SOL);
    assertThat(talks.get(0).controls).containsExactly("unsubscribe ETH/USD", "subscribe ETH/USD");
    assertThat(sink.only().calls).containsExactly("connecting 1", "opened");
  }

  @Test
  void resubscribesNothingWhileItIsNotConnected() {
    open(BTC);
    opened(1).listener.lost(BROKE);
    feed.resubscribe(BTC);
    assertThat(talks.get(0).controls).isEmpty();
    timer.advanceSeconds(1);
    opened(2);
    assertThat(talks.get(1).controls).isEmpty();
    assertThat(talks.get(1).part.instruments()).containsExactly(BTC);
  }

  @Test
  void f24_reconnectsWhenTheHostAsks() {
    open(BTC);
    FakeConnector.Line line = opened(1);
    feed.reconnect(SOL, BROKE);
    assertThat(sink.only().calls).containsExactly("connecting 1", "opened");
    feed.reconnect(BTC, Problem.retryable(Problem.Kind.TIMEOUT, "silent", ""));
    assertThat(sink.only().calls).containsExactly("connecting 1", "opened", "lost TIMEOUT");
    assertThat(sink.only().retryIn).isBetween(0L, 500_000_000L);
    line.frame("trade");
    feed.reconnect(BTC, BROKE);
    await().until(() -> line.closes == 1);
    timer.advanceSeconds(1);
    opened(2);
    assertThat(sink.only().calls).containsExactly("connecting 1", "opened", "lost TIMEOUT", "connecting 2", "opened");
  }

  @Test
  void reconnectsOnlyTheConnectionThatCarriesTheInstrument() {
    open(ConnectionMode.WEBSOCKET_PER_SYMBOL, StreamFeed.Settings.DEFAULT, BTC, ETH);
    timer.advanceSeconds(1);
    await().until(() -> talks.stream().filter(t -> t.out != null).count() == 2);
    feed.reconnect(ETH, BROKE);
    assertThat(sink.links.get("x-ws-2 ETH/USD").calls).endsWith("lost CONNECTION");
    assertThat(sink.links.get("x-ws-1 BTC/USD").calls).containsExactly("connecting 1", "opened");
  }

  @Test
  void passesControlToTheProtocol() {
    open(BTC);
    opened(1);
    feed.resync(BTC);
    feed.resync(SOL);
    feed.subscribe(ETH);
    feed.subscribe(ETH);
    feed.unsubscribe(BTC);
    assertThat(talks.get(0).controls).containsExactly("resync 7", "subscribe ETH/USD", "unsubscribe BTC/USD");
  }

  @Test
  void remembersWhatWasAddedForTheNextConnection() {
    open(BTC);
    FakeConnector.Line line = opened(1);
    feed.subscribe(ETH);
    feed.unsubscribe(BTC);
    line.listener.lost(BROKE);
    timer.advanceSeconds(1);
    opened(2);
    assertThat(talks.get(1).part.instruments()).containsExactly(ETH);
  }

  @Test
  void closesAConnectionThatCarriesNothingAnyMore() {
    open(ConnectionMode.WEBSOCKET_PER_SYMBOL, StreamFeed.Settings.DEFAULT, BTC);
    FakeConnector.Line line = opened(1);
    feed.unsubscribe(BTC);
    await().until(() -> line.closes == 1);
    feed.subscribe(ETH);
    opened(2);
    assertThat(sink.links).containsKey("x-ws-2 ETH/USD");
  }

  @Test
  void offersNothingAfterClose() {
    open(BTC);
    FakeConnector.Line line = opened(1);
    feed.close();
    feed.close();
    int told = sink.only().calls.size();
    line.frame("trade");
    line.listener.lost(BROKE);
    timer.advanceSeconds(100);
    feed.retryNow();
    feed.subscribe(ETH);
    feed.resync(BTC);
    assertThat(sink.only().calls).hasSize(told);
    assertThat(line.closes).isEqualTo(1);
    assertThat(timer.isClosed()).isTrue();
  }

  @Test
  void closesThoughThePluginHangs() {
    open(BTC);
    FakeConnector.Line line = opened(1);
    line.reader("hang");
    await().until(() -> sink.only().calls.contains("frame hang"));
    feed.resync(BTC);
    feed.close();
    talks.get(0).hang.countDown();
    await().during(Duration.ofMillis(200)).until(() -> !sink.only().calls.contains("trade 6"));
  }

  @Test
  void closesManyHangingConnectionsInAboutTheTimeOfOne() {
    open(ConnectionMode.WEBSOCKET_PER_SYMBOL, StreamFeed.Settings.DEFAULT, BTC, ETH, SOL);
    timer.advanceSeconds(1);
    await().until(() -> connector.lines.size() == 3 && talks.stream().filter(t -> t.out != null).count() == 3);
    connector.lines.forEach(line -> line.reader("hang"));
    await().until(() -> sink.links.values().stream().allMatch(link -> link.calls.contains("frame hang")));
    feed.close();
    assertThat(sink.links.values()).noneMatch(link -> link.calls.contains("trade 6"));
    await().until(() -> connector.lines.stream().allMatch(line -> line.closes > 0));
  }

  @Test
  void closesWhileConnecting() {
    CountDownLatch never = new CountDownLatch(1);
    connector.whileConnecting = () -> {
      try {
        never.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    };
    open(BTC);
    feed.close();
    await().until(() -> !connector.lines.isEmpty() && connector.last().closes == 1);
    assertThat(sink.only().calls).containsExactly("connecting 1");
  }

  @Test
  void doesNotPoll() {
    assertThatIllegalArgumentException().isThrownBy(() -> open(ConnectionMode.POLLING, StreamFeed.Settings.DEFAULT, BTC));
  }

  @Test
  void aHundredStartsAndStopsLeaveNoThread() {
    FakeContext context = new FakeContext(TimeSource.system(), Network.DIRECT);
    try (RawServer server = RawServer.upgraded((socket, in, out) -> {
      out.write(RawServer.text("trade"));
      RawServer.untilClosed(in, out);
    })) {
      for (int i = 0; i < 100; i++) {
        StreamFeed cycle = StreamFeed.open(Subscription.of(List.of(BTC), ConnectionMode.WEBSOCKET_SHARED), sink, context,
            "cycle", new MarketSocket(server.uri(), context), this::talk);
        if (i % 10 == 0) {
          await().until(() -> sink.links.get("cycle-ws-1").calls.contains("trade 5"));
        }
        cycle.close();
      }
      await().until(() -> threads("cycle").findAny().isEmpty());
    }
  }

  @Test
  void f27_twoHundredLossesLeaveNoThreadAndNoHeap() {
    FakeContext context = new FakeContext(TimeSource.system(), Network.DIRECT);
    try (RawServer server = RawServer.upgraded((socket, in, out) -> {
      out.write(RawServer.text("trade"));
      socket.setSoLinger(true, 0);
    })) {
      StreamFeed flapping = StreamFeed.open(Subscription.of(List.of(BTC), ConnectionMode.WEBSOCKET_SHARED), sink, context,
          "flap", new MarketSocket(server.uri(), context), Talk::new);
      int warm = 20;
      await().pollInterval(Duration.ofMillis(2)).until(() -> cycled(flapping, server, warm));
      long heap = heapAfterGc();
      await().atMost(Duration.ofSeconds(50)).pollInterval(Duration.ofMillis(2)).until(() -> cycled(flapping, server, warm + 200));
      await().until(() -> threads("flap").count() <= 6);
      assertThat(heapAfterGc() - heap).isLessThan(8L << 20);
      flapping.close();
      await().until(() -> threads("flap").findAny().isEmpty());
    }
  }

  private static boolean cycled(StreamFeed feed, RawServer server, int times) {
    feed.retryNow();
    return server.accepted() >= times;
  }

  private static long heapAfterGc() {
    System.gc();
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }

  private static Stream<String> threads(String prefix) {
    return Thread.getAllStackTraces().keySet().stream().map(Thread::getName).filter(n -> n.startsWith(prefix));
  }
}
