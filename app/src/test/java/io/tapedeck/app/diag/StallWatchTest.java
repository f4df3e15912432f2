package io.tapedeck.app.diag;

import static org.assertj.core.api.Assertions.assertThat;

import io.tapedeck.testkit.ManualClock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.ReentrantLock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The watch over the screen's thread, on a clock of its own. */
class StallWatchTest {
  private final ManualClock clock = new ManualClock();
  private final Queue<Runnable> waiting = new ArrayDeque<>();
  private final StallWatch watch = new StallWatch(clock, waiting::add);
  private final LogLines log = new LogLines(StallWatch.class);

  @AfterEach
  void close() {
    log.close();
  }

  @Test
  void aScreenThatAnswersIsNoEpisode() {
    for (int i = 0; i < 100; i++) {
      look();
      answer();
    }
    assertThat(watch.facts()).isEqualTo(StallWatch.Facts.NONE);
    assertThat(log.all()).isEmpty();
  }

  @Test
  void oneTaskIsOutstandingAtATime() {
    for (int i = 0; i < 50; i++) {
      look();
    }
    assertThat(waiting).hasSize(1);
  }

  @Test
  void f74_screenThreadHeldFiveSecondsIsOneEpisodeWithItsLengthAndAllThreads() {
    look();
    for (int i = 0; i < 27; i++) { // 5.4 s
      look();
    }
    assertThat(log.all()).hasSize(2);
    assertThat(log.all().get(0)).startsWith("The screen's thread has not answered for 0.6 s");
    assertThat(log.all().get(1)).startsWith("The screen's thread has not answered for 5.2 s; all threads:")
        .contains("No deadlock.").contains("StallWatchTest.f74_");
    answer();
    look();
    assertThat(log.all()).hasSize(3);
    assertThat(log.all().get(2)).startsWith("The screen's thread was held for 5.4 s by ");
    assertThat(watch.facts().stalls()).isEqualTo(1);
    assertThat(watch.facts().longestNanos()).isEqualTo(5_400_000_000L);
    answer();
    look();
    answer();
    assertThat(log.all()).hasSize(3);
  }

  @Test
  void theGuiltyFrameIsNamedWithItsStack() throws Exception {
    ExecutorService screen = Executors.newSingleThreadExecutor();
    StallWatch real = new StallWatch(clock, screen);
    CountDownLatch release = new CountDownLatch(1);
    CountDownLatch held = new CountDownLatch(1);
    try {
      real.look();
      Future<?> answered = screen.submit(() -> {});
      answered.get();
      screen.submit(() -> holdTheScreen(held, release));
      held.await();
      for (int i = 0; i < 5; i++) {
        clock.advance(Duration.ofMillis(200));
        real.look();
      }
      assertThat(real.facts().lastGuilty()).startsWith("StallWatchTest.holdTheScreen:");
      assertThat(log.all()).singleElement().asString()
          .contains("StallWatchTest.holdTheScreen").contains("CountDownLatch.await");
    } finally {
      release.countDown();
      screen.shutdown();
    }
  }

  @Test
  void aScreenHeldBeforeItsFirstAnswerIsNamedToo() {
    watch.screenIs(Thread.currentThread());
    for (int i = 0; i < 5; i++) {
      look();
    }
    assertThat(watch.facts().lastGuilty()).startsWith("StallWatch.begun:");
  }

  @Test
  void aProgramThatStoodStillIsNotBlamedOnTheScreen() {
    look();
    clock.advance(Duration.ofSeconds(8)); // The watch did not run either.
    look();
    answer();
    look();
    assertThat(watch.facts().stalls()).isZero();
    assertThat(watch.facts().pauses()).isEqualTo(1);
    assertThat(watch.facts().longestPauseNanos()).isEqualTo(8_000_000_000L);
    assertThat(log.all()).singleElement().asString().startsWith("The whole program stood still for 8.0 s");
  }

  @Test
  void f83_aDeadlockIsNamedInTheDump() throws Exception {
    ReentrantLock first = new ReentrantLock();
    ReentrantLock second = new ReentrantLock();
    CyclicBarrier both = new CyclicBarrier(3);
    Thread one = deadlocked("deadlock-one", both, first, second);
    Thread two = deadlocked("deadlock-two", both, second, first);
    both.await();
    org.awaitility.Awaitility.await().until(() ->
        one.getState() == Thread.State.WAITING && two.getState() == Thread.State.WAITING && second.hasQueuedThread(one));
    try {
      assertThat(Stacks.all()).contains("Deadlock among the threads").contains("deadlock-one (");
    } finally {
      one.interrupt();
      two.interrupt();
    }
  }

  private static Thread deadlocked(String name, CyclicBarrier both, ReentrantLock mine, ReentrantLock other) {
    Thread thread = new Thread(() -> {
      mine.lock();
      try {
        both.await();
        other.lockInterruptibly();
      } catch (InterruptedException | BrokenBarrierException e) {
        Thread.currentThread().interrupt();
      } finally {
        mine.unlock();
      }
    }, name);
    thread.setDaemon(true);
    thread.start();
    return thread;
  }

  private static void holdTheScreen(CountDownLatch held, CountDownLatch release) {
    held.countDown();
    try {
      release.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void look() {
    clock.advance(Duration.ofMillis(200));
    watch.look();
  }

  private void answer() {
    Runnable task = waiting.poll();
    if (task != null) {
      task.run();
    }
  }
}
