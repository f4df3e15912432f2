package io.tapedeck.app.feed;

import io.tapedeck.api.ExchangeInfo;
import io.tapedeck.api.Instrument;
import io.tapedeck.app.host.PluginRow;
import io.tapedeck.app.intake.FeedIntake;
import java.util.List;

/**
 * What the control thread tells the screen. Never dropped, drained before any data. Immutable.
 */
public sealed interface ControlItem {

  /** A feed was started: these are its streams from now on. */
  record FeedOpened(ExchangeInfo exchange, FeedIntake intake) implements ControlItem {}

  /** The feed has ended: nothing more will come from it. */
  record FeedClosed(FeedIntake intake) implements ControlItem {}

  /** The feed's phase changed. */
  record PhaseChanged(FeedPhase phase) implements ControlItem {}

  /** A stream got another verdict. */
  record VerdictChanged(FeedIntake intake, int stream, Verdict verdict) implements ControlItem {}

  /**
   * Something the trader should know. The number of times is asked from the intake when it is shown, so that a flood of repeats is one item.
   */
  record NoticeRaised(FeedIntake intake, String cause, String text, boolean warning) implements ControlItem {}

  /** Something the trader should know that no intake counts. */
  record Said(String cause, String text, boolean warning) implements ControlItem {}

  /** The same as {@link Said}, so many times since it was last said. */
  record SaidOften(String cause, String text, boolean warning, long times) implements ControlItem {}

  /** The plugins were loaded, or one changed its state. */
  record PluginsChanged(List<PluginRow> plugins) implements ControlItem {}

  /** The instruments of an exchange arrived. */
  record InstrumentsLoaded(String exchangeId, List<Instrument> instruments) implements ControlItem {}
}
