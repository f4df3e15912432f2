package io.tapedeck.kit;

import io.tapedeck.api.ExchangeContext;
import io.tapedeck.api.ExchangeException;
import io.tapedeck.api.Problem;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Serves what a feed's protocols ask for by REST, on at most two threads of its own that exist only while there is work. Who asks for the same again
 * waits longer each time. Any thread; answers come on its threads.
 */
final class Fetcher implements AutoCloseable {

  /** Where answers are read from; waits. */
  @FunctionalInterface
  interface Source {

    /** The body of a resource. */
    byte[] get(String url) throws ExchangeException;
  }

  /** Who asked. */
  interface Asker {

    /** It is there. */
    void fetched(byte[] body);

    /** It cannot be had. */
    void failed(Problem problem);
  }

  private static final int THREADS = 2;
  private static final int REMEMBERED = 1_024;
  private static final long FORGET_NANOS = TimeUnit.SECONDS.toNanos(60);

  /** What was asked for lately. */
  private static final class Repeat {
    private final Backoff backoff = new Backoff(new Random());
    private long asked;
    private @Nullable Duration retryAfter;
  }

  private final ExchangeContext context;
  private final Source source;
  private final FeedTimer timer;
  private final ThreadPoolExecutor threads;
  private final Map<String, Repeat> repeats = new LinkedHashMap<>() {
    @Override
    protected boolean removeEldestEntry(Map.Entry<String, Repeat> eldest) {
      return size() > REMEMBERED;
    }
  };

  Fetcher(ExchangeContext context, String name, Source source, FeedTimer timer) {
    this.context = context;
    this.source = source;
    this.timer = timer;
    threads = new ThreadPoolExecutor(
        THREADS, THREADS, 5, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), context.threads(name), new ThreadPoolExecutor.DiscardPolicy());
    threads.allowCoreThreadTimeOut(true);
  }

  void fetch(String url, Asker asker) {
    long wait = wait(url);
    if (wait <= 0) {
      threads.execute(() -> ask(url, asker));
    } else {
      timer.after(wait, () -> threads.execute(() -> ask(url, asker)));
    }
  }

  private synchronized long wait(String url) {
    long now = context.clock().nanos();
    Repeat repeat = repeats.get(url);
    boolean again = repeat != null && now - repeat.asked < FORGET_NANOS;
    if (repeat == null || !again) {
      repeat = new Repeat();
      repeats.put(url, repeat);
    }
    long wait = again ? repeat.backoff.next(repeat.retryAfter) : 0;
    repeat.asked = now + wait;
    repeat.retryAfter = null;
    return wait;
  }

  private void ask(String url, Asker asker) {
    try {
      asker.fetched(source.get(url));
    } catch (ExchangeException e) {
      synchronized (this) {
        Repeat repeat = repeats.get(url);
        if (repeat != null) {
          repeat.retryAfter = e.problem().retryAfter();
        }
      }
      asker.failed(e.problem());
    } catch (RuntimeException e) {
      context.log().log(System.Logger.Level.ERROR, "Asking for " + url + " failed", e);
      asker.failed(Problem.retryable(Problem.Kind.PLUGIN, "A request to the exchange failed", e.toString()));
    }
  }

  /** Ends what is under way; nobody is answered any more. */
  @Override
  public void close() {
    threads.shutdownNow();
  }
}
