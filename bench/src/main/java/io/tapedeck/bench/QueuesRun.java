package io.tapedeck.bench;

import io.tapedeck.app.queue.SharedQueue;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.HdrHistogram.Histogram;
import org.jctools.queues.MpscArrayQueue;
import org.jctools.queues.MpscUnboundedXaddArrayQueue;
import org.jspecify.annotations.Nullable;

/**
 * P7, the peers: what a put costs eight producers with queues of the JDK and of JCTools, and with our ring, in the same JVM. Items are made beforehand; one
 * consumer drains without a pause; each 16th
 * put is timed. Our ring carries "this stream has news", so its producers put streams, each at most once at a time, and skip those that wait. Main thread, producers, consumer.
 */
final class QueuesRun {
  private static final int PRODUCERS = 8;
  private static final int CAPACITY = 65_536;
  private static final int STREAMS = 200;
  private static final int SAMPLE_MASK = 15;
  private static final long LONGEST_NANOS = 60_000_000_000L;

  /** A queue as both ends see it. */
  private record Way(String name, Predicate<Item> put, Supplier<@Nullable Item> take) {}

  /** What is put; for our ring a stream with its mark. */
  private static final class Item {
    private final AtomicBoolean waits = new AtomicBoolean();
  }

  private QueuesRun() {}

  static void run(Figures figures, long seconds) {
    for (int round = 0; round < 2; round++) { // The first one warms up.
      for (Way way : ways()) {
        measure(figures, way, seconds * 1_000_000_000L, round > 0);
      }
    }
  }

  private static List<Way> ways() {
    List<Way> ways = new ArrayList<>();
    ways.add(plain("ConcurrentLinkedQueue", new ConcurrentLinkedQueue<>()));
    ways.add(plain("LinkedBlockingQueue", new LinkedBlockingQueue<>(CAPACITY)));
    ways.add(plain("ArrayBlockingQueue", new ArrayBlockingQueue<>(CAPACITY)));
    ways.add(plain("JCTools MpscArrayQueue", new MpscArrayQueue<>(CAPACITY)));
    ways.add(plain("JCTools MpscUnboundedXaddArrayQueue", new MpscUnboundedXaddArrayQueue<>(1_024)));
    SharedQueue<Item, Item> ours = new SharedQueue<>(STREAMS);
    ways.add(new Way(
        "our ring of streams with news",
        item -> {
          if (item.waits.compareAndSet(false, true)) {
            ours.putNews(item);
          }
          return true;
        },
        () -> {
          Item item = ours.takeNews();
          if (item != null) {
            item.waits.set(false);
          }
          return item;
        }));
    return ways;
  }

  private static Way plain(String name, Queue<Item> queue) {
    return new Way(name, queue::offer, queue::poll);
  }

  private static void measure(Figures figures, Way way, long nanos, boolean shown) {
    List<Item> items = new ArrayList<>();
    for (int i = 0; i < STREAMS; i++) {
      items.add(new Item());
    }
    List<Producer> producers = new ArrayList<>();
    for (int i = 0; i < PRODUCERS; i++) {
      producers.add(new Producer(way.put, items.subList(i * STREAMS / PRODUCERS, (i + 1) * STREAMS / PRODUCERS)));
    }
    Consumer consumer = new Consumer(way.take);
    consumer.start();
    producers.forEach(Thread::start);
    LockSupport.parkNanos(nanos);
    producers.forEach(producer -> producer.running = false);
    Histogram all = new Histogram(LONGEST_NANOS, 3);
    long puts = 0;
    double bytes = 0;
    for (Producer producer : producers) {
      join(producer);
      all.add(producer.times);
      puts += producer.puts;
      bytes += producer.bytes;
    }
    consumer.running = false;
    join(consumer);
    if (shown) {
      figures.figure(way.name + ": puts", puts * 1e3 / nanos, "M/s");
      figures.figure(way.name + ": median", all.getValueAtPercentile(50), "ns");
      figures.figure(way.name + ": p99", all.getValueAtPercentile(99), "ns");
      figures.figure(way.name + ": p99.9", all.getValueAtPercentile(99.9), "ns");
      figures.figure(way.name + ": allocated by the producer", bytes / puts, "B/put");
    }
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      throw new IllegalStateException("A run cannot be interrupted", e);
    }
  }

  /** Puts as fast as it can; a full queue makes it try again, which is part of the put. Its own thread. */
  private static final class Producer extends Thread {
    private final Predicate<Item> put;
    private final List<Item> items;
    private final Histogram times = new Histogram(LONGEST_NANOS, 3);
    private volatile boolean running = true;
    private long puts;
    private long bytes;

    Producer(Predicate<Item> put, List<Item> items) {
      super("bench-producer");
      setDaemon(true);
      this.put = put;
      this.items = items;
    }

    @Override
    public void run() {
      bytes = Meter.allocatedHere();
      bytes = Meter.allocatedHere();
      int next = 0;
      while (running) {
        Item item = items.get(next);
        next = next + 1 == items.size() ? 0 : next + 1;
        boolean timed = (puts & SAMPLE_MASK) == 0;
        long begin = timed ? System.nanoTime() : 0;
        while (!put.test(item) && running) {
          Thread.onSpinWait();
        }
        if (timed) {
          times.recordValue(System.nanoTime() - begin);
        }
        puts++;
      }
      bytes = Meter.allocatedHere() - bytes;
    }
  }

  /** Takes without a pause. Its own thread. */
  private static final class Consumer extends Thread {
    private final Supplier<@Nullable Item> take;
    private volatile boolean running = true;

    Consumer(Supplier<@Nullable Item> take) {
      super("bench-consumer");
      setDaemon(true);
      this.take = take;
    }

    @Override
    public void run() {
      while (running) {
        if (take.get() == null) {
          Thread.onSpinWait();
        }
      }
      while (take.get() != null) {
        Thread.onSpinWait(); // Nothing may be left to hold memory.
      }
    }
  }
}
