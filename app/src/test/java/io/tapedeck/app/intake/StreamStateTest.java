package io.tapedeck.app.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.tapedeck.api.BookRules;
import io.tapedeck.api.IdChain;
import io.tapedeck.api.Instrument;
import io.tapedeck.api.LinkSink;
import io.tapedeck.api.MarketSink;
import io.tapedeck.api.Problem;
import io.tapedeck.api.Side;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class StreamStateTest {
  private static final BookRules DENSE = new BookRules(100, null, IdChain.DENSE);

  private final Desk desk = new Desk("BTC/USD", "ETH/USD");
  private final int btc = desk.stream("BTC/USD", Desk.SUMMED);

  @Test
  void aStreamWithNewsIsQueuedOnceHoweverOftenItChanges() {
    desk.queue.takeNews();
    desk.trade(btc, 6_500_000, 10, 1);
    desk.trade(btc, 6_500_100, 10, 2);
    desk.snapshot(btc, 6_500_000, 6_500_100);
    assertThat(desk.queue.newsSize()).isLessThanOrEqualTo(2);
    while (desk.queue.takeNews() != null) {
      desk.view(btc);
    }
    desk.trade(btc, 6_500_200, 10, 3);
    assertThat(desk.queue.newsSize()).isEqualTo(1);
  }

  @Test
  void newerBooksOvertakeOlderOnesAndAreCountedAsMerged() {
    desk.snapshot(btc, 100, 110);
    desk.update(btc, Side.BUY, 101, 5, 211);
    desk.update(btc, Side.BUY, 102, 5, 212);
    assertThat(desk.ledger(btc)).isEqualTo(new Ledger(3, 0, 0, 0, 0, 0, 3));
    StreamView view = desk.view(btc);
    assertThat(view.bid).isEqualTo(102);
    assertThat(view.book).isEqualTo(BookState.PROVEN);
    assertThat(desk.ledger(btc)).isEqualTo(new Ledger(3, 1, 2, 0, 0, 0, 0));
  }

  @Test
  void aWrongChecksumLosesStepOnceAndDropsUpdatesUntilTheSnapshot() {
    assertThat(desk.snapshot(btc, 100, 110)).isTrue();
    assertThat(desk.update(btc, Side.BUY, 101, 5, 999)).as("asks for a new snapshot").isFalse();
    assertThat(desk.view(btc).book).isEqualTo(BookState.RESYNC);
    assertThat(desk.view(btc).hasBid).as("an unproven price is not shown").isFalse();
    assertThat(desk.update(btc, Side.BUY, 102, 5, 998)).as("once for each loss").isTrue();
    assertThat(desk.ledger(btc).dropped()).isEqualTo(1);
    assertThat(desk.snapshot(btc, 103, 110)).isTrue();
    assertThat(desk.view(btc).bid).isEqualTo(103);
    assertThat(desk.state(btc).proofCounts()).isEqualTo(new ProofCounts("checksum", 2, 1, 0, 0, 0, 1));
  }

  @Test
  void aGapInDenseNumbersLosesStepAndARepeatIsDropped() {
    int stream = desk.stream("ETH/USD", DENSE);
    desk.link.bookSnapshot(stream);
    desk.link.level(stream, Side.BUY, 100, 1);
    desk.link.commit(stream, MarketSink.NO_TIME, 7, 7, MarketSink.NO_ID, MarketSink.NO_CHECKSUM);
    assertThat(desk.numbered(stream, Side.BUY, 101, 1, 8)).isTrue();
    assertThat(desk.numbered(stream, Side.BUY, 99, 1, 8)).as("a repeat does no harm").isTrue();
    assertThat(desk.state(stream).levels(Side.BUY)).isEqualTo(2);
    assertThat(desk.numbered(stream, Side.BUY, 102, 1, 10)).as("9 is missing").isFalse();
    assertThat(desk.state(stream).proofCounts()).isEqualTo(new ProofCounts("sequence", 1, 0, 1, 1, 0, 1));
    assertThat(desk.ledger(stream).addsUp()).isTrue();
  }

  @Test
  void aBookThatStaysCrossedLosesStepButAMomentIsOnlyCounted() {
    int stream = desk.stream("ETH/USD", BookRules.UNPROVEN);
    desk.link.bookSnapshot(stream);
    desk.link.level(stream, Side.BUY, 100, 1);
    desk.link.level(stream, Side.SELL, 110, 1);
    commitPlain(stream);
    desk.link.bookUpdate(stream);
    desk.link.level(stream, Side.BUY, 111, 1);
    assertThat(commitPlain(stream)).isTrue();
    desk.clock.advance(Duration.ofSeconds(1));
    desk.link.frame(new byte[0]);
    desk.link.bookUpdate(stream);
    desk.link.level(stream, Side.BUY, 90, 1);
    assertThat(commitPlain(stream)).isFalse();
    assertThat(desk.view(stream).book).isEqualTo(BookState.RESYNC);
    assertThat(desk.state(stream).proofCounts().crossed()).isEqualTo(2);
  }

  @Test
  void aNewConnectionClearsTheBookSoThatNoGhostLevelsStay() {
    desk.snapshot(btc, 100, 110);
    desk.link.lost(Problem.retryable(Problem.Kind.CONNECTION, "gone", ""), 0);
    desk.link.connecting(2);
    desk.link.opened();
    assertThat(desk.view(btc).hasBid).isFalse();
    assertThat(desk.view(btc).book).isEqualTo(BookState.AWAITING_SNAPSHOT);
    desk.snapshot(btc, 90, 95);
    assertThat(desk.state(btc).levels(Side.BUY)).isEqualTo(1);
    assertThat(desk.view(btc).bid).isEqualTo(90);
    assertThat(desk.view(btc).reconnects).isEqualTo(1);
  }

  @Test
  void levelsBeyondTheDepthAreCutAfterEachMessage() {
    int stream = desk.stream("ETH/USD", new BookRules(2, null, IdChain.NONE));
    desk.link.bookSnapshot(stream);
    for (int i = 0; i < 5; i++) {
      desk.link.level(stream, Side.BUY, 100 - i, 1);
      desk.link.level(stream, Side.SELL, 110 + i, 1);
    }
    commitPlain(stream);
    assertThat(desk.state(stream).levels(Side.BUY)).isEqualTo(2);
    assertThat(desk.state(stream).levelPrice(Side.SELL, 1)).isEqualTo(111);
  }

  @Test
  void invalidNumbersAreRejectedAndCounted() {
    desk.trade(btc, 0, 10, 1);
    desk.trade(btc, -5, 10, 2);
    desk.trade(btc, 5, 0, 3);
    desk.link.quote(btc, MarketSink.NO_TIME, 100, -1, 110, 1);
    assertThat(desk.ledger(btc)).isEqualTo(new Ledger(4, 0, 0, 0, 4, 0, 0));
    assertThat(desk.view(btc).hasLast).isFalse();
  }

  @Test
  void aBookMessageWithOneBadLevelIsThrownAwayWholeAndTheBookLosesStep() {
    desk.snapshot(btc, 100, 110);
    desk.link.bookUpdate(btc);
    desk.link.level(btc, Side.BUY, 105, 5);
    desk.link.level(btc, Side.BUY, -1, 5);
    assertThat(commitPlain(btc)).isFalse();
    assertThat(desk.state(btc).levelPrice(Side.BUY, 0)).isEqualTo(100);
    assertThat(desk.ledger(btc)).isEqualTo(new Ledger(2, 0, 0, 0, 1, 0, 1));
  }

  @Test
  void aFrameCutOffInsideABookMessageLosesStep() {
    desk.snapshot(btc, 100, 110);
    desk.link.bookUpdate(btc);
    desk.link.level(btc, Side.BUY, 105, 5);
    desk.link.frameRejected("cut off");
    assertThat(desk.view(btc).book).isEqualTo(BookState.RESYNC);
    assertThat(desk.intake.rejectedFrames()).isEqualTo(1);
    assertThat(desk.ledger(btc).rejected()).as("one frame, one rejection").isEqualTo(1);
    assertThat(desk.intake.unattributed()).isEqualTo(Ledger.EMPTY);
  }

  @Test
  void tradesRepeatedAfterAReconnectAreNotCountedTwice() {
    desk.trade(btc, 100, 10, 1);
    desk.trade(btc, 100, 20, 2);
    desk.link.lost(Problem.retryable(Problem.Kind.CONNECTION, "gone", ""), 0);
    desk.link.opened();
    desk.trade(btc, 100, 20, 2);
    desk.trade(btc, 100, 30, 3);
    assertThat(desk.state(btc).trades().volume()).isEqualByComparingTo("0.060");
    assertThat(desk.ledger(btc).dropped()).isEqualTo(1);
  }

  /** Whatever the lane did to single prints, bars and sums hold every trade. */
  @Test
  void barsStayExactWhenPrintsAreFolded() {
    Desk small = new Desk(16, "BTC/USD");
    int stream = small.stream("BTC/USD", BookRules.NO_BOOK);
    for (int i = 1; i <= 1_000; i++) {
      small.clock.advance(Duration.ofMillis(200));
      small.link.frame(new byte[0]);
      small.trade(stream, 100 + i, i, i);
    }
    assertThat(small.ledger(stream).merged()).isPositive();
    BarCell all = new BarCell();
    long[] seen = new long[1];
    small.state(stream).takeBars(small.view(stream), new BarSink() {
      @Override
      public void closed(BarBase base, BarCell bar) {
        if (base == BarBase.TIME) {
          seen[0]++;
          all.merge(bar);
        }
      }

      @Override
      public void forming(BarBase base, BarCell bar) {
        if (base == BarBase.TIME) {
          all.merge(bar);
        }
      }
    });
    assertThat(seen[0]).isLessThan(200); // More than the lane holds: some were merged.
    assertThat(all.count()).isEqualTo(1_000);
    assertThat(all.exactVolume()).isEqualByComparingTo("500.500");
    assertThat(all.close()).isEqualTo(1_100);
  }

  @Test
  void whatComesAfterStopIsDiscardedAndChangesNothing() {
    desk.trade(btc, 100, 10, 1);
    desk.intake.stop();
    desk.trade(btc, 200, 10, 2);
    desk.snapshot(btc, 100, 110);
    desk.state(btc).discardWaiting();
    assertThat(desk.ledger(btc)).isEqualTo(new Ledger(3, 0, 0, 0, 0, 3, 0));
    assertThat(desk.view(btc).last).isEqualTo(100);
    assertThat(desk.state(btc).levels(Side.BUY)).isZero();
  }

  @Test
  void growingScalesKeepEveryNumber() {
    desk.snapshot(btc, 100, 110);
    desk.trade(btc, 105, 10, 1);
    desk.link.stream(Desk.instrument("BTC/USD").withScales(4, 5), Desk.SUMMED);
    StreamView view = desk.view(btc);
    assertThat(view.bid).isEqualTo(10_000);
    assertThat(view.last).isEqualTo(10_500);
    assertThat(view.bidSize).isEqualTo(100_000);
    assertThat(desk.state(btc).trades().volume()).isEqualByComparingTo("0.010");
    assertThat(desk.state(btc).trades().quoteVolume()).isEqualByComparingTo("0.0105");
  }

  @Test
  void shrinkingScalesKeepTheSumsAndAskForTheBookAgain() {
    desk.snapshot(btc, 100, 110);
    desk.trade(btc, 105, 10, 1);
    desk.link.stream(Desk.instrument("BTC/USD").withScales(1, 2), Desk.SUMMED);
    desk.trade(btc, 10, 1, 2);
    assertThat(desk.view(btc).book).isEqualTo(BookState.AWAITING_SNAPSHOT);
    assertThat(desk.view(btc).hasBid).isFalse();
    assertThat(desk.state(btc).trades().volume()).isEqualByComparingTo("0.020");
    assertThat(desk.state(btc).trades().quoteVolume()).isEqualByComparingTo("0.0205");
    assertThat(desk.state(btc).trades().open()).isEqualByComparingTo("1.05");
    assertThat(desk.state(btc).trades().close()).isEqualByComparingTo("1.0");
    assertThat(desk.ledger(btc).addsUp()).isTrue();
  }

  @Test
  void aGuessDoesNotUndoADeclaration() {
    desk.link.stream(Instrument.provisional("test", "BTC/USD"), Desk.SUMMED);
    assertThat(desk.state(btc).instrument().priceScale()).isEqualTo(2);
    assertThat(desk.state(btc).instrument().sizeScale()).isEqualTo(3);
  }

  @Test
  void anInstrumentNobodyAskedForGetsNoStream() {
    int none = desk.link.stream(Desk.instrument("DOGE/USD"), Desk.SUMMED);
    assertThat(none).isEqualTo(LinkSink.NO_STREAM);
    desk.trade(none, 100, 10, 1);
    assertThat(desk.ledger(btc).received()).isZero();
  }

  @Test
  void aWrongStreamNumberHitsNobody() {
    desk.trade(77, 100, 10, 1);
    desk.trade(-9, 100, 10, 1);
    assertThat(desk.intake.streams()).allSatisfy(s -> assertThat(s.ledger()).isEqualTo(Ledger.EMPTY));
  }

  @Test
  void theSameTroubleIsOneNoticeUntilItWasShown() {
    for (int i = 0; i < 100; i++) {
      desk.link.reject(btc, "price is null");
    }
    assertThat(desk.notices).containsExactly("BTC/USD: a message could not be read and was counted; the stream goes on.");
    assertThat(desk.intake.noticeCount("rejected BTC/USD price is null")).isEqualTo(100);
    assertThat(desk.ledger(btc).rejected()).isEqualTo(100);
  }

  /** A writer at full speed, the law looked at over and over: it holds at every sample, and no view is torn. */
  @Test
  void theLedgerAddsUpAtEverySampleAndNoViewIsTorn() throws InterruptedException {
    Desk busy = new Desk(256, "BTC/USD");
    int stream = busy.stream("BTC/USD", BookRules.UNPROVEN);
    StreamState state = busy.state(stream);
    AtomicBoolean done = new AtomicBoolean();
    Thread writer = new Thread(() -> {
      Random random = new Random(5);
      busy.link.bookSnapshot(stream);
      busy.link.commit(stream, 0, MarketSink.NO_ID, MarketSink.NO_ID, MarketSink.NO_ID, MarketSink.NO_CHECKSUM);
      for (int i = 1; i <= 300_000; i++) {
        switch (random.nextInt(4)) {
          case 0 -> busy.link.trade(stream, i, i, i, Side.BUY, i);
          case 1 -> busy.link.quote(stream, i, i, 1, i + 1, 1);
          case 2 -> busy.link.trade(stream, i, -1, i, Side.BUY, i);
          default -> {
            // Bid and ask move together: a view with a bid of one message and an ask of another would show.
            busy.link.bookSnapshot(stream);
            busy.link.level(stream, Side.BUY, i, i);
            busy.link.level(stream, Side.SELL, i + 7, i);
            busy.link.commit(stream, i, MarketSink.NO_ID, MarketSink.NO_ID, MarketSink.NO_ID, MarketSink.NO_CHECKSUM);
          }
        }
      }
      done.set(true);
    });
    writer.start();
    StreamView view = new StreamView();
    List<Ledger> wrong = new ArrayList<>();
    int torn = 0;
    int samples = 0;
    while (!done.get()) {
      if (state.take(view) && view.book.inStep() && view.hasBid) {
        torn += view.ask == view.bid + 7 && view.askSize == view.bidSize ? 0 : 1;
      }
      state.takePrints(50, (r, e, p, ps, s, ss, t) -> {});
      Ledger ledger = state.ledger();
      if (ledger != null) {
        samples++;
        if (!ledger.addsUp()) {
          wrong.add(ledger);
        }
      }
    }
    writer.join();
    state.take(view);
    state.takePrints(Integer.MAX_VALUE, (r, e, p, ps, s, ss, t) -> {});
    assertThat(torn).isZero();
    assertThat(wrong).isEmpty();
    assertThat(samples).isPositive();
    assertThat(busy.ledger(stream).addsUp()).isTrue();
    assertThat(busy.ledger(stream).waiting()).isZero();
    assertThat(busy.ledger(stream).received()).isEqualTo(300_001);
  }

  /** Whatever the race, after the last change the taker sees the last state: the flag is cleared before the state is read. */
  @Test
  void theLastChangeIsNeverLost() throws InterruptedException {
    for (int round = 0; round < 300; round++) {
      Desk one = new Desk(64, "BTC/USD");
      int stream = one.stream("BTC/USD", BookRules.NO_BOOK);
      Thread writer = new Thread(() -> {
        for (int i = 1; i <= 500; i++) {
          one.link.quote(stream, i, i, 1, i + 1, 1);
        }
      });
      writer.start();
      StreamView view = new StreamView();
      while (writer.isAlive() || one.queue.newsSize() > 0) {
        StreamState news = one.queue.takeNews();
        if (news != null) {
          news.take(view);
        }
      }
      writer.join();
      assertThat(view.bid).isEqualTo(500);
    }
  }

  private boolean commitPlain(int stream) {
    return desk.link.commit(
        stream, MarketSink.NO_TIME, MarketSink.NO_ID, MarketSink.NO_ID, MarketSink.NO_ID, MarketSink.NO_CHECKSUM);
  }

  @Test
  void aProvisionalInstrumentTakesTheScalesTheExchangeDeclares() {
    Desk fresh = new Desk("BTC/USD");
    int stream = fresh.link.stream(Instrument.spot("test", "BTC/USD", "BTC", "USD", 1, 8), Desk.SUMMED);
    assertThat(fresh.state(stream).instrument().priceScale()).isEqualTo(1);
    assertThat(fresh.state(stream).instrument().sizeScale()).isEqualTo(8);
  }
}
