package io.tapedeck.app.tape;

import java.util.List;

/**
 * A connection of a feed on a tape. Immutable; any thread.
 *
 * @param name as it was called
 * @param symbols what it carried when it was made
 */
public record TapedLink(String name, List<String> symbols) {

  /** Copies the list. */
  public TapedLink {
    symbols = List.copyOf(symbols);
  }
}
