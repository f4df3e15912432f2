package io.tapedeck.app.feed;

import io.tapedeck.api.Candle;
import io.tapedeck.api.ExchangeInfo;
import io.tapedeck.api.Instrument;
import io.tapedeck.app.host.PluginRow;
import io.tapedeck.app.intake.FeedIntake;
import io.tapedeck.app.intake.StreamId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the control thread tells the screen. Never dropped, drained before any data. Immutable.
 */
public sealed interface ControlItem {

  /** A feed was started: its streams are all there is from now on. */
  record FeedOpened(ExchangeInfo exchange, FeedIntake intake) implements ControlItem {}

  /**
   * Feeds of one or several exchanges were started together: their streams are all there is from now on.
   *
   * @param order the streams in the trader's order, across the exchanges
   */
  record FeedsOpened(List<FeedOpened> feeds, List<StreamId> order) implements ControlItem {

    /** Copies the lists. */
    public FeedsOpened {
      feeds = List.copyOf(feeds);
      order = List.copyOf(order);
    }
  }

  /**
   * A feed has ended: nothing more will come from it.
   *
   * @param end what its streams show from now on; null when the trader stopped it
   */
  record FeedClosed(FeedIntake intake, @Nullable Verdict end) implements ControlItem {

    /** A feed that the trader stopped. */
    public FeedClosed(FeedIntake intake) {
      this(intake, null);
    }
  }

  /** The feeds' phase changed. */
  record PhaseChanged(FeedPhase phase) implements ControlItem {}

  /** A stream got another verdict. */
  record VerdictChanged(FeedIntake intake, int stream, Verdict verdict) implements ControlItem {}

  /**
   * Something the trader should know. The number of times is asked from the intake when it is shown, so that a flood of repeats is one item.
   */
  record NoticeRaised(FeedIntake intake, String cause, String text, boolean warning) implements ControlItem {}

  /** The computer's clock was set back: what was drawn lies in the future now. */
  record ClockSetBack() implements ControlItem {}

  /** Something the trader should know that no intake counts. */
  record Said(String cause, String text, boolean warning) implements ControlItem {}

  /** The same as {@link Said}, so many times since it was last said. */
  record SaidOften(String cause, String text, boolean warning, long times) implements ControlItem {}

  /** The plugins were loaded, or one changed its state. */
  record PluginsChanged(List<PluginRow> plugins) implements ControlItem {}

  /**
   * What an exchange tells of the time before a stream's own; empty when there is nothing.
   *
   * @param minutes candles of one minute, oldest first
   */
  record HistoryLoaded(FeedIntake intake, int stream, List<Candle> minutes) implements ControlItem {

    /** Copies the list. */
    public HistoryLoaded {
      minutes = List.copyOf(minutes);
    }
  }

  /** There are no instruments of an exchange now; {@code reason} says why. */
  record InstrumentsMissing(String exchangeId, String reason) implements ControlItem {}

  /** The instruments of an exchange arrived. */
  record InstrumentsLoaded(String exchangeId, List<Instrument> instruments) implements ControlItem {}
}
