package io.tapedeck.app.ui.replay;

import java.util.Locale;

/** Times and sizes of recordings in words. Any thread. */
public final class TapeWords {
  private static final long SECOND = 1_000_000_000L;

  private TapeWords() {}

  /** {@code 0:12}, {@code 5:30} or {@code 1:02:03}. */
  public static String duration(long nanos) {
    long seconds = Math.max(0, nanos) / SECOND;
    return seconds < 3_600
        ? String.format(Locale.ROOT, "%d:%02d", seconds / 60, seconds % 60)
        : String.format(Locale.ROOT, "%d:%02d:%02d", seconds / 3_600, seconds / 60 % 60, seconds % 60);
  }

  /** Megabytes with one digit behind the point. */
  public static String megabytes(long bytes) {
    return String.format(Locale.ROOT, "%,.1f", bytes / 1e6);
  }
}
