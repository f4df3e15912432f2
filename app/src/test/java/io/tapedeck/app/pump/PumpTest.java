package io.tapedeck.app.pump;

import static org.assertj.core.api.Assertions.assertThat;

import io.tapedeck.api.BookRules;
import io.tapedeck.api.ConnectionMode;
import io.tapedeck.api.ExchangeInfo;
import io.tapedeck.api.Instrument;
import io.tapedeck.api.LinkSink;
import io.tapedeck.api.MarketSink;
import io.tapedeck.api.Problem;
import io.tapedeck.api.Side;
import io.tapedeck.app.feed.ControlItem;
import io.tapedeck.app.feed.FeedPhase;
import io.tapedeck.app.feed.Verdict;
import io.tapedeck.app.intake.FeedIntake;
import io.tapedeck.app.intake.FeedListener;
import io.tapedeck.app.intake.Ledger;
import io.tapedeck.app.intake.StreamId;
import io.tapedeck.app.intake.StreamState;
import io.tapedeck.app.model.BarInterval;
import io.tapedeck.app.model.BarSeries;
import io.tapedeck.app.model.DelayStages;
import io.tapedeck.app.model.DelayStages.Stage;
import io.tapedeck.app.model.ScreenModel;
import io.tapedeck.app.model.ScreenThread;
import io.tapedeck.app.model.StreamModel;
import io.tapedeck.app.queue.SharedQueue;
import io.tapedeck.testkit.ManualClock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** The drain, one tick at a time, on one thread. */
class PumpTest {
  private static final ExchangeInfo EXCHANGE = new ExchangeInfo(
      "test", "Test", "", false, List.of(ConnectionMode.WEBSOCKET_SHARED), List.of(), List.of());

  private final ManualClock clock = new ManualClock();
  private final SharedQueue<ControlItem, StreamState> queue = new SharedQueue<>(256);
  private final ScreenModel screen = new ScreenModel(1_000, ScreenThread.current());
  private final Pump pump = new Pump(queue, screen, clock, new Budget(2_000, Long.MAX_VALUE, 1_000, 0, 0, 0));
  private final FeedIntake intake = new FeedIntake(
      List.of(instrument("BTC"), instrument("ETH"), instrument("SOL")), false, queue, clock, new Listener(), 65_536);
  private final LinkSink link = intake.link("test-ws-1", List.of(instrument("BTC"), instrument("ETH"), instrument("SOL")));

  PumpTest() {
    queue.putControl(new ControlItem.FeedOpened(EXCHANGE, intake));
    link.opened();
    for (String base : List.of("BTC", "ETH", "SOL")) {
      link.stream(instrument(base), BookRules.NO_BOOK);
    }
    link.frame(new byte[0]);
    pump.tick();
  }

  /** S-08: however much waits, one tick takes no more than its limit, and the rest stays for the next. */
  @Test
  void oneTickTakesNoMoreThanItsLimit() {
    for (int i = 1; i <= 50_000; i++) {
      link.trade(0, MarketSink.NO_TIME, 100, 1, Side.BUY, i);
    }
    assertThat(pump.depth()).isEqualTo(50_001);
    pump.tick();
    assertThat(btc().trades().appended()).isEqualTo(1_000);
    assertThat(pump.depth()).isEqualTo(49_001);
    int ticks = 1;
    while (btc().trades().appended() < 50_000) {
      pump.tick();
      ticks++;
    }
    assertThat(ticks).isEqualTo(50);
    assertThat(btc().ledger()).isEqualTo(new Ledger(50_000, 50_000, 0, 0, 0, 0, 0));
  }

  /** Where the time went is known stage by stage, from the socket to the paint. */
  @Test
  void measuresEachStageOnTheWayToTheScreen() {
    while (pump.depth() > 0) {
      pump.tick();
    }
    pump.painted();
    clock.advance(Duration.ofSeconds(1));
    link.frame(new byte[0]);
    clock.advance(Duration.ofMillis(2));
    link.trade(0, clock.epochNanos() - 50_000_000, 100, 1, Side.BUY, 1);
    clock.advance(Duration.ofMillis(30));
    assertThat(pump.tick()).isTrue();
    clock.advance(Duration.ofMillis(8));
    pump.painted();
    DelayStages stages = btc().stages();
    assertThat(stages.maxMicros(Stage.PARSE)).isBetween(1_990L, 2_020L);
    assertThat(stages.maxMicros(Stage.QUEUE)).isBetween(29_900L, 30_300L);
    assertThat(stages.maxMicros(Stage.PAINT)).isBetween(7_900L, 8_100L);
    assertThat(stages.maxMicros(Stage.SHOWN)).isBetween(39_700L, 40_500L);
    assertThat(stages.count(Stage.WIRE)).isEqualTo(1);
    assertThat(screen.stream(new StreamId("test", "ETH/USD")).orElseThrow().stages().count(Stage.PAINT)).isZero();
    pump.painted();
    assertThat(stages.count(Stage.PAINT)).as("nothing new was announced").isEqualTo(1);
  }

  /** An hour is set back: what comes now is drawn, and not squeezed in at the end of an hour that has not come yet. */
  @Test
  void f71_chartsBeginAnewWhenTheWallClockIsSetBack() {
    link.trade(0, MarketSink.NO_TIME, 100, 1, Side.BUY, 1);
    pump.tick();
    long before = btc().lasts().time(0);
    clock.setWallClock(java.time.Instant.ofEpochSecond(0, before).minusSeconds(3_600));
    queue.putControl(new ControlItem.ClockSetBack());
    link.frame(new byte[0]);
    link.trade(0, MarketSink.NO_TIME, 101, 1, Side.BUY, 2);
    pump.tick();
    assertThat(btc().lasts().size()).isEqualTo(1);
    assertThat(btc().lasts().time(0)).isLessThan(before);
    assertThat(btc().trades().count()).isEqualTo(1);
    assertThat(btc().ledger().received()).isEqualTo(2);
  }

  /** Levels are copied only while somebody looks, but whoever begins to look at a quiet stream sees its book at once. */
  @Test
  void whoBeginsToLookAtABookSeesItWithoutNews() {
    link.quote(0, MarketSink.NO_TIME, 99, 1, 101, 1);
    while (pump.depth() > 0) {
      pump.tick();
    }
    assertThat(btc().depth().version()).isZero();
    assertThat(btc().depth().behind()).isTrue();
    assertThat(btc().depth().book().state()).isEqualTo(btc().book());
    assertThat(btc().depth().version()).isEqualTo(1);
    assertThat(btc().depth().behind()).isFalse();
    assertThat(btc().depth().book()).isNotNull();
    pump.tick();
    assertThat(btc().depth().version()).as("copied once").isEqualTo(1);
    btc().depth().watch(() -> true);
    link.quote(0, MarketSink.NO_TIME, 98, 1, 101, 1);
    pump.tick();
    assertThat(btc().depth().version()).as("with the news while somebody watches").isEqualTo(2);
    assertThat(btc().depth().behind()).isFalse();
  }

  /** The bar that grows is fetched only while somebody looks, but whoever begins to look sees it at once, news or not. */
  @Test
  void whoBeginsToLookAtBarsSeesTheGrowingOneWithoutNews() {
    link.trade(0, MarketSink.NO_TIME, 100, 5, Side.BUY, 1);
    pump.tick();
    assertThat(btc().bars().watched()).isFalse();
    BarSeries minutes = btc().bars().series(BarInterval.MINUTE_BARS);
    assertThat(minutes.end()).isEqualTo(1);
    assertThat(minutes.count(0)).isEqualTo(1);
    link.trade(0, MarketSink.NO_TIME, 101, 5, Side.BUY, 2);
    pump.tick();
    assertThat(btc().bars().series(BarInterval.MINUTE_BARS).count(0)).isEqualTo(2);
    for (int i = 3; i <= 203; i++) { // Nobody looks for a while.
      clock.advance(Duration.ofMillis(40));
      link.frame(new byte[0]);
      link.trade(0, MarketSink.NO_TIME, 101, 5, Side.BUY, i);
      pump.tick();
    }
    assertThat(btc().bars().watched()).isFalse();
    assertThat(btc().bars().series(BarInterval.MINUTE_BARS).count(0)).isEqualTo(203);
    assertThat(btc().bars().series(BarInterval.SECOND_BARS).end()).isEqualTo(9);
  }

  /** What nobody looks at is read ten times a second; nothing of it is lost, and a look brings it at once. */
  @Test
  void aStreamThatNobodyLooksAtIsReadLessOften() {
    Pump sparing = new Pump(queue, screen, clock, new Budget(2_000, Long.MAX_VALUE, 1_000, 0, 90_000_000L, 0));
    queue.putControl(new ControlItem.FeedOpened(EXCHANGE, intake));
    sparing.tick();
    StreamModel btc = btc();
    StreamModel eth = screen.streams().get(1);
    btc.look();
    int btcTaken = 0;
    int ethTaken = 0;
    for (int i = 1; i <= 30; i++) {
      clock.advance(Duration.ofMillis(33));
      link.frame(new byte[0]);
      link.trade(0, MarketSink.NO_TIME, 100 + i, 1, Side.BUY, i);
      link.trade(1, MarketSink.NO_TIME, 200 + i, 1, Side.BUY, i);
      long btcBefore = btc.trades().appended();
      long ethBefore = eth.trades().appended();
      sparing.tick();
      btcTaken += btc.trades().appended() > btcBefore ? 1 : 0;
      ethTaken += eth.trades().appended() > ethBefore ? 1 : 0;
      assertThat(screen.ledger().addsUp()).isTrue();
    }
    assertThat(btcTaken).isEqualTo(30);
    assertThat(ethTaken).isEqualTo(10);
    link.trade(1, MarketSink.NO_TIME, 777, 1, Side.BUY, 31);
    eth.look();
    sparing.tick();
    assertThat(eth.last()).isEqualTo(777);
    assertThat(eth.trades().appended()).isEqualTo(31);
    link.trade(2, MarketSink.NO_TIME, 5, 1, Side.BUY, 1);
    sparing.tick();
    link.trade(2, MarketSink.NO_TIME, 6, 1, Side.BUY, 2);
    sparing.tick();
    assertThat(sparing.depth()).as("one stream and one print wait").isEqualTo(2);
    intake.stop();
    queue.putControl(new ControlItem.FeedClosed(intake));
    sparing.tick();
    assertThat(screen.ledger().addsUp()).isTrue();
    assertThat(sparing.depth()).as("nothing of an ended feed waits").isZero();
  }

  /** Digits are written ten times a second, the same by all; lines go on in every tick, and a new verdict waits for nothing. */
  @Test
  void digitsAreWrittenOnABeatAndLinesInEveryTick() {
    Pump paced = new Pump(queue, screen, clock, new Budget(2_000, Long.MAX_VALUE, 1_000, 0, 0, 95_000_000L));
    queue.putControl(new ControlItem.FeedOpened(EXCHANGE, intake));
    paced.tick();
    StreamModel btc = btc();
    int[] told = new int[2];
    btc.changes().listen(() -> told[0]++);
    btc.figures().listen(() -> told[1]++);
    for (int i = 1; i <= 30; i++) {
      clock.advance(Duration.ofMillis(33));
      link.frame(new byte[0]);
      link.quote(0, MarketSink.NO_TIME, 99 + i, 1, 101 + i, 1);
      long before = btc.bid();
      int toldBefore = told[1];
      paced.tick();
      assertThat(btc.bids().lastValue()).isEqualTo((99 + i) / 100.0);
      assertThat(btc.bid()).isEqualTo(told[1] > toldBefore ? 99 + i : before);
      assertThat(btc.ask()).isEqualTo(btc.hasAsk() ? btc.bid() + 2 : 0);
    }
    assertThat(told).containsExactly(30, 10);
    clock.advance(Duration.ofMillis(33));
    link.quote(0, MarketSink.NO_TIME, 500, 1, 502, 1);
    queue.putControl(new ControlItem.VerdictChanged(intake, 0, new Verdict(Verdict.State.RESYNC, "because", clock.nanos(), clock.epochNanos())));
    paced.tick();
    assertThat(btc.verdict().state()).isEqualTo(Verdict.State.RESYNC);
    assertThat(btc.bid()).as("with the verdict its prices").isEqualTo(500);
  }

  /** What came between two beats is written at the next although nothing more comes. */
  @Test
  void theLastPriceOfABurstIsWritten() {
    Pump paced = new Pump(queue, screen, clock, new Budget(2_000, Long.MAX_VALUE, 1_000, 0, 0, 95_000_000L));
    queue.putControl(new ControlItem.FeedOpened(EXCHANGE, intake));
    paced.tick();
    clock.advance(Duration.ofMillis(33));
    link.quote(0, MarketSink.NO_TIME, 500, 1, 502, 1);
    paced.tick();
    assertThat(btc().bid()).isZero();
    clock.advance(Duration.ofMillis(70));
    paced.tick();
    assertThat(btc().bid()).isEqualTo(500);
  }

  /** S-09: a stream at a hundred times the rate of the others does not hold them up. */
  @Test
  void aBusyStreamDoesNotHoldUpTheOthers() {
    for (int i = 1; i <= 30_000; i++) {
      link.trade(0, MarketSink.NO_TIME, 100, 1, Side.BUY, i);
      if (i % 100 == 0) {
        link.trade(1, MarketSink.NO_TIME, 200, 1, Side.BUY, i);
      }
    }
    pump.tick();
    assertThat(screen.streams().get(1).trades().appended()).isEqualTo(300);
    assertThat(pump.depth()).isPositive();
  }

  /** S-21: control items overtake data. */
  @Test
  void controlComesBeforeData() {
    for (int i = 1; i <= 50_000; i++) {
      link.trade(0, MarketSink.NO_TIME, 100, 1, Side.BUY, i);
    }
    Verdict stale = new Verdict(Verdict.State.STALE, "gone", clock.nanos(), clock.epochNanos());
    queue.putControl(new ControlItem.VerdictChanged(intake, 0, stale));
    pump.tick();
    assertThat(btc().verdict()).isEqualTo(stale);
    assertThat(btc().trades().appended()).isLessThan(50_000);
  }

  /** S-22: a stream whose lane overflows loses single prints to a summary; another stream loses nothing. */
  @Test
  void overflowOfOneStreamTouchesNoOther() {
    for (int i = 1; i <= 200_000; i++) {
      link.trade(0, MarketSink.NO_TIME, 100, 1, Side.BUY, i);
    }
    for (int i = 1; i <= 10; i++) {
      link.trade(1, MarketSink.NO_TIME, 200, 1, Side.SELL, i);
    }
    drain();
    Ledger busy = btc().ledger();
    assertThat(busy.merged()).isPositive();
    assertThat(busy.addsUp()).isTrue();
    assertThat(busy.shown() + busy.merged()).isEqualTo(200_000);
    assertThat(intake.streams().get(0).trades().volume()).isEqualByComparingTo("200.000");
    assertThat(screen.streams().get(1).ledger()).isEqualTo(new Ledger(10, 10, 0, 0, 0, 0, 0));
  }

  /** S-10: the series keep exactly the newest thousand, in order. */
  @Test
  void f77_seriesKeepTheNewestThousandInOrder() {
    for (int i = 1; i <= 5_000; i++) {
      clock.advance(Duration.ofMillis(1));
      link.frame(new byte[0]);
      link.trade(0, MarketSink.NO_TIME, i, 1, Side.BUY, i);
    }
    drain();
    StreamModel model = btc();
    assertThat(model.lasts().size()).isEqualTo(1_000);
    assertThat(model.lasts().appended()).isEqualTo(5_000);
    for (int i = 0; i < 1_000; i++) {
      assertThat(model.lasts().value(i)).isEqualTo((4_001 + i) / 100.0);
      assertThat(i == 0 || model.lasts().time(i) > model.lasts().time(i - 1)).isTrue();
    }
  }

  /** S-11: a script of prices is in the buffers as it was sent. */
  @Test
  void buffersEqualTheScript() {
    double min = Double.MAX_VALUE;
    double max = 0;
    for (int i = 1; i <= 200; i++) {
      int price = 10_000 + (i * 37) % 113;
      clock.advance(Duration.ofMillis(40));
      link.frame(new byte[0]);
      link.quote(0, MarketSink.NO_TIME, price - 5, 1, price + 5, 1);
      link.trade(0, MarketSink.NO_TIME, price, 1, Side.SELL, i);
      pump.tick();
      min = Math.min(min, price / 100.0);
      max = Math.max(max, price / 100.0);
      assertThat(btc().lasts().lastValue()).isEqualTo(price / 100.0);
      assertThat(btc().bids().lastValue()).isEqualTo((price - 5) / 100.0);
      assertThat(btc().asks().lastValue()).isEqualTo((price + 5) / 100.0);
    }
    assertThat(btc().lasts().size()).isEqualTo(200);
    assertThat(btc().bids().size()).isEqualTo(200);
    assertThat(btc().lasts().min()).isEqualTo(min);
    assertThat(btc().lasts().max()).isEqualTo(max);
  }

  /** S-16: the size of the queue as it was when the drain began. */
  @Test
  void tellsTheDepthAtTheBeginningOfTheDrain() {
    for (int i = 1; i <= 16; i++) {
      link.trade(0, MarketSink.NO_TIME, 100, 1, Side.BUY, i);
    }
    pump.tick();
    assertThat(screen.queue().waiting()).isEqualTo(17);
    pump.tick();
    assertThat(screen.queue().waiting()).isZero();
  }

  /** S-18 and S-24: what waits when the feed is closed is discarded, counted and never shown. */
  @Test
  void whatWaitsAtStopIsDiscarded() {
    for (int i = 1; i <= 5_000; i++) {
      link.trade(0, MarketSink.NO_TIME, 100, 1, Side.BUY, i);
    }
    intake.stop();
    link.trade(0, MarketSink.NO_TIME, 100, 1, Side.BUY, 6_000);
    queue.putControl(new ControlItem.FeedClosed(intake));
    queue.putControl(new ControlItem.PhaseChanged(FeedPhase.STOPPED));
    pump.tick();
    assertThat(btc().trades().appended()).isZero();
    assertThat(btc().ledger()).isEqualTo(new Ledger(5_001, 0, 0, 0, 0, 5_001, 0));
    assertThat(btc().verdict().state()).isEqualTo(Verdict.State.OFF);
    pump.tick();
    assertThat(pump.depth()).isZero();
    assertThat(screen.queue().waiting()).isZero();
  }

  /** S-25: the history of the queue holds what the ledger counted. */
  @Test
  void theQueueHistoryEqualsTheLedger() {
    for (int second = 0; second < 5; second++) {
      for (int i = 0; i < 100; i++) {
        link.trade(0, MarketSink.NO_TIME, 100, 1, Side.BUY, second * 100L + i + 1);
      }
      clock.advance(Duration.ofSeconds(1));
      link.trade(0, MarketSink.NO_TIME, 100, 1, Side.BUY, second * 100L + 1);
      pump.tick();
    }
    double events = 0;
    long drops = 0;
    for (int i = 0; i < screen.queue().count(); i++) {
      events += screen.queue().rate(i);
      drops += screen.queue().dropped(i);
      assertThat(screen.queue().size(i)).isEqualTo(101);
    }
    assertThat(screen.queue().count()).isEqualTo(5);
    assertThat(events).isEqualTo(btc().ledger().received());
    assertThat(drops).isEqualTo(btc().ledger().dropped()).isEqualTo(5);
  }

  /** S-27: a clock five seconds off is marked; points stand where they were received, never in the future. */
  @Test
  void f70_aWrongExchangeClockIsMarkedAndNotDrawn() {
    long ahead = 5_000_000_000L;
    for (int i = 1; i <= 50; i++) {
      clock.advance(Duration.ofMillis(100));
      link.frame(new byte[0]);
      link.trade(0, clock.epochNanos() + ahead, 100, 1, Side.BUY, i);
      pump.tick();
    }
    assertThat(btc().clockSkewed()).isTrue();
    assertThat(btc().delayNanos()).isEqualTo(-1);
    assertThat(btc().skewNanos()).isEqualTo(-ahead);
    assertThat(btc().lasts().time(btc().lasts().size() - 1)).isEqualTo(clock.epochNanos());
  }

  /** One event a component a tick, however much came; none when nothing did. */
  @Test
  void eachModelAnnouncesOnceATick() {
    AtomicInteger told = new AtomicInteger();
    btc().changes().listen(told::incrementAndGet);
    for (int i = 1; i <= 900; i++) {
      link.quote(0, MarketSink.NO_TIME, i, 1, i + 1, 1);
      link.trade(0, MarketSink.NO_TIME, 100, 1, Side.BUY, i);
    }
    pump.tick();
    assertThat(told.get()).isEqualTo(1);
    pump.tick();
    assertThat(told.get()).isEqualTo(1);
  }

  @Test
  void theAccountOfAnEndedFeedIsNotShownUnderOtherStreams() {
    link.trade(0, MarketSink.NO_TIME, 100, 1, Side.BUY, 1);
    intake.stop();
    queue.putControl(new ControlItem.FeedClosed(intake));
    pump.tick();
    assertThat(screen.ledger().received()).isEqualTo(1);
    screen.streams(List.of(instrument("DOGE")));
    clock.advance(Duration.ofSeconds(2));
    pump.tick();
    assertThat(screen.ledger()).isEqualTo(Ledger.EMPTY);
    assertThat(screen.streams().get(0).ledger()).isEqualTo(Ledger.EMPTY);
  }

  @Test
  void newsOfAFeedThatEndedAreNotShown() {
    FeedIntake next = new FeedIntake(List.of(instrument("BTC")), false, queue, clock, new Listener(), 64);
    link.trade(0, MarketSink.NO_TIME, 100, 1, Side.BUY, 1);
    intake.stop();
    queue.putControl(new ControlItem.FeedClosed(intake));
    queue.putControl(new ControlItem.FeedOpened(EXCHANGE, next));
    pump.tick();
    pump.tick();
    assertThat(btc().trades().appended()).isZero();
    assertThat(screen.streams()).hasSize(1);
  }

  /** Two exchanges with the same symbols: each stream has its own model, and the ledger is the sum of both feeds at every sample. */
  @Test
  void feedsOfSeveralExchangesShareTheQueueAndTheLedger() {
    FeedIntake here = several("one", 100);
    FeedIntake there = several("two", 100);
    List<LinkSink> links = List.of(opened(here), opened(there));
    pump.tick();
    assertThat(screen.streams()).hasSize(200);
    assertThat(screen.streams().get(0).id()).isEqualTo(new StreamId("one", "S0/USD"));
    assertThat(screen.streams().get(1).id()).isEqualTo(new StreamId("two", "S0/USD"));
    for (int round = 1; round <= 20; round++) {
      for (int stream = 0; stream < 100; stream++) {
        links.get(0).trade(stream, MarketSink.NO_TIME, 100, 1, Side.BUY, round);
        links.get(1).trade(stream, MarketSink.NO_TIME, 200, 1, Side.SELL, round * 2L);
        links.get(1).trade(stream, MarketSink.NO_TIME, 200, 1, Side.SELL, round * 2L + 1);
      }
      pump.tick();
      assertThat(screen.ledger().received()).isEqualTo(round * 300L);
      assertThat(screen.ledger().addsUp()).isTrue();
    }
    drain();
    assertThat(screen.streams()).allSatisfy(s ->
        assertThat(s.trades().count()).isEqualTo(s.id().exchange().equals("one") ? 20 : 40));
    Verdict live = new Verdict(Verdict.State.LIVE, "Data fresh", clock.nanos(), clock.epochNanos());
    queue.putControl(new ControlItem.VerdictChanged(here, 0, live));
    queue.putControl(new ControlItem.VerdictChanged(there, 0, live));
    here.stop();
    queue.putControl(new ControlItem.FeedClosed(here));
    links.get(0).trade(0, MarketSink.NO_TIME, 100, 1, Side.BUY, 99);
    links.get(1).trade(0, MarketSink.NO_TIME, 200, 1, Side.SELL, 99);
    drain();
    assertThat(screen.streams().get(0).verdict().state()).isEqualTo(Verdict.State.OFF);
    assertThat(screen.streams().get(1).verdict()).as("the other one runs on").isEqualTo(live);
    assertThat(screen.streams().get(1).trades().count()).isEqualTo(41);
    assertThat(screen.ledger()).isEqualTo(new Ledger(6_002, 6_001, 0, 0, 0, 1, 0));
    there.stop();
    queue.putControl(new ControlItem.FeedClosed(there));
    pump.tick();
    assertThat(screen.ledger().addsUp()).isTrue();
    assertThat(pump.ledgerFaults()).isZero();
  }

  @Test
  void aFeedThatFailedSaysWhyOnItsStreams() {
    FeedIntake here = several("one", 1);
    FeedIntake there = several("two", 1);
    pump.tick();
    Verdict failed = new Verdict(Verdict.State.FAILED, "no mood for it", clock.nanos(), clock.epochNanos());
    there.stop();
    queue.putControl(new ControlItem.FeedClosed(there, failed));
    pump.tick();
    assertThat(screen.streams().get(1).verdict()).isEqualTo(failed);
    assertThat(screen.streams().get(0).verdict().state()).isEqualTo(Verdict.State.OFF);
    assertThat(screen.episodes().newestFirst()).extracting(e -> e.stream()).containsExactly("TWO:S0/USD");
    assertThat(here.stopped()).isFalse();
  }

  /** One cause at two exchanges is two notices, and each says whose it is. */
  @Test
  void noticesOfSeveralExchangesSayWhoseTheyAre() {
    FeedIntake here = several("one", 1);
    FeedIntake there = several("two", 1);
    queue.putControl(new ControlItem.NoticeRaised(here, "time S0/USD", "S0/USD: odd times.", true));
    queue.putControl(new ControlItem.NoticeRaised(there, "time S0/USD", "S0/USD: odd times.", true));
    queue.putControl(new ControlItem.NoticeRaised(there, "slow", "Exchange two asks us to slow down.", true));
    pump.tick();
    assertThat(screen.notices().all()).extracting(n -> n.text()).containsExactly(
        "Exchange one: S0/USD: odd times.", "Exchange two: S0/USD: odd times.", "Exchange two asks us to slow down.");
  }

  private final java.util.Map<String, FeedIntake> opening = new java.util.LinkedHashMap<>();

  /** The second one opens both, their streams in turns. */
  private FeedIntake several(String exchange, int streams) {
    FeedIntake made = new FeedIntake(instruments(exchange, streams), false, queue, clock, new Listener(), 1_024);
    opening.put(exchange, made);
    if (opening.size() == 2) {
      List<StreamId> order = new java.util.ArrayList<>();
      for (int i = 0; i < streams; i++) {
        for (String each : opening.keySet()) {
          order.add(new StreamId(each, "S" + i + "/USD"));
        }
      }
      queue.putControl(new ControlItem.FeedsOpened(
          opening.entrySet().stream().map(e -> new ControlItem.FeedOpened(
              new ExchangeInfo(e.getKey(), "Exchange " + e.getKey(), "", false, EXCHANGE.modes(), List.of(), List.of()),
              e.getValue())).toList(),
          order));
    }
    return made;
  }

  private static List<Instrument> instruments(String exchange, int streams) {
    return java.util.stream.IntStream.range(0, streams)
        .mapToObj(i -> Instrument.spot(exchange, "S" + i + "/USD", "S" + i, "USD", 2, 3)).toList();
  }

  private LinkSink opened(FeedIntake feed) {
    List<Instrument> all = feed.streams().stream().map(StreamState::instrument).toList();
    LinkSink carrier = feed.link("ws", all);
    carrier.opened();
    all.forEach(instrument -> carrier.stream(instrument, BookRules.NO_BOOK));
    carrier.frame(new byte[0]);
    return carrier;
  }

  private void drain() {
    while (pump.depth() > 0) {
      pump.tick();
    }
    pump.tick();
  }

  private StreamModel btc() {
    return screen.streams().get(0);
  }

  private static Instrument instrument(String base) {
    return Instrument.spot("test", base + "/USD", base, "USD", 2, 3);
  }

  private static final class Listener implements FeedListener {

    @Override
    public void transition() {}

    @Override
    public void notice(String cause, Problem problem) {}
  }
}
