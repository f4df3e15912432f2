package io.tapedeck.app.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class SharedQueueTest {

  @Test
  void givesNewsInTheOrderTheyCame() {
    SharedQueue<String, String> queue = new SharedQueue<>(4);
    queue.putNews("a");
    queue.putNews("b");
    assertThat(queue.newsSize()).isEqualTo(2);
    assertThat(queue.takeNews()).isEqualTo("a");
    assertThat(queue.takeNews()).isEqualTo("b");
    assertThat(queue.takeNews()).isNull();
  }

  @Test
  void holdsAsManyStreamsAsAskedForAtLeast() {
    assertThat(new SharedQueue<String, String>(200).capacity()).isGreaterThanOrEqualTo(200);
    assertThat(new SharedQueue<String, String>(1).capacity()).isGreaterThanOrEqualTo(1);
    assertThat(new SharedQueue<String, String>(256).capacity()).isEqualTo(256);
  }

  @Test
  void goesRoundTheRingWithoutLosingAnything() {
    SharedQueue<String, Integer> queue = new SharedQueue<>(4);
    for (int i = 0; i < 1_000; i++) {
      queue.putNews(i);
      assertThat(queue.takeNews()).isEqualTo(i);
    }
    assertThat(queue.newsSize()).isZero();
  }

  @Test
  void countsControlItems() {
    SharedQueue<String, String> queue = new SharedQueue<>(4);
    queue.putControl("x");
    queue.putControl("y");
    assertThat(queue.controlSize()).isEqualTo(2);
    assertThat(queue.takeControl()).isEqualTo("x");
    assertThat(queue.takeControl()).isEqualTo("y");
    assertThat(queue.takeControl()).isNull();
    assertThat(queue.controlSize()).isZero();
  }

  /** N producers, one taker: each thing is in the ring at most once at a time, none is lost, none comes twice. */
  @Test
  void losesNothingBetweenManyProducersAndOneTaker() throws InterruptedException {
    int producers = 6;
    int things = 8;
    int rounds = 20_000;
    SharedQueue<String, Thing> queue = new SharedQueue<>(producers * things);
    AtomicInteger done = new AtomicInteger();
    CountDownLatch go = new CountDownLatch(1);
    List<Thing> all = new ArrayList<>();
    List<Thread> threads = new ArrayList<>();
    for (int p = 0; p < producers; p++) {
      List<Thing> mine = new ArrayList<>();
      for (int i = 0; i < things; i++) {
        mine.add(new Thing());
      }
      all.addAll(mine);
      Thread thread = new Thread(() -> {
        try {
          go.await();
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
        }
        for (int round = 0; round < rounds; round++) {
          Thing thing = mine.get(round % things);
          thing.put.incrementAndGet();
          if (thing.dirty.compareAndSet(0, 1)) {
            queue.putNews(thing);
          }
        }
        done.incrementAndGet();
      });
      thread.start();
      threads.add(thread);
    }
    go.countDown();
    while (done.get() < producers || queue.newsSize() > 0) {
      Thing thing = queue.takeNews();
      if (thing != null) {
        thing.dirty.set(0);
        thing.seen = thing.put.get();
      } else {
        Thread.onSpinWait();
      }
    }
    for (Thread thread : threads) {
      thread.join();
    }
    assertThat(all).allSatisfy(thing -> assertThat(thing.seen).isEqualTo(thing.put.get()));
  }

  private static final class Thing {
    private final AtomicInteger dirty = new AtomicInteger();
    private final AtomicInteger put = new AtomicInteger();
    private int seen;
  }
}
