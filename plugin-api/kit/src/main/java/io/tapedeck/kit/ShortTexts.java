package io.tapedeck.kit;

import org.jspecify.annotations.Nullable;

/**
 * Remembers short texts, so that symbols and words that come with every message are not created anew. Of fixed size: a new text
 * takes the place of an old one with the same hash. One thread.
 */
final class ShortTexts {
  private static final int SLOTS = 512;
  private static final int LONGEST = 32;

  private final @Nullable String[] slots = new String[SLOTS];

  String of(char[] chars, int offset, int length) {
    if (length == 0) {
      return "";
    }
    if (length > LONGEST) {
      return new String(chars, offset, length);
    }
    int hash = 0;
    for (int i = 0; i < length; i++) {
      hash = 31 * hash + chars[offset + i];
    }
    int slot = (hash ^ (hash >>> 16)) & (SLOTS - 1);
    String known = slots[slot];
    if (known != null && same(known, chars, offset, length)) {
      return known;
    }
    String made = new String(chars, offset, length);
    slots[slot] = made;
    return made;
  }

  private static boolean same(String known, char[] chars, int offset, int length) {
    if (known.length() != length) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      if (known.charAt(i) != chars[offset + i]) {
        return false;
      }
    }
    return true;
  }
}
