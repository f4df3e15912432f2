package io.tapedeck.app.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.tapedeck.api.BookRules;
import io.tapedeck.api.IdChain;
import io.tapedeck.api.Instrument;
import io.tapedeck.api.MarketSink;
import io.tapedeck.api.Problem;
import io.tapedeck.api.ProductType;
import io.tapedeck.api.Side;
import io.tapedeck.api.TradingStatus;
import io.tapedeck.app.feed.Verdict.State;
import io.tapedeck.app.intake.Desk;
import io.tapedeck.app.intake.StreamFacts;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Verdicts and what is done about them, on a clock that moves in steps of a tenth of a second as the control thread's does. The number in a name is the fault's
 * in docs/faults.md.
 */
class RecoveryTest {
  private static final BookRules PLAIN = new BookRules(100, null, IdChain.DENSE);

  private final Desk desk = new Desk("BTC/USD", "ETH/USD", "SOL/USD");
  private final Judge judge = new Judge(desk.clock, StallLimits.DEFAULT);
  private final Map<Integer, Recovery> recoveries = new HashMap<>();
  private final Map<Integer, Verdict> verdicts = new HashMap<>();
  private final List<String> actions = new ArrayList<>();
  private final long began = desk.clock.nanos();
  private final int btc = desk.stream("BTC/USD", PLAIN);
  private final int eth = desk.stream("ETH/USD", PLAIN);
  private List<Integer> watched = List.of(btc);
  private boolean othersLive;
  private long id = 1;

  private String second() {
    return (desk.clock.nanos() - began) / 100_000_000L / 10.0 + " s ";
  }

  private void step() {
    desk.clock.advance(Duration.ofMillis(100));
    for (int stream : watched) {
      StreamFacts facts = desk.state(stream).facts();
      Recovery recovery = recoveries.computeIfAbsent(stream, s -> new Recovery(StallLimits.DEFAULT));
      Recovery.Action action = recovery.step(facts, othersLive, desk.clock.nanos());
      if (action != Recovery.Action.NOTHING) {
        actions.add(second() + desk.state(stream).instrument().base() + " " + action);
      }
      if (action == Recovery.Action.RECONNECT) {
        desk.link.lost(Problem.retryable(Problem.Kind.TIMEOUT, "silent", ""), 1_000_000_000L);
        facts = desk.state(stream).facts();
      }
      verdicts.put(stream, judge.judge(
          facts, recovery.remedy(facts, desk.clock.nanos()), verdicts.getOrDefault(stream, Verdict.NOT_STARTED)));
    }
  }

  /** Time goes on; each tenth of a second the connection brings a heartbeat, and what {@code each} sends. */
  private void pass(double seconds, Runnable each) {
    for (int i = 0; i < Math.round(seconds * 10); i++) {
      desk.link.frame(new byte[0]);
      each.run();
      step();
    }
  }

  private void data(int stream) {
    desk.numbered(stream, Side.BUY, 100, 1, id++);
  }

  private void snapshot(int stream) {
    desk.link.bookSnapshot(stream);
    desk.link.level(stream, Side.BUY, 100, 1);
    desk.link.level(stream, Side.SELL, 110, 1);
    desk.link.commit(stream, MarketSink.NO_TIME, id, id, MarketSink.NO_ID, MarketSink.NO_CHECKSUM);
    id++;
  }

  private State state(int stream) {
    return verdicts.get(stream).state();
  }

  private String reason(int stream) {
    return verdicts.get(stream).reason();
  }

  /** Something comes every tenth of a second, for 30 seconds. */
  private void goLive() {
    snapshot(btc);
    pass(30, () -> data(btc));
    assertThat(state(btc)).isEqualTo(State.LIVE);
    assertThat(actions).isEmpty();
  }

  @Test
  void f24_aBusyStreamThatFallsSilentIsStaleWithinItsLimitThenAskedForThenConnectedAnew() {
    goLive();
    pass(4.9, () -> {});
    assertThat(state(btc)).isEqualTo(State.LIVE);
    pass(0.1, () -> {});
    assertThat(state(btc)).isEqualTo(State.STALE);
    assertThat(reason(btc)).isEqualTo("No data for 5 s, limit 5 s; asked again, reconnecting in 10 s");
    pass(15, () -> {});
    assertThat(actions).filteredOn(a -> a.contains("BTC")).containsExactly("35.0 s BTC RESUBSCRIBE", "45.0 s BTC RECONNECT");
    assertThat(reason(btc)).startsWith("silent; try 2 in");
  }

  @Test
  void oneStarvingStreamOfSeveralIsStaleAlone() {
    watched = List.of(btc, eth);
    snapshot(btc);
    desk.link.bookSnapshot(eth);
    desk.link.commit(eth, MarketSink.NO_TIME, 1_000_000, 1_000_000, MarketSink.NO_ID, MarketSink.NO_CHECKSUM);
    long[] ethId = {1_000_001};
    Runnable ethData = () -> desk.numbered(eth, Side.BUY, 50, 1, ethId[0]++);
    pass(30, () -> {
      data(btc);
      ethData.run();
    });
    pass(6, ethData);
    assertThat(state(btc)).isEqualTo(State.STALE);
    assertThat(state(eth)).isEqualTo(State.LIVE);
    assertThat(actions).hasSize(1).first().asString().endsWith("BTC RESUBSCRIBE");
  }

  @Test
  void aThinMarketIsQuietAndAskedForOnceAndNeverReconnectedWhileTheExchangeAnswers() {
    snapshot(btc);
    for (int i = 0; i < 30; i++) {
      pass(4, () -> {});
      data(btc);
    }
    step();
    assertThat(state(btc)).isEqualTo(State.LIVE);
    actions.clear();
    pass(17, () -> {});
    assertThat(state(btc)).as("four times the usual 4 s").isEqualTo(State.QUIET);
    assertThat(reason(btc)).isEqualTo("No data for 17 s, connection alive 0 s ago");
    pass(16, () -> {});
    assertThat(actions).filteredOn(a -> a.contains("BTC")).hasSize(1).first().asString().endsWith("RESUBSCRIBE");
    desk.link.subscribed(btc);
    pass(120, () -> {});
    assertThat(state(btc)).isEqualTo(State.QUIET);
    assertThat(reason(btc)).endsWith("; asked again");
    assertThat(actions).filteredOn(a -> a.contains("BTC")).hasSize(1);
  }

  @Test
  void aThinMarketIsStaleWhenTheExchangeDoesNotAnswer() {
    snapshot(btc);
    for (int i = 0; i < 30; i++) {
      pass(4, () -> {});
      data(btc);
    }
    pass(38, () -> {});
    assertThat(state(btc)).isEqualTo(State.STALE);
    pass(10, () -> {});
    assertThat(actions.get(actions.size() - 1)).contains("BTC RE");
    assertThat(actions).anyMatch(a -> a.endsWith("BTC RECONNECT"));
  }

  @Test
  void waitsBetweenReconnectsGrowAndBeginAnewAfterAGoodMinute() {
    goLive();
    pass(400, () -> {
      if (!actions.isEmpty() && actions.get(actions.size() - 1).endsWith("BTC RECONNECT")) {
        // The new connection opens at once, and brings one snapshot and nothing more.
        actions.add("connected");
        desk.link.opened();
        snapshot(btc);
        desk.link.subscribed(btc);
      }
    });
    List<String> reconnects = actions.stream().filter(a -> a.endsWith("BTC RECONNECT")).toList();
    assertThat(reconnects).as("10, 20, 40, 80 s after the request, with the stream's limit in between").hasSizeBetween(3, 6);
    double last = 0;
    double gap = 0;
    for (String line : reconnects) {
      double at = Double.parseDouble(line.split(" ")[0]);
      assertThat(last == 0 || at - last > gap).as(reconnects.toString()).isTrue();
      gap = last == 0 ? 0 : at - last;
      last = at;
    }
  }

  @Test
  void f59_aSuspectBookIsAskedForLessAndLessOften() {
    goLive();
    int[] asked = {0};
    pass(120, () -> {
      desk.numbered(btc, Side.BUY, 99, 1, id + 5); // A gap each time.
      long requests = actions.stream().filter(a -> a.endsWith("BTC RESYNC")).count();
      if (requests > asked[0]) {
        asked[0]++;
        snapshot(btc);
      }
    });
    assertThat(state(btc)).isEqualTo(State.RESYNC);
    assertThat(asked[0]).isBetween(3, 8);
  }

  @Test
  void f60_aBookThatStaysCrossedWithoutAWordIsRebuilt() {
    goLive();
    desk.numbered(btc, Side.BUY, 111, 1, id++);
    step();
    assertThat(state(btc)).as("for a moment it may").isEqualTo(State.LIVE);
    pass(0.5, () -> {});
    assertThat(state(btc)).isEqualTo(State.RESYNC);
    assertThat(reason(btc)).isEqualTo("Bid stayed above ask; snapshot requested");
    assertThat(actions).filteredOn(a -> a.contains("BTC")).hasSize(1).first().asString().endsWith("BTC RESYNC");
    snapshot(btc);
    step();
    assertThat(state(btc)).isEqualTo(State.LIVE);
  }

  /** The protocol cannot know whose message it was that broke off, so the host asks. */
  @Test
  void aBookCutOffInTheMiddleOfAFrameIsAskedForAtOnceAndOnce() {
    goLive();
    desk.link.bookUpdate(btc);
    desk.link.frameRejected("JSON cut short");
    pass(5, () -> data(btc));
    assertThat(state(btc)).isEqualTo(State.RESYNC);
    assertThat(actions).containsExactly("30.1 s BTC RESYNC");
  }

  @Test
  void f62_aSnapshotThatDoesNotComeIsAskedForAgainAndThenTheConnectionIsMadeAnew() {
    goLive();
    desk.numbered(btc, Side.BUY, 99, 1, id + 5);
    pass(160, () -> {
      desk.trade(btc, 100, 1, id++);
    });
    assertThat(state(btc)).isEqualTo(State.RESYNC);
    assertThat(actions.stream().filter(a -> a.contains("BTC")).toList())
        .containsExactly("39.9 s BTC RESYNC", "59.9 s BTC RESYNC", "99.9 s BTC RESYNC", "179.9 s BTC RESYNC");
  }

  @Test
  void f65_aRefusedSymbolIsNotAskedForAgainAndTheOthersRunOn() {
    watched = List.of(btc, eth);
    desk.link.refused(eth, Problem.lasting(Problem.Kind.UNKNOWN_SYMBOL, "Kraken does not list ETH/USD", ""));
    goLive();
    actions.clear();
    pass(120, () -> data(btc));
    assertThat(state(eth)).isEqualTo(State.REJECTED);
    assertThat(reason(eth)).isEqualTo("Kraken does not list ETH/USD");
    assertThat(state(btc)).isEqualTo(State.LIVE);
    assertThat(actions).isEmpty();
  }

  @Test
  void f66_aHaltedSymbolIsQuietWithItsReasonAndNotRetried() {
    goLive();
    Instrument known = Desk.instrument("BTC/USD");
    desk.link.stream(
        new Instrument(known.exchange(), known.symbol(), known.base(), known.quote(), ProductType.SPOT, known.priceScale(),
            known.sizeScale(), TradingStatus.HALTED, false, false),
        PLAIN);
    pass(300, () -> {});
    assertThat(state(btc)).isEqualTo(State.QUIET);
    assertThat(reason(btc)).isEqualTo("The exchange does not trade it now");
    assertThat(actions).filteredOn(a -> a.contains("BTC")).isEmpty();
  }

  @Test
  void f67_aSubscriptionNobodyAcknowledgesIsAskedForOnceMoreAndThenConnectedAnew() {
    pass(9.9, () -> {});
    assertThat(state(btc)).isEqualTo(State.SYNCING);
    pass(0.3, () -> {});
    assertThat(state(btc)).isEqualTo(State.STALE);
    assertThat(reason(btc)).startsWith("Subscription not acknowledged for 10 s; asked again");
    pass(10, () -> {});
    assertThat(actions.stream().filter(a -> a.contains("BTC")).toList())
        .containsExactly("10.1 s BTC RESUBSCRIBE", "20.1 s BTC RECONNECT");
  }

  @Test
  void f71_theWallClockMaySayWhatItWants() {
    goLive();
    desk.clock.setWallClock(Instant.parse("1999-01-01T00:00:00Z"));
    pass(5, () -> data(btc));
    desk.clock.setWallClock(Instant.parse("2031-01-01T00:00:00Z"));
    pass(5, () -> data(btc));
    assertThat(state(btc)).isEqualTo(State.LIVE);
    assertThat(actions).filteredOn(a -> a.contains("BTC")).isEmpty();
  }

  @Test
  void theOthersOnAConnectionAreNotDisturbedForEverForTheSakeOfOne() {
    othersLive = true;
    pass(3_600, () -> {
      if (!actions.isEmpty() && actions.get(actions.size() - 1).endsWith("BTC RECONNECT")) {
        actions.add("connected");
        desk.link.opened();
      }
    });
    assertThat(actions).filteredOn(a -> a.endsWith("RECONNECT")).hasSize(2);
    assertThat(actions).filteredOn(a -> a.endsWith("RESUBSCRIBE")).hasSizeBetween(10, 16);
    assertThat(state(btc)).isEqualTo(State.STALE);
    assertThat(reason(btc)).endsWith("; asked again");
  }

  @Test
  void anOpenConnectionThatBringsNothingAtAllIsStale() {
    goLive();
    for (int i = 0; i < 60; i++) {
      step();
    }
    assertThat(state(btc)).isEqualTo(State.STALE);
    desk.link.lost(Problem.retryable(Problem.Kind.TIMEOUT, "No answer for 30 s", ""), 3_000_000_000L);
    step();
    assertThat(reason(btc)).isEqualTo("No answer for 30 s; try 2 in 3 s");
  }
}
