package io.tapedeck.app.diag;

/**
 * For those who catch what they cannot mend, so that others go on: hands it to where it would have ended, this thread's handler of uncaught errors. Any
 * thread.
 */
public final class Uncaught {

  private Uncaught() {}

  /** Hands over an error that was caught. */
  public static void hand(Throwable e) {
    Thread thread = Thread.currentThread();
    thread.getUncaughtExceptionHandler().uncaughtException(thread, e);
  }
}
