package io.tapedeck.app.settings;

import java.util.List;

/**
 * What was chosen for a chart, in words of the settings file. Immutable; any thread.
 *
 * @param stream {@code kraken:BTC/USD}
 * @param number 1 for the first chart of the stream
 * @param kind name of the kind, {@code CANDLES}
 * @param interval of the bars, as a trader types it: {@code 5m}
 * @param studies names of the indicators
 */
public record KeptChart(String stream, int number, String kind, String interval, List<String> studies) {

  /** A chart with a list of its own. */
  public KeptChart {
    studies = List.copyOf(studies);
  }
}
