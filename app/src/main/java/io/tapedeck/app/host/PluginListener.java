package io.tapedeck.app.host;

/** Who wants to know that a plugin broke a promise. Any thread; must return at once. */
@FunctionalInterface
public interface PluginListener {

  /**
   * A plugin's row changed.
   *
   * @param row what became of it
   * @param sentence for the trader: who did what, and what happens next
   */
  void changed(PluginRow row, String sentence);
}
