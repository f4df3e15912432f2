package io.tapedeck.app.diag;

import io.tapedeck.api.TimeSource;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The thread {@code tapedeck-watch}: looks five times a second whether the screen's thread answers, whether the clocks agree, and whether errors wait to be
 * told. Any thread may start and close it; closing twice does nothing.
 */
public final class Watch implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Watch.class);
  private static final int LOOKS_PER_CLOCK = 5;

  private final StallWatch stalls;
  private final ClockWatch clocks;
  private final DistinctErrors errors;
  private final Consumer<? super ClockJump> onJump;
  private final ScheduledThreadPoolExecutor thread =
      new ScheduledThreadPoolExecutor(1, new NamedThreads("tapedeck-watch"));
  private int looks;

  /**
   * A watch that has not begun.
   *
   * @param screen runs a task on the screen's thread, later
   * @param errors told a few times a second to hand on what it held back
   * @param onJump hears of jumps of the clock, on the watch thread; must return at once
   */
  public Watch(TimeSource clock, Executor screen, DistinctErrors errors, Consumer<? super ClockJump> onJump) {
    this.errors = errors;
    this.onJump = onJump;
    stalls = new StallWatch(clock, screen);
    clocks = new ClockWatch(clock);
  }

  /** Begins to look. Called once, on the screen's thread. */
  public void start() {
    stalls.screenIs(Thread.currentThread());
    // The look catches everything itself, so nobody needs its future.
    var unused = thread.scheduleWithFixedDelay(
        this::look, StallWatch.EVERY_NANOS, StallWatch.EVERY_NANOS, TimeUnit.NANOSECONDS);
  }

  /** What is known of the screen's thread. */
  public StallWatch.Facts stalls() {
    return stalls.facts();
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }

  private void look() {
    try {
      stalls.look();
      errors.tellRest();
      if (looks++ % LOOKS_PER_CLOCK == 0) {
        clocks.look().ifPresent(onJump);
      }
    } catch (RuntimeException e) {
      LOG.error("The watch goes on after an error", e);
    }
  }
}
