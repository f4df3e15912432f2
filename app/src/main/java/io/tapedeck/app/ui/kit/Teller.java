package io.tapedeck.app.ui.kit;

/** Tells the trader something in one sentence, where notices are shown. EDT. */
@FunctionalInterface
public interface Teller {
  /**
   * Says it.
   *
   * @param cause what makes two notices the same
   * @param warning true for trouble, false for news
   */
  void say(String cause, String sentence, boolean warning);
}
