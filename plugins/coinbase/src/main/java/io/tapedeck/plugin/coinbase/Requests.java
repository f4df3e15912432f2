package io.tapedeck.plugin.coinbase;

import io.tapedeck.api.WireOutput;
import io.tapedeck.kit.WireText;
import java.util.List;

/** Words our messages to Coinbase, which differ between its products. Immutable; any thread. */
interface Requests {

  /** Asks for everything of some symbols. */
  void subscribe(WireOutput out, List<String> symbols);

  /** Ends everything of some symbols. */
  void unsubscribe(WireOutput out, List<String> symbols);

  /** Ends the books of some symbols and asks for them again: each then begins with a snapshot. */
  void booksAgain(WireOutput out, List<String> symbols);

  /** A JSON list of texts. */
  static String list(List<String> texts) {
    StringBuilder out = new StringBuilder("[");
    for (String text : texts) {
      WireText.quote(out.length() == 1 ? out : out.append(','), text);
    }
    return out.append(']').toString();
  }
}
