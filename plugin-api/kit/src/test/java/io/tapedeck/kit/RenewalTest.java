package io.tapedeck.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tapedeck.api.BookRules;
import io.tapedeck.api.ConnectionMode;
import io.tapedeck.api.Instrument;
import io.tapedeck.api.MarketSink;
import io.tapedeck.api.Network;
import io.tapedeck.api.Problem;
import io.tapedeck.api.Side;
import io.tapedeck.api.Subscription;
import io.tapedeck.api.WireOutput;
import io.tapedeck.api.WireProtocol;
import io.tapedeck.kit.support.FakeContext;
import io.tapedeck.kit.support.FakeSink;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A connection whose end was announced is read until its successor brings data. */
@Timeout(60)
class RenewalTest {
  private static final Instrument BTC = Instrument.spot("x", "BTC/USD", "BTC", "USD", 1, 8);
  private static final Instrument ETH = Instrument.spot("x", "ETH/USD", "ETH", "USD", 1, 8);
  private static final Problem PLANNED = Problem.retryable(Problem.Kind.MAINTENANCE, "about to end", "");

  private final ManualTimer timer = new ManualTimer();
  private final FakeConnector connector = new FakeConnector(timer.clock::nanos);
  private final FakeSink sink = new FakeSink();
  private final List<Talk> talks = new CopyOnWriteArrayList<>();
  private volatile Duration renewAfter = Duration.ZERO;
  private volatile boolean meetsStrangers;
  private volatile boolean fails;
  private StreamFeed feed;

  /** A frame is the time of a trade, and its id behind a colon when it has one. */
  private final class Talk implements WireProtocol {
    volatile WireOutput out;
    volatile boolean asked;
    private MarketSink market;

    @Override
    public void opened(MarketSink newSink, WireOutput newOut) {
      market = newSink;
      out = newOut;
      int unused = market.stream(BTC, BookRules.NO_BOOK);
      if (meetsStrangers && talks.size() > 1) {
        unused = market.stream(ETH, BookRules.NO_BOOK);
      }
      newOut.send("subscribe");
      asked = true;
    }

    @Override
    public void frame(byte[] frame) {
      String[] words = new String(frame, StandardCharsets.UTF_8).split(":");
      long id = words.length > 1 ? Long.parseLong(words[1]) : MarketSink.NO_ID;
      market.trade(7, Long.parseLong(words[0]), 100, 1, Side.BUY, id);
    }

    @Override
    public void resync(int stream) {}

    @Override
    public void subscribe(Instrument instrument) {}

    @Override
    public void unsubscribe(Instrument instrument) {}

    @Override
    public Duration renewAfter() {
      return renewAfter;
    }
  }

  private FakeConnector.Line open() {
    FakeContext context = new FakeContext(timer.clock, Network.DIRECT);
    feed = StreamFeed.open(Subscription.of(List.of(BTC), ConnectionMode.WEBSOCKET_SHARED), sink, "x",
        new StreamLink.Surroundings(context, connector, part -> {
          if (fails && !talks.isEmpty()) {
            throw new IllegalStateException("no second one");
          }
          Talk talk = new Talk();
          talks.add(talk);
          return talk;
        }, StreamFeed.Settings.DEFAULT, timer));
    return line(1);
  }

  private FakeConnector.Line line(int number) {
    await().until(() -> connector.lines.size() >= number && talks.size() >= number && talks.get(number - 1).asked);
    FakeConnector.Line line = connector.lines.get(number - 1);
    await().until(() -> line.sent.contains("subscribe"));
    return line;
  }

  private List<String> calls() {
    return sink.only().calls;
  }

  private List<String> since(String call) {
    return calls().subList(calls().lastIndexOf(call), calls().size());
  }

  @AfterEach
  void close() {
    if (feed != null) {
      feed.close();
    }
  }

  @Test
  void theOldOneIsReadUntilTheNewOneTakesOver() {
    FakeConnector.Line old = open();
    old.frame("1:1");
    talks.get(0).out.renew(PLANNED);
    FakeConnector.Line next = line(2);
    old.frame("2:2");
    next.frame("2:2");
    next.frame("3:3");
    old.frame("3:3");
    assertThat(calls()).containsExactly("connecting 1", "opened", "frame 1:1", "trade 1", "frame 2:2", "trade 2", "frame 3:3", "trade 3");
    timer.advanceSeconds(1);
    assertThat(since("lost MAINTENANCE")).containsExactly(
        "lost MAINTENANCE", "connecting 1", "opened", "frame 2:2", "trade 2", "frame 3:3", "trade 3");
    assertThat(sink.only().retryIn).isZero();
    await().until(() -> old.closes == 1);
    old.frame("4:4");
    next.frame("4:4");
    assertThat(calls()).filteredOn(call -> call.equals("trade 4")).hasSize(1);
    assertThat(next.closes).isZero();
    assertThat(calls()).doesNotContain("TWO AT A TIME");
  }

  @Test
  void aNewConnectionWithoutAProtocolIsClosedAndTheOldOneGoesOn() {
    FakeConnector.Line old = open();
    fails = true;
    talks.get(0).out.renew(PLANNED);
    await().until(() -> connector.lines.size() == 2 && connector.lines.get(1).closes == 1);
    old.frame("1:1");
    assertThat(calls()).containsExactly("connecting 1", "opened", "frame 1:1", "trade 1");
    assertThat(old.closes).isZero();
    fails = false;
    talks.get(0).out.renew(PLANNED);
    await().until(() -> talks.size() == 2);
  }

  @Test
  void tradesWithoutIdsThatBothBringComeOnce() {
    FakeConnector.Line old = open();
    old.frame("10");
    talks.get(0).out.renew(PLANNED);
    FakeConnector.Line next = line(2);
    next.frame("9");
    next.frame("11");
    old.frame("11");
    next.frame("12");
    timer.advanceSeconds(1);
    next.frame("12"); // The same moment, but not one the old connection brought.
    assertThat(since("lost MAINTENANCE")).filteredOn(call -> call.startsWith("trade")).hasSize(2);
    assertThat(calls()).filteredOn(call -> call.startsWith("trade")).hasSize(4);
  }

  @Test
  void askingTwiceMakesOneConnection() {
    open();
    talks.get(0).out.renew(PLANNED);
    talks.get(0).out.renew(PLANNED);
    line(2).frame("1:1");
    timer.advanceSeconds(1);
    talks.get(0).out.renew(PLANNED); // It is over and has no say any more.
    assertThat(connector.lines).hasSize(2);
    assertThat(calls()).filteredOn(call -> call.startsWith("lost")).hasSize(1);
  }

  @Test
  void aNewOneThatCannotBeMadeLeavesTheOldOneAlone() {
    FakeConnector.Line old = open();
    connector.failures.add(Problem.retryable(Problem.Kind.REFUSED, "too many", ""));
    talks.get(0).out.renew(PLANNED);
    await().until(connector.failures::isEmpty);
    old.frame("1:1");
    assertThat(calls()).endsWith("frame 1:1", "trade 1");
    // When the end comes, another connection is made in the usual way.
    await().until(() -> {
      old.listener.lost(Problem.retryable(Problem.Kind.CONNECTION, "closed", ""));
      timer.advanceSeconds(1);
      return connector.lines.size() == 2;
    });
    assertThat(calls()).filteredOn(call -> call.startsWith("lost")).containsExactly("lost CONNECTION");
  }

  @Test
  void theEndOfTheOldOneLetsTheNewOneTakeOverAtOnce() {
    FakeConnector.Line old = open();
    talks.get(0).out.renew(PLANNED);
    FakeConnector.Line next = line(2);
    next.frame("5:5");
    old.listener.lost(Problem.retryable(Problem.Kind.CONNECTION, "closed", ""));
    assertThat(since("lost MAINTENANCE")).containsExactly("lost MAINTENANCE", "connecting 1", "opened", "frame 5:5", "trade 5");
    assertThat(connector.lines).hasSize(2);
  }

  @Test
  void aNewOneThatBringsNothingTakesOverInTheEnd() {
    FakeConnector.Line old = open();
    talks.get(0).out.renew(PLANNED);
    FakeConnector.Line next = line(2);
    timer.advanceSeconds(5);
    old.frame("1:1");
    assertThat(calls()).endsWith("frame 1:1", "trade 1");
    timer.advanceSeconds(6);
    next.frame("2:2");
    assertThat(since("lost MAINTENANCE")).containsExactly("lost MAINTENANCE", "connecting 1", "opened", "frame 2:2", "trade 2");
  }

  @Test
  void aNewOneThatIsLostFirstIsForgotten() {
    FakeConnector.Line old = open();
    talks.get(0).out.renew(PLANNED);
    FakeConnector.Line next = line(2);
    next.frame("1:1");
    next.listener.lost(Problem.retryable(Problem.Kind.CONNECTION, "closed", ""));
    await().until(() -> next.closes == 1);
    timer.advanceSeconds(2);
    old.frame("1:1");
    assertThat(calls()).containsExactly("connecting 1", "opened", "frame 1:1", "trade 1");
    talks.get(0).out.renew(PLANNED);
    line(3);
  }

  @Test
  void moreThanCanBeHeldLetsItTakeOver() {
    open();
    talks.get(0).out.renew(PLANNED);
    FakeConnector.Line next = line(2);
    for (int i = 1; i <= 50_001; i++) {
      next.frame(i + ":" + i);
    }
    assertThat(calls()).contains("lost MAINTENANCE").endsWith("frame 50001:50001", "trade 50001");
  }

  /** A stream that the old connection never named cannot be held: the link begins anew, and every stream is told its number. */
  @Test
  void aStreamTheOldOneDidNotHaveMeansAnOrdinaryReconnect() {
    meetsStrangers = true;
    FakeConnector.Line old = open();
    talks.get(0).out.renew(PLANNED);
    FakeConnector.Line dropped = line(2);
    await().until(() -> old.closes == 1 && dropped.closes == 1);
    timer.advanceSeconds(1);
    line(3).frame("1:1");
    assertThat(since("lost MAINTENANCE")).containsExactly("lost MAINTENANCE", "connecting 2", "opened", "frame 1:1", "trade 1");
  }

  /** The gate of a link that is shut is shut for its successor, too, before the connections are closed. */
  @Test
  void nothingTakesOverAfterTheLinkWasShut() {
    FakeContext context = new FakeContext(timer.clock, Network.DIRECT);
    FakeSink.Link calls = sink.link("x-ws-1", List.of(BTC));
    StreamLink link = new StreamLink("x-ws-1", List.of(BTC), ConnectionMode.WEBSOCKET_SHARED, calls, new StreamLink.Surroundings(context, connector, part -> {
      Talk talk = new Talk();
      talks.add(talk);
      return talk;
    }, StreamFeed.Settings.DEFAULT, timer));
    link.start(0);
    line(1);
    talks.get(0).out.renew(PLANNED);
    line(2).frame("1:1");
    link.shut();
    timer.advanceSeconds(20);
    assertThat(calls.calls).containsExactly("connecting 1", "opened");
    link.beginClose(0);
    link.awaitClosed(1_000_000_000L);
  }

  @Test
  void stopEndsBoth() {
    FakeConnector.Line old = open();
    talks.get(0).out.renew(PLANNED);
    FakeConnector.Line next = line(2);
    next.frame("1:1");
    feed.close();
    await().until(() -> old.closes == 1 && next.closes == 1);
    timer.advanceSeconds(20);
    next.frame("2:2");
    assertThat(calls()).noneMatch(call -> call.startsWith("trade"));
  }

  @Test
  void anotherInstrumentEndsThePreparation() {
    FakeConnector.Line old = open();
    talks.get(0).out.renew(PLANNED);
    FakeConnector.Line next = line(2);
    feed.subscribe(ETH);
    await().until(() -> next.closes == 1);
    assertThat(old.closes).isZero();
  }

  @Test
  void anOldConnectionIsReplacedBeforeTheExchangeEndsIt() {
    renewAfter = Duration.ofHours(23);
    FakeConnector.Line old = open();
    for (int minute = 0; minute < 23 * 60; minute++) {
      old.frame(minute + ":" + minute);
      timer.advanceSeconds(20);
      old.frame(minute + ":" + minute);
      timer.advanceSeconds(20);
      old.frame(minute + ":" + minute);
      timer.advanceSeconds(20);
    }
    line(2).frame("1:1");
    old.frame("1:1");
    timer.advanceSeconds(2);
    assertThat(calls()).contains("lost MAINTENANCE");
    assertThat(connector.lines).hasSize(2);
  }
}
