package io.tapedeck.app.tape;

import io.tapedeck.api.ConnectionMode;
import io.tapedeck.api.Instrument;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a tape says of a feed before its first frame: enough to read the frames as they were read. Immutable; any thread.
 *
 * @param exchange plugin id
 * @param name what the trader reads
 * @param pluginVersion as in its manifest; empty when unknown
 * @param demo true when the program made the market up
 * @param mode how it was connected
 * @param options the plugin's options as set, without addresses and without what may be secret
 * @param instruments as used, in the trader's order within this exchange
 * @param places place of each instrument in the trader's order across all exchanges
 */
public record TapedFeed(
    String exchange,
    String name,
    String pluginVersion,
    boolean demo,
    ConnectionMode mode,
    Map<String, String> options,
    List<Instrument> instruments,
    List<Integer> places) {

  /** Copies what may change. */
  public TapedFeed {
    options = java.util.Collections.unmodifiableMap(new TreeMap<>(options));
    instruments = List.copyOf(instruments);
    places = List.copyOf(places);
    if (instruments.size() != places.size()) {
      throw new IllegalArgumentException("Each instrument has a place");
    }
  }
}
