package io.tapedeck.app.diag;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.spi.FilterReply;
import io.tapedeck.api.TimeSource;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Marker;

/**
 * Lets each message through a few times in ten seconds; the rest is counted, and the count is one line. A message is known by its text before its arguments. Any thread.
 */
public final class LogLimit extends TurboFilter {
  static final int MOST = 20;
  static final long WINDOW_NANOS = 10_000_000_000L;

  private static final int KNOWN = 500;

  private final TimeSource clock;
  private final Map<String, Window> windows = new LinkedHashMap<>(16, 0.75f, true) {
    private static final long serialVersionUID = 1L;

    @Override
    protected boolean removeEldestEntry(Map.Entry<String, Window> eldest) {
      return size() > KNOWN;
    }
  };

  /** With the system's clock; for logback. */
  public LogLimit() {
    this(TimeSource.system());
  }

  /** With a clock. */
  LogLimit(TimeSource clock) {
    this.clock = clock;
  }

  @Override
  public FilterReply decide(
      @Nullable Marker marker,
      Logger logger,
      Level level,
      @Nullable String format,
      Object @Nullable [] arguments,
      @Nullable Throwable error) {
    // Asked for every call, also of levels nobody writes: those must cost nothing here.
    if (format == null || level.toInt() < logger.getEffectiveLevel().toInt()) {
      return FilterReply.NEUTRAL;
    }
    long held;
    synchronized (windows) {
      long now = clock.nanos();
      Window window = windows.computeIfAbsent(logger.getName() + ' ' + format, k -> new Window(now));
      held = window.begins(now);
      if (++window.count > MOST) {
        return FilterReply.DENY;
      }
    }
    if (held > 0) {
      logger.warn("{} more of the line '{}' were not written", held, format);
    }
    return FilterReply.NEUTRAL;
  }

  private static final class Window {
    private long begunAt;
    private long count;

    Window(long now) {
      begunAt = now;
    }

    /** Begins anew when the window is over, and answers how many were held back in it. */
    long begins(long now) {
      if (now - begunAt < WINDOW_NANOS) {
        return 0;
      }
      long held = Math.max(0, count - MOST);
      begunAt = now;
      count = 0;
      return held;
    }
  }
}
