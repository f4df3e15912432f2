package io.tapedeck.app.model;

import java.util.EnumMap;
import java.util.Map;
import org.HdrHistogram.IntCountsHistogram;

/**
 * Where the time goes between an exchange's clock and the screen, stage by stage, since Start: one sample for each stream and tick, so cost does not depend on the
 * market's rate. EDT.
 */
public final class DelayStages {
  private static final int DIGITS = 2;
  private static final long FIRST_MICROS = 65_535;
  private static final long MOST_NANOS = 3_600_000_000_000L;

  /** Stages, in the order a piece of news passes them. */
  public enum Stage {
    /** From the exchange's clock to our socket; only as right as both clocks. */
    WIRE,
    /** From the socket until the event is in the stream's state: reading, checking, proving. */
    PARSE,
    /** Waiting in the shared queue. */
    QUEUE,
    /** From the queue until the models announced it. */
    DRAIN,
    /** From the announcement until everything was painted. */
    PAINT,
    /** From the socket until painted. */
    SHOWN
  }

  private final Map<Stage, IntCountsHistogram> histograms = new EnumMap<>(Stage.class);

  /** A delay was seen. */
  public void record(Stage stage, long nanos) {
    // Microseconds: a clock that is off by more than an hour is no delay.
    long micros = Math.max(0, Math.min(MOST_NANOS, nanos)) / 1_000;
    IntCountsHistogram histogram = histograms.get(stage);
    if (histogram == null || micros > histogram.getHighestTrackableValue()) {
      // A histogram that has to grow by itself throws and catches for it.
      IntCountsHistogram larger = new IntCountsHistogram(Math.max(FIRST_MICROS, 2 * micros), DIGITS);
      if (histogram != null) {
        larger.add(histogram);
      }
      histogram = larger;
      histograms.put(stage, larger);
    }
    histogram.recordValue(micros);
  }

  /** For a sum, which takes in whole histograms of any size. */
  private static IntCountsHistogram growing() {
    return new IntCountsHistogram(DIGITS);
  }

  /** Samples of a stage. */
  public long count(Stage stage) {
    IntCountsHistogram histogram = histograms.get(stage);
    return histogram == null ? 0 : histogram.getTotalCount();
  }

  /** A percentile in microseconds; -1 without samples. */
  public long percentileMicros(Stage stage, double percentile) {
    IntCountsHistogram histogram = histograms.get(stage);
    return histogram == null ? -1 : histogram.getValueAtPercentile(percentile);
  }

  /** The longest in microseconds; -1 without samples. */
  public long maxMicros(Stage stage) {
    IntCountsHistogram histogram = histograms.get(stage);
    return histogram == null ? -1 : histogram.getMaxValue();
  }

  /** Takes in the samples of another, for a sum over streams. */
  public void add(DelayStages other) {
    other.histograms.forEach((stage, histogram) ->
        histograms.computeIfAbsent(stage, s -> growing()).add(histogram));
  }
}
