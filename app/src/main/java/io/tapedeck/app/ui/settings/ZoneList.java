package io.tapedeck.app.ui.settings;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** All zones there are, and the search among them. Any thread. */
final class ZoneList {
  private static final List<String> ALL = ZoneId.getAvailableZoneIds().stream().sorted().toList();

  private ZoneList() {}

  /** Zones whose name has all these words, those that begin with the first word before others; all of them for no word. */
  static List<String> search(String typed) {
    List<String> words = Arrays.stream(plain(typed).split(" ", -1)).filter(word -> !word.isEmpty()).toList();
    List<String> found = ALL.stream().filter(id -> words.stream().allMatch(plain(id)::contains)).toList();
    if (words.isEmpty()) {
      return found;
    }
    return Stream.concat(
        found.stream().filter(id -> begins(id, words.get(0))), found.stream().filter(id -> !begins(id, words.get(0)))).toList();
  }

  private static boolean begins(String id, String word) {
    return plain(id).startsWith(word) || plain(id.substring(id.lastIndexOf('/') + 1)).startsWith(word);
  }

  private static String plain(String text) {
    return text.toLowerCase(Locale.ROOT).replace('_', ' ').replace('/', ' ').strip();
  }

  /** "UTC+1" at a moment. */
  static String offset(String id, Instant at) {
    ZoneOffset offset = ZoneId.of(id).getRules().getOffset(at);
    return offset.equals(ZoneOffset.UTC) ? "UTC" : "UTC" + offset.getId().replace('-', '\u2212');
  }
}
