package io.tapedeck.app.diag;

import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes daemon threads that say whose they are, and whose uncaught errors reach the log. Any thread.
 */
public final class NamedThreads implements ThreadFactory {
  private static final Logger LOG = LoggerFactory.getLogger(NamedThreads.class);

  private final String name;
  private final @Nullable ThreadGroup group;
  private final AtomicInteger made = new AtomicInteger();

  /** The first thread is called {@code name}, further ones {@code name-2} and so on. */
  public NamedThreads(String name) {
    this.name = name;
    group = null;
  }

  /** The same, in a group that hears of what they throw. */
  public NamedThreads(String name, ThreadGroup group) {
    this.name = name;
    this.group = group;
  }

  @Override
  public Thread newThread(Runnable work) {
    int number = made.incrementAndGet();
    Thread thread = new Thread(group, work, number == 1 ? name : name + "-" + number);
    thread.setDaemon(true);
    if (group == null) {
      thread.setUncaughtExceptionHandler((t, e) -> LOG.error("Thread {} ended by an error", t.getName(), e));
    }
    return thread;
  }
}
