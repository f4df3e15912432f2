package io.tapedeck.api;

/** The clock as a parameter, so that no test has to sleep. Any thread. */
public interface TimeSource {

  /** A monotonic clock in nanoseconds, for ages and timers; only differences mean something. */
  long nanos();

  /** Wall-clock time in nanoseconds since 1970-01-01T00:00Z, for what people read. */
  long epochNanos();

  /** The computer's own clocks. */
  static TimeSource system() {
    return SystemTimeSource.INSTANCE;
  }
}
