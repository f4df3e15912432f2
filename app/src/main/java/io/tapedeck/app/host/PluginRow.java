package io.tapedeck.app.host;

import io.tapedeck.api.ExchangeInfo;
import org.jspecify.annotations.Nullable;

/**
 * A plugin, good or bad, as the trader sees it. Immutable; any thread.
 *
 * @param id plugin id, or the file name where there is none
 * @param version as in its manifest; empty when unknown
 * @param file file or folder name it came from
 * @param bundled true when it came with the program
 * @param state what became of it
 * @param reason why it is not usable, or what is wrong with it all the same; empty when all is well
 * @param info what it says of its exchange; null when it never got that far
 */
public record PluginRow(
    String id, String version, String file, boolean bundled, State state, String reason, @Nullable ExchangeInfo info) {

  /** What became of a plugin. */
  public enum State {
    /** Its exchange can be chosen. */
    READY,
    /** It cannot be used; the reason says why. */
    INVALID,
    /** It was loaded but failed or broke a promise. */
    FAILED,
    /** It did not answer in time or broke too many promises, and is left alone. */
    QUARANTINED,
    /** Another version of the same plugin is used instead. */
    SUPERSEDED
  }

  /** The same plugin in another state. */
  PluginRow with(State newState, String newReason) {
    return new PluginRow(id, version, file, bundled, newState, newReason, info);
  }
}
