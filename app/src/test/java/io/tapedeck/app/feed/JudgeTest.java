package io.tapedeck.app.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.tapedeck.api.BookRules;
import io.tapedeck.api.MarketSink;
import io.tapedeck.api.Problem;
import io.tapedeck.api.Side;
import io.tapedeck.app.feed.Verdict.State;
import io.tapedeck.app.intake.Desk;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The verdict of one stream, through its life. The clock moves only when the test says so. */
class JudgeTest {
  private static final Duration LIMIT = Duration.ofSeconds(15);

  private final Desk desk = new Desk("BTC/USD");
  private final int btc = desk.stream("BTC/USD", Desk.SUMMED);
  private final Judge judge = new Judge(desk.clock, StallLimits.fixed(LIMIT.toNanos()));
  private Verdict verdict = Verdict.NOT_STARTED;

  @Test
  void isConnectingUntilTheSocketIsOpen() {
    desk.link.connecting(1);
    assertVerdict(State.CONNECTING, "Connecting for 0 s");
    desk.clock.advance(Duration.ofSeconds(3));
    assertVerdict(State.CONNECTING, "Connecting for 3 s");
  }

  @Test
  void isSyncingUntilTheSubscriptionTheDataAndTheBookAreThere() {
    assertVerdict(State.SYNCING, "Waiting for the subscription");
    desk.link.subscribed(btc);
    assertVerdict(State.SYNCING, "Subscribed; waiting for data");
    desk.trade(btc, 100, 1, 1);
    assertVerdict(State.SYNCING, "Waiting for the book's snapshot");
    desk.snapshot(btc, 100, 110);
    assertVerdict(State.LIVE, "Book proven by checksum");
  }

  @Test
  void isLiveWithoutABookWhereTheExchangeOffersNone() {
    Desk plain = new Desk("BTC/USD");
    int stream = plain.stream("BTC/USD", BookRules.NO_BOOK);
    plain.trade(stream, 100, 1, 1);
    assertThat(judgeOf(plain).state()).isEqualTo(State.LIVE);
  }

  /** S-13: the socket is open and answers, but brings nothing: green ends with the stall limit. */
  @Test
  void isQuietWhenOnlyTheConnectionIsAlive() {
    goLive();
    for (int i = 0; i < 15; i++) {
      desk.clock.advance(Duration.ofSeconds(1));
      desk.link.frame(new byte[0]);
    }
    assertVerdict(State.LIVE, "Book proven by checksum");
    desk.clock.advance(Duration.ofMillis(1));
    assertVerdict(State.QUIET, "No data for 15 s, connection alive 0 s ago");
  }

  @Test
  void isStaleWhenNothingArrivesAtAll() {
    goLive();
    desk.clock.advance(LIMIT.plusMillis(1));
    assertVerdict(State.STALE, "No data for 15 s, limit 15 s");
  }

  @Test
  void isStaleWithACountdownWhenTheConnectionIsLost() {
    goLive();
    desk.link.lost(Problem.retryable(Problem.Kind.CONNECTION, "The connection broke.", ""), 3_000_000_000L);
    assertVerdict(State.STALE, "The connection broke; try 2 in 3 s");
    desk.clock.advance(Duration.ofSeconds(2));
    assertVerdict(State.STALE, "The connection broke; try 2 in 1 s");
  }

  @Test
  void hasFailedWhenTheFeedGivesUp() {
    desk.link.lost(Problem.lasting(Problem.Kind.REFUSED, "Refused from this country.", ""), -1);
    assertVerdict(State.FAILED, "Refused from this country; not tried again");
  }

  @Test
  void isResyncWithinOneEventAfterAWrongChecksum() {
    goLive();
    desk.update(btc, Side.BUY, 101, 5, 1);
    assertVerdict(State.RESYNC, "Checksum differed; snapshot requested");
    desk.snapshot(btc, 100, 110);
    assertVerdict(State.LIVE, "Book proven by checksum");
  }

  @Test
  void isRejectedWithTheExchangesAnswer() {
    desk.link.refused(btc, Problem.lasting(Problem.Kind.UNKNOWN_SYMBOL, "Nobody lists it.", ""));
    assertVerdict(State.REJECTED, "Nobody lists it.");
  }

  @Test
  void keepsTheBeginningOfAStateWhileOnlyItsReasonChanges() {
    desk.link.connecting(1);
    assertVerdict(State.CONNECTING, "Connecting for 0 s");
    long since = verdict.sinceNanos();
    desk.clock.advance(Duration.ofSeconds(1));
    assertVerdict(State.CONNECTING, "Connecting for 1 s");
    assertThat(verdict.sinceNanos()).isEqualTo(since);
    assertThat(judge.judge(desk.state(btc).facts(), verdict)).isSameAs(verdict);
  }

  @Test
  void countsAgeByTheMonotonicClockWhateverTheWallClockDoes() {
    goLive();
    desk.clock.setWallClock(java.time.Instant.parse("2031-01-01T00:00:00Z"));
    assertVerdict(State.LIVE, "Book proven by checksum");
  }

  private void goLive() {
    desk.link.quote(btc, MarketSink.NO_TIME, 100, 1, 110, 1);
    desk.snapshot(btc, 100, 110);
    assertVerdict(State.LIVE, "Book proven by checksum");
  }

  private Verdict judgeOf(Desk any) {
    return new Judge(any.clock, StallLimits.fixed(LIMIT.toNanos())).judge(any.state(0).facts(), Verdict.NOT_STARTED);
  }

  private void assertVerdict(State state, String reason) {
    verdict = judge.judge(desk.state(btc).facts(), verdict);
    assertThat(verdict.reason()).isEqualTo(reason);
    assertThat(verdict.state()).isEqualTo(state);
  }
}
