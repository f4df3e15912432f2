package io.tapedeck.app.host;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Calls into a plugin, with an end. Each call runs on a daemon thread of its own, with the plugin's class loader as context, so a call that never returns costs one
 * thread and nothing else. The calling thread waits: the control thread, never the EDT.
 */
public final class Deadline {

  /** How the threads of these calls are named; the plugin's id follows. */
  static final String PREFIX = "tapedeck-call-";

  private Deadline() {}

  /** What became of a call. */
  public sealed interface Outcome<T> {

    /** It answered. */
    record Answer<T>(T value) implements Outcome<T> {}

    /** It threw. */
    record Threw<T>(Throwable cause) implements Outcome<T> {}

    /** It did not answer in time; its thread was interrupted and left behind. */
    record TooLate<T>() implements Outcome<T> {}
  }

  /** Calls and waits at most {@code limit}. */
  public static <T> Outcome<T> call(String plugin, ClassLoader context, Duration limit, Callable<T> call) {
    return call(plugin, context instanceof AdapterClassLoader own ? own.threads() : null, context, limit, call);
  }

  /** The same, in a group of threads: whatever thread the call makes belongs to it too. */
  static <T> Outcome<T> call(
      String plugin, @Nullable ThreadGroup group, ClassLoader context, Duration limit, Callable<T> call) {
    FutureTask<T> task = new FutureTask<>(call);
    Thread thread = new Thread(group, task, PREFIX + plugin);
    thread.setDaemon(true);
    thread.setContextClassLoader(context);
    thread.start();
    try {
      return new Outcome.Answer<>(task.get(limit.toNanos(), TimeUnit.NANOSECONDS));
    } catch (ExecutionException e) {
      Throwable cause = e.getCause();
      return new Outcome.Threw<>(cause == null ? e : cause);
    } catch (TimeoutException e) {
      thread.interrupt();
      return new Outcome.TooLate<>();
    } catch (InterruptedException e) {
      // The program is ending: the plugin's answer is of no use any more.
      Thread.currentThread().interrupt();
      thread.interrupt();
      return new Outcome.TooLate<>();
    }
  }
}
