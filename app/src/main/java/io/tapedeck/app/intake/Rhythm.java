package io.tapedeck.app.intake;

/**
 * How long a stream is usually silent: the longest silence of the last minutes. What is far longer than usual is a stall and must not become usual at
 * once, so a silence counts as {@value #GROWTH} times the usual one at most. The stream's writer.
 */
final class Rhythm {
  private static final long WINDOW_NANOS = 60_000_000_000L;
  /** A silence shorter than this is never remarkable. */
  private static final long SHORT_NANOS = 5_000_000_000L;
  private static final int GROWTH = 4;
  /** Fewer silences tell nothing, and nor does a burst, however many events it has. */
  private static final int ENOUGH = 20;

  private static final long ENOUGH_NANOS = 20_000_000_000L;

  private long newest;
  private long newestEver;
  private long began;
  private long windowBegan;
  private long longest;
  private long longestBefore;
  private long longestBeforeThat;
  private long silences;

  /** Something came. */
  void event(long nowNanos) {
    if (newest == 0) {
      windowBegan = nowNanos;
      began = began == 0 ? nowNanos : began;
    } else {
      silence(nowNanos - newest);
    }
    newest = nowNanos;
    newestEver = nowNanos;
    if (nowNanos - windowBegan >= WINDOW_NANOS) {
      windowBegan = nowNanos;
      longestBeforeThat = longestBefore;
      longestBefore = longest;
      longest = 0;
    }
  }

  private void silence(long nanos) {
    // Most of them are far shorter than the longest, and need no more than this look.
    silences++;
    if (nanos > longest) {
      longest = Math.max(longest, Math.min(nanos, Math.max(SHORT_NANOS, GROWTH * usual())));
    }
  }

  /** A new connection: the silence before it says nothing about the market. */
  void pause() {
    newest = 0;
  }

  /** The longest usual silence; 0 while too little is known. */
  long usualNanos() {
    return silences < ENOUGH || newestEver - began < ENOUGH_NANOS ? 0 : Math.max(1, usual());
  }

  private long usual() {
    return Math.max(longest, Math.max(longestBefore, longestBeforeThat));
  }
}
