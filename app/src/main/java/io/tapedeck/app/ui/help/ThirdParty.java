package io.tapedeck.app.ui.help;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A library the program comes with. Immutable.
 *
 * @param name for people
 * @param licence as its makers say
 */
record ThirdParty(String name, String licence) {
  /** The list the packages are made with, from the program's own jar; empty where there is none. */
  static List<ThirdParty> all() {
    try (InputStream in = ThirdParty.class.getResourceAsStream("third-party.tsv")) {
      return in == null ? List.of() : parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      return List.of(); // About says where the list is on the disk.
    }
  }

  static List<ThirdParty> parse(String lines) {
    return lines.lines()
        .filter(line -> !line.startsWith("#"))
        .map(line -> line.split("\t", -1))
        .filter(parts -> parts.length >= 3)
        .map(parts -> new ThirdParty(parts[1], parts[2]))
        .toList();
  }
}
