package io.tapedeck.app.ui.desk;

import io.tapedeck.app.ui.kit.Texts;

/** A sentence with one value in it, taken apart once, so that putting the value in makes no garbage. Immutable; any thread. */
record Phrase(String before, String after) {

  /** The sentence of a key, with {0} where the value goes. */
  static Phrase of(String key) {
    String[] parts = Texts.of(key, "\u0001").split("\u0001", -1);
    return new Phrase(parts[0], parts.length > 1 ? parts[1] : "");
  }
}
