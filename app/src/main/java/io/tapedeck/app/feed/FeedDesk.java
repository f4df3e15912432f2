package io.tapedeck.app.feed;

import io.tapedeck.api.ConnectionMode;
import java.util.List;

/**
 * What the window may ask for. Any thread; every call returns at once, the work is done on the control thread, and the answer comes through the
 * queue's control lane into the models.
 */
public interface FeedDesk {

  /**
   * Starts a feed. Ignored when one runs or is starting.
   *
   * @param exchangeId plugin id
   * @param symbols the exchange's symbols in the trader's order
   */
  void start(String exchangeId, ConnectionMode mode, List<String> symbols);

  /** Stops the feed. Ignored when none runs. */
  void stop();

  /** Fetches the instruments of an exchange for the symbol choice. */
  void loadInstruments(String exchangeId);

  /** Drops the wait before the next connection attempt. */
  void retryNow();

  /** Asks for a new snapshot of one stream's book. */
  void resync(String symbol);

  /**
   * Plays a fault on a feed that can misbehave on request, which only the demo exchange's can.
   *
   * @param drill its short name, as {@link io.tapedeck.api.FaultDrill#drills()} has it
   */
  void playFault(String drill, String symbol);
}
