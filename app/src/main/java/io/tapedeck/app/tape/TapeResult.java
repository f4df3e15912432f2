package io.tapedeck.app.tape;

import java.io.IOException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What became of a recording. Immutable; any thread.
 *
 * @param progress how far it came
 * @param endEpochNanos when it ended
 * @param failure why it ended by itself; null when it was stopped
 */
public record TapeResult(TapeProgress progress, long endEpochNanos, @Nullable Exception failure) {

  /** True when it ended because nothing more fits on the disk. */
  public boolean diskFull() {
    if (!(failure instanceof IOException)) {
      return false;
    }
    // The JDK has no type for it: these are the words of Linux, macOS and Windows.
    String words = String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT);
    return words.contains("no space left") || words.contains("not enough space") || words.contains("quota exceeded");
  }
}
