package io.tapedeck.app.feed;

import io.tapedeck.api.ConnectionMode;
import io.tapedeck.app.intake.StreamId;
import java.util.List;

/**
 * What the window may ask for. Any thread; every call returns at once, the work is done on the control thread, and the answer comes through the
 * queue's control lane into the models.
 */
public interface FeedDesk {

  /**
   * Starts one feed for each exchange. Ignored when one runs or is starting.
   *
   * @param mode how to connect; an exchange that does not offer it is reached in its preferred mode, and that is said
   * @param streams in the trader's order
   */
  void start(ConnectionMode mode, List<StreamId> streams);

  /** Starts the feed of one exchange. */
  default void start(String exchangeId, ConnectionMode mode, List<String> symbols) {
    start(mode, symbols.stream().map(symbol -> new StreamId(exchangeId, symbol)).toList());
  }

  /** Stops all feeds. Ignored when none runs. */
  void stop();

  /** Fetches the instruments of an exchange for the symbol choice. */
  void loadInstruments(String exchangeId);

  /** Asks the exchange what was traded before a stream's own time, for the bars of its charts. Ignored for a stream that does not run, and when it was asked already. */
  void loadHistory(StreamId stream);

  /** Drops the wait before the next connection attempt, at every exchange. */
  void retryNow();

  /** Asks for a new snapshot of one stream's book. */
  void resync(StreamId stream);

  /**
   * Plays a fault on a stream of a feed that can misbehave on request, which only the demo exchange's can.
   *
   * @param drill its short name, as {@link io.tapedeck.api.FaultDrill#drills()} has it
   */
  void playFault(String drill, StreamId stream);
}
