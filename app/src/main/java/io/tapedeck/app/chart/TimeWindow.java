package io.tapedeck.app.chart;

/**
 * The stretch of time a chart shows, on the grid of its pixels. Immutable.
 *
 * @param fromNanos epoch nanoseconds at the left edge of the first pixel
 * @param nanosPerPixel width of one device pixel
 * @param pixels width of the plot in device pixels
 */
record TimeWindow(long fromNanos, long nanosPerPixel, int pixels) {
  /** Free room to the right of now, as a share of the span. */
  private static final double ROOM = 0.035;

  /**
   * The window that ends a little after {@code endNanos} and shows {@code spanNanos} before it. Its left edge lies on a multiple of a pixel, so that what
   * is drawn moves by whole pixels and does not shimmer.
   */
  static TimeWindow endingAt(long endNanos, long spanNanos, int pixels) {
    return endingAt(endNanos, spanNanos, room(spanNanos), pixels);
  }

  /** The usual free room to the right of the newest data. */
  static long room(long spanNanos) {
    return (long) (spanNanos * ROOM);
  }

  /** The same with so much free room to the right. */
  static TimeWindow endingAt(long endNanos, long spanNanos, long roomNanos, int pixels) {
    int width = Math.max(1, pixels);
    long perPixel = Math.max(1, (spanNanos + roomNanos) / width);
    long to = endNanos + roomNanos;
    return new TimeWindow(Math.floorDiv(to, perPixel) * perPixel - (width - 1) * perPixel, perPixel, width);
  }

  long toNanos() {
    return fromNanos + nanosPerPixel * pixels;
  }

  /** The pixel column of a time; may lie outside. */
  int column(long epochNanos) {
    long column = Math.floorDiv(epochNanos - fromNanos, nanosPerPixel);
    return (int) Math.max(-1_000_000, Math.min(1_000_000, column));
  }

  /** The time in the middle of a pixel column. */
  long time(int column) {
    return fromNanos + column * nanosPerPixel + nanosPerPixel / 2;
  }
}
