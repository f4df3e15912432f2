package io.tapedeck.bench;

import io.tapedeck.app.model.ScreenThread;
import io.tapedeck.app.pump.Pump;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * A pump thread for runs without a screen: a tick each 33 ms, as the window has it. {@link #hold} and {@link #close} from any thread.
 */
final class Ticks implements AutoCloseable {
  static final long TICK_NANOS = 33_000_000L;

  private final ScreenThread screenThread = new ScreenThread(() -> Thread.currentThread() == this.thread);
  private volatile boolean over;
  private volatile boolean held;
  private final AtomicLong ticks = new AtomicLong();
  private volatile @Nullable RuntimeException broken;
  private @Nullable Thread thread;

  /** Which thread it will be, for the models. */
  ScreenThread screenThread() {
    return screenThread;
  }

  /** Begins to tick; {@code afterEach} runs on the pump thread after each tick. */
  void start(Pump pump, Runnable afterEach) {
    Thread made = new Thread(() -> run(pump, afterEach), "bench-pump");
    made.setDaemon(true);
    thread = made;
    made.start();
  }

  /** Stops or goes on draining, as a stalled screen would. */
  void hold(boolean hold) {
    held = hold;
  }

  /** Number of ticks so far. */
  long ticks() {
    return ticks.get();
  }

  /** CPU time this thread has used, nanoseconds. */
  long cpuNanos() {
    return Meter.cpuNanos(running());
  }

  /** Bytes this thread has allocated. */
  long allocated() {
    return Meter.allocated(running());
  }

  @Override
  public void close() {
    over = true;
    try {
      running().join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    RuntimeException why = broken;
    if (why != null) {
      throw why;
    }
  }

  private Thread running() {
    Thread made = thread;
    if (made == null) {
      throw new IllegalStateException("start() comes first");
    }
    return made;
  }

  private void run(Pump pump, Runnable afterEach) {
    long next = System.nanoTime();
    while (!over) {
      if (!held) {
        try {
          pump.tick();
          afterEach.run();
        } catch (RuntimeException e) {
          // The owner must fail, not this thread alone.
          broken = e;
          return;
        }
        ticks.incrementAndGet();
      }
      next = Math.max(next + TICK_NANOS, System.nanoTime());
      for (long left = next - System.nanoTime(); left > 0 && !over; left = next - System.nanoTime()) {
        LockSupport.parkNanos(left);
      }
    }
  }
}
