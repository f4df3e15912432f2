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
    int width = Math.max(1, pixels);
    long perPixel = Math.max(1, (long) (spanNanos * (1 + ROOM) / width));
    long to = endNanos + (long) (spanNanos * ROOM);
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
