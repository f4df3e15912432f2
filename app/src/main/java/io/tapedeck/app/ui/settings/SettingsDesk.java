package io.tapedeck.app.ui.settings;

import io.tapedeck.api.Network;
import io.tapedeck.app.model.ScreenModel;
import io.tapedeck.app.settings.Folders;
import io.tapedeck.app.settings.Preferences;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntConsumer;
import java.util.function.Supplier;

/**
 * What the pages of settings look at and change. EDT.
 *
 * @param preferences what is preferred
 * @param model whose plugins, exchange and retention are shown
 * @param network how the exchanges are reached now
 * @param changeNetwork reaches them another way
 * @param probe tries a way
 * @param retain keeps so many points from now on
 * @param folders where everything is kept
 * @param commandLine options of a plugin that were given at the start, by key
 * @param optionsChanged options of plugins were chosen anew
 * @param copy puts a text onto the clipboard
 */
public record SettingsDesk(
    Preferences preferences,
    ScreenModel model,
    Supplier<Network> network,
    Consumer<Network> changeNetwork,
    Probe probe,
    IntConsumer retain,
    Folders folders,
    Function<String, Map<String, String>> commandLine,
    Runnable optionsChanged,
    Consumer<String> copy) {

  /** Tries to reach an exchange, on a thread of its own. */
  @FunctionalInterface
  public interface Probe {
    /** Tries it; {@code outcome} is told a sentence on the EDT, whatever happens, and whether it went well. */
    void reach(String exchange, Network way, Outcome outcome);
  }

  /** What became of it. */
  @FunctionalInterface
  public interface Outcome {
    /** Told once. */
    void is(boolean reached, String sentence);
  }
}
