package io.tapedeck.app.study;

/** What a study sees of a bar. Filled in place and reused. */
public final class StudyBar {
  /** When it began, epoch nanoseconds. */
  public long startNanos;

  /** First price. */
  public double open;

  /** Highest price. */
  public double high;

  /** Lowest price. */
  public double low;

  /** Last price. */
  public double close;

  /** Sum of sizes. */
  public double volume;

  /** Sum of price times size. */
  public double quoteVolume;

  /** Volume of the buys less that of the sells. */
  public double delta;

  /** An empty bar. */
  public StudyBar() {}
}
