package io.tapedeck.api;

import java.util.List;

/**
 * A {@link Feed} that can misbehave on request, so that a trader sees what the program does about it. Only feeds of made-up markets have this. <b>Thread:</b> the
 * host's control thread; no method waits.
 */
public interface FaultDrill {
  /** What can be played, by short lower-case names such as {@code disconnect}; the same each time. */
  List<String> drills();

  /**
   * Plays one now; does nothing when it does not know the name.
   *
   * @param instrument whom it hits, as far as it can hit one alone
   */
  void play(String drill, Instrument instrument);
}
