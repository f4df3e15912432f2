package io.tapedeck.kit;

import static org.assertj.core.api.Assertions.assertThat;

import io.tapedeck.api.BookRules;
import io.tapedeck.api.IdChain;
import io.tapedeck.api.Instrument;
import io.tapedeck.api.MarketSink;
import io.tapedeck.api.Problem;
import io.tapedeck.api.Side;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BookStartTest {
  private final List<String> told = new ArrayList<>();
  private final List<Boolean> answers = new ArrayList<>();
  private BookStart start = start(IdChain.RANGE, false);

  private BookStart start(IdChain chain, boolean inclusive) {
    return new BookStart(new SymbolStream(new Told(), Instrument.spot("x", "A", "A", "B", 2, 2), new BookRules(9, null, chain)), inclusive);
  }

  private static SentBook update(long first, long last, long previous) {
    SentBook book = new SentBook();
    SentNumber price = new SentNumber();
    SentNumber size = new SentNumber();
    price.set(last, 0);
    size.set(1, 0);
    book.bids().add(price, size);
    book.ids(first, last, previous);
    return book;
  }

  private static SentBook snapshot(long id) {
    SentBook book = new SentBook();
    book.snapshot(true);
    book.ids(MarketSink.NO_ID, id, MarketSink.NO_ID);
    return book;
  }

  @Test
  void theFirstUpdateAsksForTheSnapshotAndTheNextDoNot() {
    assertThat(start.update(update(1, 1, 0))).isTrue();
    assertThat(start.update(update(2, 2, 1))).isFalse();
    assertThat(told).isEmpty();
  }

  @Test
  void theSnapshotComesFirstAndThenWhatWasHeld() {
    start.update(update(5, 6, 4));
    start.update(update(7, 7, 6));
    assertThat(start.snapshot(snapshot(6))).isFalse();
    assertThat(told).containsExactly("snapshot to 6", "update 5 to 6 after 4", "update 7 to 7 after 6");
    assertThat(start.isWaiting()).isFalse();
  }

  @Test
  void aSnapshotOlderThanWhatIsHeldIsAskedForAgain() {
    start.update(update(9, 9, 8));
    assertThat(start.snapshot(snapshot(7))).isTrue();
    assertThat(told).isEmpty();
    assertThat(start.snapshot(snapshot(8))).isFalse();
    assertThat(told).containsExactly("snapshot to 8", "update 9 to 9 after 8");
  }

  @Test
  void whereIdsOnlyRiseAnOldSnapshotIsBelievedAtTheFourthTime() {
    start = start(IdChain.RISING, false);
    start.update(update(9, 9, 8));
    for (int i = 0; i < 3; i++) {
      assertThat(start.snapshot(snapshot(7))).isTrue();
    }
    assertThat(start.snapshot(snapshot(7))).isFalse();
    assertThat(told).containsExactly("snapshot to 7", "update 9 to 9 after 8");
  }

  @Test
  void whereEachNamesTheOneBeforeTheOldAreLeftOutAndTheFirstIsTied() {
    start = start(IdChain.PREVIOUS, false);
    start.update(update(1, 3, 0));
    start.update(update(4, 8, 3));
    start.update(update(9, 12, 8));
    assertThat(start.snapshot(snapshot(5))).isFalse();
    assertThat(told).containsExactly("snapshot to 5", "update 4 to 8 after 5", "update 9 to 12 after 8");
  }

  @Test
  void anInclusiveStartKeepsTheUpdateThatEndsWhereTheSnapshotEnds() {
    start = start(IdChain.RANGE, true);
    start.update(update(1, 4, 0));
    start.update(update(5, 8, 4));
    start.snapshot(snapshot(8));
    start.update(update(9, 11, 8));
    assertThat(told).containsExactly("snapshot to 7", "update 1 to 4 after 0", "update 5 to 8 after 4", "update 9 to 11 after 8");
  }

  @Test
  void anInclusiveStartAlsoTakesTheUpdateRightAfterTheSnapshot() {
    start = start(IdChain.RANGE, true);
    start.snapshot(snapshot(8));
    start.update(update(9, 11, 8));
    assertThat(told).containsExactly("snapshot to 7", "update 8 to 11 after 8");
  }

  @Test
  void aBookThatLostStepBeginsAnew() {
    start.snapshot(snapshot(3));
    answers.add(false);
    assertThat(start.update(update(9, 9, 8))).isTrue();
    assertThat(start.isWaiting()).isTrue();
    assertThat(start.update(update(10, 10, 9))).isFalse();
    assertThat(start.snapshot(snapshot(10))).isFalse();
  }

  @Test
  void anUnreadableSnapshotIsAskedForAgain() {
    SentBook broken = snapshot(3);
    broken.fault("broken");
    assertThat(start.snapshot(broken)).isTrue();
    assertThat(told).isEmpty();
  }

  @Test
  void aSnapshotThatFailedIsAskedForByTheNextUpdate() {
    assertThat(start.begin()).isTrue();
    assertThat(start.begin()).isFalse();
    start.failed();
    assertThat(start.update(update(1, 1, 0))).isTrue();
  }

  @Test
  void whatIsHeldIsNotChangedByTheNextMessage() {
    SentBook reused = update(5, 5, 4);
    start.update(reused);
    reused.clear();
    reused.ids(99, 99, 98);
    start.snapshot(snapshot(4));
    assertThat(told).containsExactly("snapshot to 4", "update 5 to 5 after 4");
  }

  /** Writes down book messages with their ids. */
  private final class Told implements MarketSink {
    private boolean whole;

    @Override
    public int stream(Instrument instrument, BookRules rules) {
      return 0;
    }

    @Override
    public void bookSnapshot(int stream) {
      whole = true;
    }

    @Override
    public void bookUpdate(int stream) {
      whole = false;
    }

    @Override
    public boolean commit(int stream, long exchangeNanos, long firstId, long lastId, long previousId, long checksum) {
      told.add(whole ? "snapshot to " + lastId : "update " + firstId + " to " + lastId + " after " + previousId);
      return answers.isEmpty() || answers.remove(0);
    }

    @Override
    public void level(int stream, Side side, long price, long size) {
      // The ids are what this is about.
    }

    @Override
    public void subscribed(int stream) {
      throw new AssertionError("not asked for");
    }

    @Override
    public void refused(int stream, Problem problem) {
      throw new AssertionError("not asked for");
    }

    @Override
    public void trade(int stream, long exchangeNanos, long price, long size, Side taker, long tradeId) {
      throw new AssertionError("not asked for");
    }

    @Override
    public void quote(int stream, long exchangeNanos, long bid, long bidSize, long ask, long askSize) {
      throw new AssertionError("not asked for");
    }

    @Override
    public boolean reject(int stream, String reason) {
      throw new AssertionError(reason);
    }

    @Override
    public void notice(Problem problem) {
      throw new AssertionError(problem.text());
    }
  }
}
