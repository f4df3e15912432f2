package io.tapedeck.app.diag;

import io.tapedeck.api.TimeSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Collects errors that nobody expected, and tells them apart by what was thrown and where. However often one comes, the log gets its stack once and
 * then at most a line a minute, and the trader gets one notice whose count rises. Any thread; never throws.
 */
public final class DistinctErrors implements Thread.UncaughtExceptionHandler {
  /** Who shows errors to the trader. Any thread; must return at once. */
  @FunctionalInterface
  public interface Teller {

    /**
     * An error came.
     *
     * @param cause what makes two errors the same
     * @param sentence for the trader
     * @param times how often since this was last told
     */
    void tell(String cause, String sentence, long times);
  }

  /**
   * What is known of one error. Immutable.
   *
   * @param cause what makes two errors the same
   * @param sentence for the trader
   * @param times how often it came
   * @param firstEpochNanos when it came first
   * @param lastEpochNanos when it came last
   */
  public record Seen(String cause, String sentence, long times, long firstEpochNanos, long lastEpochNanos) {}

  private static final Logger LOG = LoggerFactory.getLogger(DistinctErrors.class);
  private static final int FRAMES = 4;
  private static final int MOST_CAUSES = 200;
  private static final String OTHERS = "other errors";
  private static final long LOG_EVERY_NANOS = 60_000_000_000L;
  private static final long TELL_EVERY_NANOS = 250_000_000L;

  private final TimeSource clock;
  private final Map<String, Entry> entries = new LinkedHashMap<>();
  private final List<Teller> tellers = new CopyOnWriteArrayList<>();

  /** No errors yet. */
  public DistinctErrors(TimeSource clock) {
    this.clock = clock;
  }

  /** Adds somebody who shows errors. */
  public void listen(Teller teller) {
    tellers.add(teller);
  }

  @Override
  public void uncaughtException(Thread thread, Throwable e) {
    record(e);
  }

  /** One more error. */
  public void record(Throwable e) {
    try {
      note(e);
    } catch (RuntimeException | Error worse) {
      // An error while noting an error, when memory or the stack is at its end: the next one may be noted again.
      LOG.debug("An error could not be noted", worse);
    }
  }

  /** Tells what was held back, so that the last count shown is the true one. Somebody calls it a few times a second. */
  public void tellRest() {
    long now = clock.nanos();
    List<Telling> due = new ArrayList<>();
    synchronized (entries) {
      for (Entry entry : entries.values()) {
        if (entry.untold > 0 && now - entry.toldAt >= TELL_EVERY_NANOS) {
          due.add(entry.take(now));
        }
      }
    }
    due.forEach(this::tell);
  }

  /** All errors so far, oldest first. */
  public List<Seen> seen() {
    synchronized (entries) {
      return entries.values().stream()
          .map(e -> new Seen(e.cause, e.sentence, e.times, e.firstEpochNanos, e.lastEpochNanos))
          .toList();
    }
  }

  private void note(Throwable e) {
    String cause = cause(e);
    long now = clock.nanos();
    Telling telling = null;
    String logged = null;
    boolean first = false;
    synchronized (entries) {
      // What makes up a new stack each time must fill neither the memory nor the log.
      String key = entries.containsKey(cause) || entries.size() < MOST_CAUSES ? cause : OTHERS;
      Entry entry = entries.get(key);
      if (entry == null) {
        first = true;
        entry = new Entry(key, sentence(e), clock.epochNanos(), now);
        entries.put(key, entry);
      }
      entry.times++;
      entry.untold++;
      entry.lastEpochNanos = clock.epochNanos();
      if (!first && now - entry.loggedAt >= LOG_EVERY_NANOS) {
        logged = entry.cause + " came again, " + (entry.times - entry.timesLogged) + " times in the last while, "
            + entry.times + " in all";
      }
      if (first || logged != null) {
        entry.loggedAt = now;
        entry.timesLogged = entry.times;
      }
      if (entry.times == 1 || now - entry.toldAt >= TELL_EVERY_NANOS) {
        telling = entry.take(now);
      }
    }
    if (first) {
      // The cause stands in the text itself, so that the log's limit on repeats does not take one error for another.
      LOG.error("An error nobody expected, " + cause + "; the same again is only counted", e);
    } else if (logged != null) {
      LOG.error(logged);
    }
    if (telling != null) {
      tell(telling);
    }
  }

  private void tell(Telling telling) {
    for (Teller teller : tellers) {
      teller.tell(telling.cause, telling.sentence, telling.times);
    }
  }

  private static String cause(Throwable e) {
    StringBuilder text = new StringBuilder(e.getClass().getName());
    StackTraceElement[] stack = e.getStackTrace();
    for (int i = 0; i < Math.min(FRAMES, stack.length); i++) {
      text.append(" < ").append(stack[i].getClassName()).append('.').append(stack[i].getMethodName())
          .append(':').append(stack[i].getLineNumber());
    }
    return text.toString();
  }

  private static String sentence(Throwable e) {
    String where = Guilty.of(e.getStackTrace());
    return "The program met an error of its own (" + e.getClass().getSimpleName() + (where.isEmpty() ? "" : " in " + where)
        + "); it goes on. The log has the details.";
  }

  /** Something to be told, outside the lock. */
  private record Telling(String cause, String sentence, long times) {}

  private static final class Entry {
    private final String cause;
    private final String sentence;
    private final long firstEpochNanos;
    private long lastEpochNanos;
    private long times;
    private long untold;
    private long toldAt;
    private long loggedAt;
    private long timesLogged;

    private Entry(String cause, String sentence, long epochNanos, long nanos) {
      this.cause = cause;
      this.sentence = sentence;
      firstEpochNanos = epochNanos;
      lastEpochNanos = epochNanos;
      loggedAt = nanos;
    }

    private Telling take(long now) {
      Telling telling = new Telling(cause, sentence, untold);
      untold = 0;
      toldAt = now;
      return telling;
    }
  }
}
