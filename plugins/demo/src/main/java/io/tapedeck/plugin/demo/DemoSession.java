package io.tapedeck.plugin.demo;

import io.tapedeck.api.TimeSource;
import java.util.ArrayList;
import java.util.List;

/**
 * The demo exchange without connection, thread or pace: one frame a call, for benchmarks, tests and writing recordings. One thread at a time.
 *
 * <p>The first frame defines the symbols and holds their books; each further one holds the same number of events, the symbols in turn.
 */
public final class DemoSession {
  private final List<SymbolMarket> markets = new ArrayList<>();
  private final WireWriter out = new WireWriter();
  private final int eventsPerFrame;
  private final TimeSource clock;
  private boolean begun;
  private int turn;

  /**
   * A session.
   *
   * @param symbols what is wanted; each must be listed
   * @param clock gives the exchange times
   */
  public DemoSession(List<String> symbols, long seed, int eventsPerFrame, TimeSource clock) {
    if (symbols.isEmpty() || eventsPerFrame < 1) {
      throw new IllegalArgumentException("A session needs a symbol and at least one event a frame");
    }
    for (String symbol : symbols) {
      Listing listing = Listing.of(symbol)
          .orElseThrow(() -> new IllegalArgumentException("Demo exchange does not list " + symbol));
      markets.add(new SymbolMarket(listing, seed));
    }
    this.eventsPerFrame = eventsPerFrame;
    this.clock = clock;
  }

  /** The next frame, as it would come over a connection. */
  public byte[] nextFrame() {
    long now = clock.epochNanos();
    if (!begun) {
      begun = true;
      for (SymbolMarket market : markets) {
        market.writeWelcome(out, now);
      }
      return out.takeFrame();
    }
    for (int i = 0; i < eventsPerFrame; i++) {
      SymbolMarket market = markets.get(turn);
      market.writeEvent(out, now);
      if (!market.inStep()) {
        turn = (turn + 1) % markets.size();
      }
    }
    return out.takeFrame();
  }
}
