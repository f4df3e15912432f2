package io.tapedeck.app;

import io.tapedeck.app.diag.NamedThreads;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Ends the program for good: a plugin's shutdown hook that never returns must not keep a closed window's process alive. Any thread. */
final class LastExit {
  private static final long LIMIT_SECONDS = 5;

  private LastExit() {}

  static void with(int code) {
    ScheduledThreadPoolExecutor last = new ScheduledThreadPoolExecutor(1, new NamedThreads("tapedeck-exit"));
    // Nobody is left to look at its future.
    var unused = last.schedule(() -> Runtime.getRuntime().halt(code), LIMIT_SECONDS, TimeUnit.SECONDS);
    System.exit(code);
  }
}
