package io.tapedeck.kit;

/** Runs things later, one at a time. Any thread; the tasks on the timer's own. */
interface FeedTimer extends AutoCloseable {

  /** Runs a task once after this time. After {@link #close} nothing is run. */
  void after(long nanos, Runnable task);

  /** Drops what waits, ends the thread, and waits a little for a task at work. */
  @Override
  void close();
}
