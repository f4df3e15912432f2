package io.tapedeck.app.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.tapedeck.api.BookRules;
import io.tapedeck.api.IdChain;
import io.tapedeck.api.MarketSink;
import io.tapedeck.api.Problem;
import io.tapedeck.api.Side;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an exchange may do to a book and to trades, and what becomes of it. The number in a name is the fault's in docs/faults.md. */
class BookFaultsTest {
  private static final long NONE = MarketSink.NO_ID;
  private static final BookRules RANGE = new BookRules(100, null, IdChain.RANGE);

  private final Desk desk = new Desk("BTC/USD", "ETH/USD");

  private int book(BookRules rules) {
    return desk.stream("BTC/USD", rules);
  }

  private boolean snapshot(int stream, long id, long bid) {
    desk.link.bookSnapshot(stream);
    desk.link.level(stream, Side.BUY, bid, 1);
    desk.link.level(stream, Side.SELL, 10_000, 1);
    return desk.link.commit(stream, MarketSink.NO_TIME, NONE, id, NONE, MarketSink.NO_CHECKSUM);
  }

  private boolean change(int stream, long first, long last, long previous, long bid) {
    desk.link.bookUpdate(stream);
    desk.link.level(stream, Side.BUY, bid, 1);
    return desk.link.commit(stream, MarketSink.NO_TIME, first, last, previous, MarketSink.NO_CHECKSUM);
  }

  private ProofCounts proof(int stream) {
    return desk.state(stream).proofCounts();
  }

  private BookState state(int stream) {
    return desk.view(stream).book;
  }

  @Test
  void f46_aPriceOfZeroOrBelowIsRejectedUnlessTheProductHasSuch() {
    int stream = book(BookRules.NO_BOOK);
    desk.trade(stream, 0, 10, 1);
    desk.trade(stream, -100, 10, 2);
    assertThat(desk.ledger(stream).rejected()).isEqualTo(2);
    var base = Desk.instrument("ETH/USD");
    int spread = desk.link.stream(
        new io.tapedeck.api.Instrument(base.exchange(), base.symbol(), base.base(), base.quote(), base.product(),
            base.priceScale(), base.sizeScale(), base.status(), false, true),
        BookRules.NO_BOOK);
    desk.trade(spread, -100, 10, 1);
    assertThat(desk.ledger(spread).rejected()).isZero();
    assertThat(desk.view(spread).last).isEqualTo(-100);
  }

  @Test
  void f47_aSizeOfZeroIsNoTradeButDeletesALevel() {
    int stream = book(BookRules.UNPROVEN);
    snapshot(stream, NONE, 100);
    desk.trade(stream, 100, 0, 1);
    assertThat(desk.ledger(stream).rejected()).isEqualTo(1);
    desk.link.bookUpdate(stream);
    desk.link.level(stream, Side.BUY, 100, 0);
    desk.link.commit(stream, MarketSink.NO_TIME, NONE, NONE, NONE, MarketSink.NO_CHECKSUM);
    assertThat(desk.state(stream).levels(Side.BUY)).isZero();
  }

  @Test
  void f52_messagesOfUnknownKindsAreCountedByKindAndBounded() {
    for (int i = 0; i < 3; i++) {
      desk.link.unknown("funding");
    }
    desk.link.unknown("liquidation");
    assertThat(desk.intake.unknownKinds()).containsOnly(java.util.Map.entry("funding", 3L), java.util.Map.entry("liquidation", 1L));
    for (int i = 0; i < 10_000; i++) {
      desk.link.unknown("kind " + i);
    }
    assertThat(desk.intake.unknownKinds()).hasSizeLessThan(300).containsKey("other");
    assertThat(desk.notices).isEmpty();
  }

  /** Seconds sent as milliseconds, zero, and the year 2106. */
  @ParameterizedTest
  @ValueSource(longs = {0, 1_696_600_000L * 1_000_000, 4_294_967_296L * 1_000_000_000, -5})
  void f53_aTimeThatMakesNoSenseIsFlaggedAndNotUsed(long exchangeNanos) {
    desk.clock.setWallClock(Instant.parse("2026-01-01T00:00:00Z"));
    desk.link.frame(new byte[0]);
    int stream = book(BookRules.NO_BOOK);
    desk.link.trade(stream, exchangeNanos, 100, 1, Side.BUY, 1);
    desk.link.trade(stream, exchangeNanos, 100, 1, Side.BUY, 2);
    StreamView view = desk.view(stream);
    assertThat(view.suspectTimes).isEqualTo(2);
    assertThat(view.exchangeNanos).isEqualTo(MarketSink.NO_TIME);
    assertThat(view.last).as("the trade itself counts").isEqualTo(100);
    assertThat(desk.notices).containsExactly(
        "BTC/USD: the exchange sends times that make no sense; times of receipt are shown instead.");
  }

  @Test
  void f54_aSnapshotOfAHundredThousandLevelsIsCutAndCostsNoMemoryForEver() {
    int stream = book(new BookRules(10, null, IdChain.NONE));
    for (boolean bestFirst : new boolean[] {true, false}) {
      desk.link.bookSnapshot(stream);
      for (int i = 0; i < 100_000; i++) {
        int away = bestFirst ? i : 99_999 - i;
        desk.link.level(stream, Side.BUY, 1_000_000 - away, 1);
        desk.link.level(stream, Side.SELL, 1_000_001 + away, 2);
      }
      assertThat(desk.link.commit(stream, MarketSink.NO_TIME, NONE, NONE, NONE, MarketSink.NO_CHECKSUM)).isTrue();
      assertThat(desk.state(stream).levels(Side.BUY)).isEqualTo(10);
      assertThat(desk.state(stream).levelPrice(Side.BUY, 9)).isEqualTo(999_991);
      assertThat(desk.state(stream).levelPrice(Side.SELL, 9)).isEqualTo(1_000_010);
    }
    assertThat(desk.state(stream).bookSlots()).as("room kept for levels").isLessThan(1_000);
  }

  /** Whatever the order of a snapshot and its repeats, the last entry for a price wins. */
  @Test
  void aSnapshotInAnyOrderMakesTheSameBook() {
    Random random = new Random(3);
    for (int round = 0; round < 200; round++) {
      List<long[]> levels = new ArrayList<>();
      for (int i = 0; i < 40; i++) {
        levels.add(new long[] {random.nextInt(2), 100 + random.nextInt(30), random.nextInt(round % 2 == 0 ? 3 : 9) + (round % 2)});
      }
      if (round % 3 == 0) {
        levels.sort((a, b) -> Long.compare(b[1], a[1]));
      } else if (round % 3 == 1) {
        levels.sort((a, b) -> Long.compare(a[1], b[1]));
      } else {
        Collections.shuffle(levels, random);
      }
      Book plain = new Book();
      StagedLevels staged = new StagedLevels();
      for (long[] level : levels) {
        plain.set(level[0] == 0 ? Side.BUY : Side.SELL, level[1], level[2]);
        staged.add(level[0] == 0 ? Side.BUY : Side.SELL, level[1], level[2]);
      }
      Book filled = new Book();
      staged.fill(filled);
      for (Side side : Side.values()) {
        assertThat(filled.levels(side)).isEqualTo(plain.levels(side));
        for (int i = 0; i < plain.levels(side); i++) {
          assertThat(filled.price(side, i)).isEqualTo(plain.price(side, i));
          assertThat(filled.size(side, i)).as("last entry of " + filled.price(side, i)).isEqualTo(plain.size(side, i));
        }
      }
    }
  }

  @Test
  void f56_aGapLosesStepWithinOneEventAndAsksOnce() {
    int stream = book(RANGE);
    snapshot(stream, 10, 100);
    assertThat(change(stream, 11, 12, NONE, 101)).isTrue();
    assertThat(change(stream, 14, 15, NONE, 102)).as("13 is missing").isFalse();
    assertThat(state(stream)).isEqualTo(BookState.RESYNC);
    assertThat(desk.view(stream).gaps).isEqualTo(1);
    assertThat(change(stream, 16, 16, NONE, 103)).as("asked once").isTrue();
    assertThat(desk.ledger(stream).addsUp()).isTrue();
  }

  @Test
  void f57_aRepeatedChangeIsIgnoredAndCounted() {
    int stream = book(new BookRules(100, null, IdChain.PREVIOUS));
    snapshot(stream, 10, 100);
    change(stream, NONE, 12, 10, 101);
    assertThat(change(stream, NONE, 12, 10, 101)).isTrue();
    assertThat(state(stream)).isEqualTo(BookState.PROVEN);
    assertThat(proof(stream).stale()).isEqualTo(1);
    assertThat(desk.ledger(stream).dropped()).isEqualTo(1);
  }

  @Test
  void f58_changesOutOfOrderWithinTheWindowAreSortedAndBeyondItLoseStep() {
    int stream = book(new BookRules(100, null, IdChain.DENSE, 2));
    snapshot(stream, 10, 100);
    assertThat(change(stream, NONE, 12, NONE, 102)).isTrue();
    assertThat(desk.view(stream).bid).as("12 waits for 11").isEqualTo(100);
    assertThat(desk.ledger(stream).waiting()).isEqualTo(1);
    assertThat(change(stream, NONE, 11, NONE, 101)).isTrue();
    assertThat(desk.view(stream).bid).isEqualTo(102);
    assertThat(desk.ledger(stream).waiting()).isZero();
    change(stream, NONE, 14, NONE, 104);
    change(stream, NONE, 15, NONE, 105);
    assertThat(state(stream)).isEqualTo(BookState.PROVEN);
    assertThat(change(stream, NONE, 16, NONE, 106)).as("13 never came").isFalse();
    assertThat(state(stream)).isEqualTo(BookState.RESYNC);
    assertThat(desk.ledger(stream).addsUp()).isTrue();
  }

  @Test
  void f59_checksumsThatKeepDifferingAreSuspectAndNotAskedForInALoop() {
    int stream = book(Desk.SUMMED);
    desk.snapshot(stream, 100, 110);
    int asked = 0;
    for (int i = 0; i < 50; i++) {
      asked += desk.update(stream, Side.BUY, 101, 1, 999) ? 0 : 1;
      desk.snapshot(stream, 100, 110);
    }
    assertThat(asked).as("then the host decides").isEqualTo(StreamBook.SUSPECT_LOSSES - 1);
    desk.update(stream, Side.BUY, 101, 1, 999);
    assertThat(desk.state(stream).facts().suspect()).isTrue();
    desk.clock.advance(Duration.ofMinutes(2));
    desk.link.frame(new byte[0]);
    desk.snapshot(stream, 100, 110);
    assertThat(desk.update(stream, Side.BUY, 101, 1, 999)).as("a new accident").isFalse();
  }

  @Test
  void f60_aBookCrossedForAMomentIsCountedAndTellsSinceWhen() {
    int stream = book(BookRules.UNPROVEN);
    snapshot(stream, NONE, 100);
    change(stream, NONE, NONE, NONE, 10_001);
    assertThat(desk.view(stream).crossings).isEqualTo(1);
    assertThat(state(stream)).isEqualTo(BookState.UNPROVEN);
    assertThat(desk.state(stream).facts().crossedNanos()).isEqualTo(desk.clock.nanos());
    desk.clock.advance(Duration.ofMillis(501));
    desk.link.frame(new byte[0]);
    assertThat(change(stream, NONE, NONE, NONE, 10_002)).isFalse();
    assertThat(state(stream)).isEqualTo(BookState.RESYNC);
  }

  @Test
  void f61_changesBeforeTheSnapshotWaitAndTheStaleOnesAreDropped() {
    int stream = book(RANGE);
    change(stream, 8, 9, NONE, 90);
    change(stream, 10, 11, NONE, 101);
    change(stream, 12, 12, NONE, 102);
    assertThat(desk.ledger(stream).waiting()).isEqualTo(3);
    assertThat(snapshot(stream, 10, 100)).isTrue();
    assertThat(state(stream)).isEqualTo(BookState.PROVEN);
    assertThat(desk.view(stream).bid).isEqualTo(102);
    assertThat(desk.state(stream).levels(Side.BUY)).as("100, 101, 102 and not 90").isEqualTo(3);
    assertThat(desk.ledger(stream).dropped()).isEqualTo(1);
    assertThat(desk.ledger(stream).addsUp()).isTrue();
    assertThat(change(stream, 13, 13, NONE, 103)).isTrue();
  }

  @Test
  void f61_whatWaitsIsBounded() {
    int stream = book(RANGE);
    for (int i = 1; i <= 5_000; i++) {
      change(stream, i, i, NONE, 100);
    }
    Ledger ledger = desk.ledger(stream);
    assertThat(ledger.waiting()).isEqualTo(HeldMessages.MAX_MESSAGES);
    assertThat(ledger.dropped()).isEqualTo(5_000 - HeldMessages.MAX_MESSAGES);
    assertThat(ledger.addsUp()).isTrue();
    desk.intake.stop();
    desk.state(stream).discardWaiting();
    assertThat(desk.ledger(stream).discarded()).isEqualTo(HeldMessages.MAX_MESSAGES);
    assertThat(desk.ledger(stream).addsUp()).isTrue();
  }

  @Test
  void f62_aSnapshotOlderThanTheChangesThatCameIsAskedForAgainButNotForEver() {
    int stream = book(RANGE);
    change(stream, 50, 51, NONE, 101);
    int asked = 0;
    for (int i = 0; i < 20; i++) {
      asked += snapshot(stream, 10, 100) ? 0 : 1;
      change(stream, 52 + i, 52 + i, NONE, 101);
    }
    assertThat(asked).isEqualTo(StreamBook.SUSPECT_LOSSES - 1);
    assertThat(state(stream)).isEqualTo(BookState.RESYNC);
    assertThat(snapshot(stream, 80, 100)).isTrue();
    assertThat(state(stream)).isEqualTo(BookState.PROVEN);
    assertThat(desk.ledger(stream).addsUp()).isTrue();
  }

  @Test
  void f63_aReconnectClearsTheBookAndWhatWaitedSoThatNoGhostLevelsStay() {
    int stream = book(RANGE);
    snapshot(stream, 10, 100);
    desk.link.lost(Problem.retryable(Problem.Kind.CONNECTION, "gone", ""), 0);
    desk.link.opened();
    change(stream, 3, 3, NONE, 95);
    desk.link.lost(Problem.retryable(Problem.Kind.CONNECTION, "gone", ""), 0);
    desk.link.opened();
    snapshot(stream, 2, 90);
    assertThat(desk.state(stream).levels(Side.BUY)).isEqualTo(1);
    assertThat(desk.view(stream).bid).isEqualTo(90);
    assertThat(desk.ledger(stream).addsUp()).isTrue();
  }

  @Test
  void f64_tradesReplayedAfterAReconnectKeepTheVolumeExact() {
    int stream = book(BookRules.NO_BOOK);
    for (int i = 1; i <= 3_000; i++) {
      desk.trade(stream, 100 + i, 1, i);
    }
    desk.link.opened();
    for (int i = 2_951; i <= 3_010; i++) {
      desk.trade(stream, 100 + i, 1, i);
    }
    assertThat(desk.state(stream).trades().count()).isEqualTo(3_010);
    assertThat(desk.ledger(stream).dropped()).isEqualTo(50);
  }

  @Test
  void aTradeThatComesLateCountsButMovesNoLastPrice() {
    int stream = book(BookRules.NO_BOOK);
    desk.trade(stream, 100, 1, 1);
    desk.trade(stream, 103, 1, 3);
    desk.trade(stream, 102, 1, 2);
    assertThat(desk.state(stream).trades().count()).isEqualTo(3);
    assertThat(desk.view(stream).last).isEqualTo(103);
    desk.trade(stream, 102, 1, 2);
    assertThat(desk.ledger(stream).dropped()).isEqualTo(1);
  }

  @Test
  void f69_dataOfASymbolThatIsNotCarriedTouchesNoOther() {
    int btc = book(BookRules.NO_BOOK);
    int other = desk.link.stream(Desk.instrument("DOGE/USD"), BookRules.NO_BOOK);
    desk.trade(other, 5, 1, 1);
    desk.trade(btc, 100, 1, 1);
    assertThat(desk.ledger(btc).received()).isEqualTo(1);
    assertThat(desk.view(btc).last).isEqualTo(100);
  }

  /** Against a plain model: any order of losses, repeats and snapshots ends in the book that the exchange has, or in RESYNC; the ledger holds throughout. */
  @ParameterizedTest
  @ValueSource(ints = {0, 4})
  void anythingTheLineDoesEndsInTheRightBookOrInResync(int window) {
    for (int seed = 0; seed < 200; seed++) {
      Random random = new Random(seed);
      Desk here = new Desk("BTC/USD");
      int stream = here.stream("BTC/USD", new BookRules(Integer.MAX_VALUE, null, IdChain.DENSE, window));
      Book venue = new Book();
      long id = 0;
      List<long[]> line = new ArrayList<>();
      for (int step = 0; step < 120; step++) {
        long price = 100 + random.nextInt(20);
        long size = random.nextInt(4);
        venue.set(Side.BUY, price, size);
        line.add(new long[] {++id, price, size});
        int fate = random.nextInt(20);
        if (fate == 0) {
          line.remove(line.size() - 1);
        } else if (fate == 1) {
          line.add(line.get(line.size() - 1));
        } else if (fate == 2 && line.size() > 1) {
          Collections.swap(line, line.size() - 1, line.size() - 2);
        }
        if (random.nextInt(3) == 0) {
          line.forEach(m -> here.numbered(stream, Side.BUY, m[1], m[2], m[0]));
          line.clear();
        }
        here.clock.advance(Duration.ofSeconds(30));
        here.link.frame(new byte[0]);
        if (line.isEmpty() && !here.view(stream).book.inStep()) {
          here.link.bookSnapshot(stream);
          for (int i = 0; i < venue.levels(Side.BUY); i++) {
            here.link.level(stream, Side.BUY, venue.price(Side.BUY, i), venue.size(Side.BUY, i));
          }
          here.link.commit(stream, MarketSink.NO_TIME, NONE, id, NONE, MarketSink.NO_CHECKSUM);
        }
        assertThat(here.ledger(stream).addsUp()).as("seed " + seed).isTrue();
        boolean settled = line.isEmpty() && here.view(stream).book.inStep() && here.ledger(stream).waiting() == 0;
        if (settled && here.state(stream).lastBookId() == id) {
          assertThat(here.state(stream).levels(Side.BUY)).as("seed " + seed).isEqualTo(venue.levels(Side.BUY));
          for (int i = 0; i < venue.levels(Side.BUY); i++) {
            assertThat(here.state(stream).levelPrice(Side.BUY, i)).isEqualTo(venue.price(Side.BUY, i));
            assertThat(here.state(stream).levelSize(Side.BUY, i)).isEqualTo(venue.size(Side.BUY, i));
          }
        }
      }
    }
  }
}
