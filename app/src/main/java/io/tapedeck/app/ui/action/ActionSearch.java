package io.tapedeck.app.ui.action;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Finds actions by the beginnings of their words: the best match first, among equals what was done last. Any thread. */
final class ActionSearch {
  /** How well an action fits; the lower the better. */
  private static final int NOT_AT_ALL = 5;

  private ActionSearch() {}

  private record Hit(ActionInfo info, int quality, int recency) {}

  /** The actions that fit a text, all of them for an empty one. {@code recent} is what was done last, the newest first. */
  static List<ActionInfo> find(List<ActionInfo> all, List<String> recent, String text) {
    List<String> typed = words(text);
    List<Hit> hits = new ArrayList<>();
    for (ActionInfo info : all) {
      int quality = quality(info, typed);
      if (quality < NOT_AT_ALL) {
        int place = recent.indexOf(info.id());
        hits.add(new Hit(info, quality, place < 0 ? Integer.MAX_VALUE : place));
      }
    }
    hits.sort(Comparator.comparingInt(Hit::quality).thenComparingInt(Hit::recency)); // Stable: the rest stays in the order of the catalogue.
    return hits.stream().map(Hit::info).toList();
  }

  private static int quality(ActionInfo info, List<String> typed) {
    if (typed.isEmpty()) {
      return 0;
    }
    List<String> words = words(info.words());
    String name = String.join(" ", words);
    String whole = String.join(" ", typed);
    if (name.equals(whole)) {
      return 0;
    }
    if (name.startsWith(whole)) {
      return 1;
    }
    if (inOrder(words, typed)) {
      return 2;
    }
    List<String> more = new ArrayList<>(words);
    more.addAll(words(info.group().words()));
    return inAnyOrder(words, typed) ? 3 : inAnyOrder(more, typed) ? 4 : NOT_AT_ALL;
  }

  private static boolean inOrder(List<String> words, List<String> typed) {
    int next = 0;
    for (String word : words) {
      if (next < typed.size() && word.startsWith(typed.get(next))) {
        next++;
      }
    }
    return next == typed.size();
  }

  private static boolean inAnyOrder(List<String> words, List<String> typed) {
    return typed.stream().allMatch(part -> words.stream().anyMatch(word -> word.startsWith(part)));
  }

  private static List<String> words(String text) {
    List<String> words = new ArrayList<>();
    for (String word : text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+", -1)) {
      if (!word.isEmpty()) {
        words.add(word);
      }
    }
    return words;
  }
}
