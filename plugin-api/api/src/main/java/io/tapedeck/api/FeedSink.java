package io.tapedeck.api;

import java.util.List;

/** What the host hands to {@link ExchangeAdapter#open}: a sink for each connection the feed makes. Any thread. */
public interface FeedSink {

  /**
   * A sink for one connection. A feed asks once for each connection it keeps, and uses the same sink when it connects again.
   *
   * @param name of the connection and of its reader thread, for instance {@code kraken-ws-1}
   * @param instruments what the connection carries
   */
  LinkSink link(String name, List<Instrument> instruments);
}
