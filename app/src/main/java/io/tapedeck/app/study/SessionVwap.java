package io.tapedeck.app.study;

/** Mean price of all trades of the day, each weighted with its size. A day is one of UTC, as exchanges that never close count it. */
final class SessionVwap implements Study {
  private static final long DAY_NANOS = 86_400_000_000_000L;

  private long day = Long.MIN_VALUE;
  private double volume;
  private double quoteVolume;

  @Override
  public void next(StudyBar bar, boolean keep, double[] out) {
    long today = Math.floorDiv(bar.startNanos, DAY_NANOS);
    double sum = (today == day ? volume : 0) + bar.volume;
    double quoteSum = (today == day ? quoteVolume : 0) + bar.quoteVolume;
    out[0] = sum > 0 ? quoteSum / sum : Double.NaN;
    if (keep) {
      day = today;
      volume = sum;
      quoteVolume = quoteSum;
    }
  }
}
