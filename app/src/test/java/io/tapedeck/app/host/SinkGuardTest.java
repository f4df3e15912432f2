package io.tapedeck.app.host;

import static org.assertj.core.api.Assertions.assertThat;

import io.tapedeck.api.BookRules;
import io.tapedeck.api.Instrument;
import io.tapedeck.api.LinkSink;
import io.tapedeck.api.MarketSink;
import io.tapedeck.api.Problem;
import io.tapedeck.api.Side;
import io.tapedeck.testkit.ManualClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** The guard between a plugin and the books: what it lets through is whole and comes from one thread at a time. */
class SinkGuardTest {
  private static final long NONE = MarketSink.NO_ID;
  private static final int LEVELS = 7;

  private final ManualClock clock = new ManualClock();
  private final List<String> consequences = new ArrayList<>();
  private final Conduct conduct = new Conduct(
      "bad", "Bad", new PluginThreads("bad"), clock, new Conduct.Consequences() {
        @Override
        public void quarantine(Conduct plugin, String sentence) {
          consequences.add(sentence);
        }

        @Override
        public void remark(Conduct plugin, String sentence) {
          consequences.add(sentence);
        }

        @Override
        public void allClosed(Conduct plugin) {}
      });
  private final Inside inside = new Inside();
  private final SinkGuard guard = new SinkGuard(inside, conduct);
  private final int stream = guard.stream(Instrument.spot("bad", "BTC/USD", "BTC", "USD", 2, 3), BookRules.UNPROVEN);

  SinkGuardTest() {
    conduct.guards(guard);
  }

  @Test
  void whateverTwoThreadsDoEveryBookMessageThatPassesIsWholeAndAllAreCounted() throws InterruptedException {
    int messages = 50_000;
    inside.strict = true;
    Thread[] callers = new Thread[2];
    AtomicInteger refused = new AtomicInteger();
    for (int i = 0; i < callers.length; i++) {
      int mark = i + 1;
      callers[i] = new Thread(() -> {
        for (int m = 0; m < messages; m++) {
          guard.bookUpdate(stream);
          for (int level = 0; level < LEVELS; level++) {
            guard.level(stream, Side.BUY, mark, 1);
          }
          if (!guard.commit(stream, NONE, NONE, NONE, NONE, NONE)) {
            refused.incrementAndGet();
          }
          clock.advance(Duration.ofMinutes(2)); // Strikes are forgotten before they are too many.
        }
      });
    }
    for (Thread caller : callers) {
      caller.start();
    }
    for (Thread caller : callers) {
      caller.join();
    }
    guard.trade(stream, NONE, 1, 1, Side.BUY, NONE); // Whoever is inside next settles what was turned away.
    assertThat(inside.torn.get()).as("torn").isZero();
    assertThat(inside.overlaps.get()).as("overlaps").isZero();
    assertThat(inside.commits + inside.rejects).isEqualTo(2 * messages);
    assertThat(inside.rejects).isGreaterThanOrEqualTo(refused.get());
  }

  @Test
  void aBookMessageThatWasTurnedAwayCostsTheBookItsStep() throws InterruptedException {
    inside.during = () -> {
      Thread second = new Thread(() -> {
        guard.bookUpdate(stream);
        guard.level(stream, Side.BUY, 5, 1);
        inside.answer = guard.commit(stream, NONE, NONE, NONE, NONE, NONE);
      });
      second.start();
      join(second);
    };
    guard.trade(stream, NONE, 1, 1, Side.BUY, NONE);
    assertThat(inside.answer).as("the second caller must ask for a snapshot").isFalse();
    assertThat(inside.log).containsExactly("trade", "begin", "reject called from two threads at once");
  }

  @Test
  void aSecondThreadInTheMiddleOfAMessageSpoilsNothingOfIt() throws InterruptedException {
    guard.bookUpdate(stream);
    guard.level(stream, Side.BUY, 1, 1);
    Thread second = new Thread(() -> guard.level(stream, Side.BUY, 2, 1));
    second.start();
    second.join();
    guard.level(stream, Side.BUY, 1, 1);
    guard.commit(stream, NONE, NONE, NONE, NONE, NONE);
    assertThat(inside.log).containsExactly("begin", "level 1", "level 1", "commit");
    assertThat(conduct.strikes()).isEqualTo(1);
  }

  @Test
  void aMessageMayBeFinishedByAnotherThreadThanTheLastOne() throws InterruptedException {
    Thread first = new Thread(() -> {
      guard.bookUpdate(stream);
      guard.commit(stream, NONE, NONE, NONE, NONE, NONE);
    });
    first.start();
    first.join();
    guard.bookUpdate(stream);
    guard.level(stream, Side.BUY, 1, 1);
    assertThat(guard.commit(stream, NONE, NONE, NONE, NONE, NONE)).isTrue();
    assertThat(conduct.strikes()).isZero();
  }

  @Test
  void eventsOfAStreamNobodyWantedAreIgnoredWithoutAStrike() {
    guard.trade(MarketSink.NO_STREAM, NONE, 1, 1, Side.BUY, NONE);
    assertThat(conduct.strikes()).isZero();
    assertThat(inside.log).isEmpty();
  }

  @Test
  void strikesOfLongAgoAreForgotten() {
    for (int i = 0; i < 300; i++) {
      guard.trade(999, NONE, 1, 1, Side.BUY, NONE);
      clock.advance(Duration.ofMillis(610));
    }
    assertThat(consequences).isEmpty();
    for (int i = 0; i < 100; i++) {
      guard.trade(999, NONE, 1, 1, Side.BUY, NONE);
    }
    assertThat(consequences).singleElement().asString().startsWith("Bad plugin broke its promises 100 times within a minute");
  }

  @Test
  void aCallFromInsideACallIsTurnedAwayAtOnce() {
    inside.during = () -> {
      guard.lost(Problem.retryable(Problem.Kind.CONNECTION, "gone", ""), 0);
      guard.trade(stream, NONE, 2, 1, Side.BUY, NONE);
    };
    guard.trade(stream, NONE, 1, 1, Side.BUY, NONE);
    assertThat(inside.log).startsWith("trade").doesNotContain("lost");
  }

  @Test
  void aFailedGuardTellsTheLossOnceAndLetsNothingPass() {
    Problem why = Problem.lasting(Problem.Kind.PLUGIN, "over", "");
    guard.fail(why);
    guard.fail(why);
    guard.trade(stream, NONE, 1, 1, Side.BUY, NONE);
    assertThat(inside.log).containsExactly("lost");
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /** What stands behind the guard; notes when two calls are inside it at once, or a message is mixed. */
  private static final class Inside implements LinkSink {
    private final List<String> log = new ArrayList<>();
    private final AtomicInteger callers = new AtomicInteger();
    private final AtomicInteger overlaps = new AtomicInteger();
    private final AtomicInteger torn = new AtomicInteger();
    private Runnable during = () -> {};
    private boolean answer = true;
    private boolean strict;
    private boolean begun;
    private long mark;
    private int levels;
    private int commits;
    private int rejects;

    private void call(String what) {
      if (callers.incrementAndGet() != 1) {
        overlaps.incrementAndGet();
      }
      if (log.size() < 100) {
        log.add(what);
      }
      Runnable now = during;
      during = () -> {};
      now.run();
      callers.decrementAndGet();
    }

    @Override
    public int stream(Instrument instrument, BookRules rules) {
      return 0;
    }

    @Override
    public void subscribed(int stream) {
      call("subscribed");
    }

    @Override
    public void refused(int stream, Problem problem) {
      call("refused");
    }

    @Override
    public void trade(int stream, long exchangeNanos, long price, long size, Side taker, long tradeId) {
      call("trade");
    }

    @Override
    public void quote(int stream, long exchangeNanos, long bid, long bidSize, long ask, long askSize) {
      call("quote");
    }

    @Override
    public void bookSnapshot(int stream) {
      call("begin");
      mark = 0;
      levels = 0;
      begun = true;
    }

    @Override
    public void bookUpdate(int stream) {
      call("begin");
      mark = 0;
      levels = 0;
      begun = true;
    }

    @Override
    public void level(int stream, Side side, long price, long size) {
      call("level " + price);
      if (begun && mark != 0 && mark != price) {
        torn.incrementAndGet();
      }
      mark = price;
      levels++;
    }

    @Override
    public boolean commit(
        int stream, long exchangeNanos, long firstId, long lastId, long previousId, long checksum) {
      call("commit");
      boolean whole = begun && levels == LEVELS;
      if (begun && strict && !whole) {
        torn.incrementAndGet();
      }
      begun = false;
      commits++;
      return true;
    }

    @Override
    public boolean reject(int stream, String reason) {
      call("reject " + reason);
      begun = false;
      rejects++;
      return true;
    }

    @Override
    public void notice(Problem problem) {
      call("notice");
    }

    @Override
    public void connecting(int attempt) {
      call("connecting");
    }

    @Override
    public void opened() {
      call("opened");
    }

    @Override
    public void frame(byte[] frame) {
      call("frame");
    }

    @Override
    public void frameRejected(String reason) {
      call("frameRejected");
    }

    @Override
    public void lost(Problem why, long retryInNanos) {
      call("lost");
    }

    @Override
    public boolean dataSeen() {
      return true;
    }
  }
}
