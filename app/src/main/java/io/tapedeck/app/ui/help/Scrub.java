package io.tapedeck.app.ui.help;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Takes secrets out of a text, wherever they got into it. Immutable; any thread. */
final class Scrub {
  private static final int SHORTEST = 3;
  private static final String GONE = "***";

  private final List<String> secrets;

  Scrub(List<String> secrets) {
    List<String> longestFirst = new ArrayList<>(secrets.stream().filter(secret -> secret.length() >= SHORTEST && !secret.equals(GONE)).distinct().toList());
    longestFirst.sort(Comparator.comparingInt(String::length).reversed());
    this.secrets = longestFirst;
  }

  String clean(String text) {
    String cleaned = text;
    for (String secret : secrets) {
      cleaned = cleaned.replace(secret, GONE);
    }
    String home = System.getProperty("user.home", "");
    return home.length() < SHORTEST ? cleaned : cleaned.replace(home, "~");
  }
}
