package io.tapedeck.kit;

import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** The timer of a real feed: one daemon thread, on the monotonic clock. Any thread. */
final class ExecutorTimer implements FeedTimer {
  private static final long CLOSE_MILLIS = 200;

  private final ScheduledThreadPoolExecutor executor;
  private final System.Logger log;

  ExecutorTimer(ThreadFactory threads, System.Logger log) {
    this.log = log;
    // After close a late task is of no interest: that is what discarding means here.
    executor = new ScheduledThreadPoolExecutor(1, threads, new ThreadPoolExecutor.DiscardPolicy());
    executor.setRemoveOnCancelPolicy(true);
    executor.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
  }

  @Override
  public void after(long nanos, Runnable task) {
    var unused = executor.schedule(() -> run(task), nanos, TimeUnit.NANOSECONDS);
  }

  private void run(Runnable task) {
    try {
      task.run();
    } catch (RuntimeException e) {
      log.log(System.Logger.Level.ERROR, "A timer task failed", e);
    }
  }

  @Override
  public void close() {
    executor.shutdownNow();
    try {
      executor.awaitTermination(CLOSE_MILLIS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
