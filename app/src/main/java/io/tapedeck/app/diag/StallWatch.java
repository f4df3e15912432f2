package io.tapedeck.app.diag;

import io.tapedeck.api.TimeSource;
import java.util.Locale;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Notices when the screen's thread does not answer, and says who holds it. It posts an empty task, one at a time, and measures how long the answer takes; when the watch itself
 * comes late, the whole program stood still (garbage collection, a suspended computer) and the screen's thread is not to blame. One episode is one entry in the log with the stack,
 * and one with its length at the end.
 *
 * <p><b>Threads:</b> {@link #look} on the watch thread; {@link #facts} any thread.
 */
public final class StallWatch {
  /** How often somebody looks. */
  public static final long EVERY_NANOS = 200_000_000L;

  /** An answer later than this is a stall. */
  static final long STALL_NANOS = 500_000_000L;

  /** From here on the log gets all threads. */
  static final long DUMP_NANOS = 5_000_000_000L;

  /**
   * What was seen so far. Immutable.
   *
   * @param stalls episodes in which the screen's thread did not answer for half a second
   * @param longestNanos the longest of them
   * @param lastGuilty the frame that held it last, as {@code Class.method:line}; empty when there was none
   * @param pauses times the whole program stood still for half a second
   * @param longestPauseNanos the longest of them
   */
  public record Facts(long stalls, long longestNanos, String lastGuilty, long pauses, long longestPauseNanos) {
    static final Facts NONE = new Facts(0, 0, "", 0, 0);
  }

  private static final Logger LOG = LoggerFactory.getLogger(StallWatch.class);

  private final TimeSource clock;
  private final Executor screen;
  private volatile Facts facts = Facts.NONE;
  private volatile @Nullable Thread thread;
  private volatile long answeredAt;
  private volatile boolean answered = true;

  // Below: the watch thread.
  private boolean began;
  private long lookedAt;
  private long postedAt;
  private boolean stalled;
  private boolean dumped;
  private String guilty = "";

  /**
   * A watch that has not looked yet.
   *
   * @param screen runs a task on the screen's thread, later: {@code SwingUtilities::invokeLater}
   */
  public StallWatch(TimeSource clock, Executor screen) {
    this.clock = clock;
    this.screen = screen;
  }

  /** Names the screen's thread, so that one held before its first answer can be blamed as well. Any thread. */
  void screenIs(Thread screenThread) {
    thread = screenThread;
  }

  /** What was seen so far. */
  public Facts facts() {
    return facts;
  }

  /** One look. */
  public void look() {
    long now = clock.nanos();
    long late = began ? now - lookedAt - EVERY_NANOS : 0;
    lookedAt = now;
    if (late > STALL_NANOS) {
      stoodStill(late);
    }
    if (!began || answered) {
      if (stalled) {
        ended(answeredAt - postedAt);
      }
      began = true;
      post(now);
      return;
    }
    long held = now - postedAt;
    if (held > STALL_NANOS && !stalled) {
      stalled = true;
      begun(held);
    }
    if (held > DUMP_NANOS && !dumped) {
      dumped = true;
      LOG.error("The screen's thread has not answered for {}; all threads:{}", seconds(held), Stacks.all());
    }
  }

  private void post(long now) {
    postedAt = now;
    answered = false;
    screen.execute(() -> {
      thread = Thread.currentThread();
      answeredAt = clock.nanos();
      answered = true;
    });
  }

  private void begun(long held) {
    Thread screenThread = thread;
    StackTraceElement[] stack = screenThread == null ? new StackTraceElement[0] : screenThread.getStackTrace();
    guilty = stack.length == 0 ? "something before its first answer" : Guilty.of(stack);
    Facts before = facts;
    facts = new Facts(
        before.stalls + 1, Math.max(before.longestNanos, held), guilty, before.pauses, before.longestPauseNanos);
    LOG.warn("The screen's thread has not answered for {}; {} holds it:{}", seconds(held), guilty, Stacks.text(stack));
  }

  private void ended(long length) {
    stalled = false;
    dumped = false;
    Facts before = facts;
    facts = new Facts(
        before.stalls, Math.max(before.longestNanos, length), before.lastGuilty, before.pauses, before.longestPauseNanos);
    LOG.warn("The screen's thread was held for {} by {}", seconds(length), guilty);
  }

  /** Time in which nobody ran is nobody's fault. */
  private void stoodStill(long length) {
    postedAt += length;
    Facts before = facts;
    facts = new Facts(
        before.stalls, before.longestNanos, before.lastGuilty, before.pauses + 1, Math.max(before.longestPauseNanos, length));
    LOG.warn("The whole program stood still for {}: garbage collection, a busy machine or a suspended computer", seconds(length));
  }

  private static String seconds(long nanos) {
    return String.format(Locale.ROOT, "%.1f s", nanos / 1e9);
  }
}
