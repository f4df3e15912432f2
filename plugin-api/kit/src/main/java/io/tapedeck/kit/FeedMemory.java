package io.tapedeck.kit;

import io.tapedeck.api.Instrument;
import io.tapedeck.api.Problem;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What a feed learned of symbols. It outlives the feed's connections: "not tried again" holds after a reconnect too, and
 * the precisions are known there before the first price, whatever comes first. Any thread.
 */
public final class FeedMemory {

  private final Map<String, Instrument> listed = new ConcurrentHashMap<>();
  private final Map<String, Problem> refused = new ConcurrentHashMap<>();

  /** The exchange declared an instrument. */
  public void list(Instrument pair) {
    listed.put(pair.symbol(), pair);
  }

  /** What the exchange declared of the symbol, or else what the caller knows. */
  public Instrument listedOr(Instrument known) {
    return listed.getOrDefault(known.symbol(), known);
  }

  /** The exchange refused a symbol. */
  public void refuse(String symbol, Problem problem) {
    refused.put(symbol, problem);
  }

  /** The user asks for the symbol anew. */
  public void forgive(String symbol) {
    refused.remove(symbol);
  }

  /** Why the exchange refused the symbol; null when it did not. */
  public @Nullable Problem refusalOf(String symbol) {
    return refused.get(symbol);
  }
}
