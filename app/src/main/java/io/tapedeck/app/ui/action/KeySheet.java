package io.tapedeck.app.ui.action;

import io.tapedeck.app.ui.kit.Texts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** All keys by group, for a page of paper. Immutable. */
record KeySheet(List<Part> parts) {
  /** A line. */
  record Line(String keys, String words) {}

  /** A group of lines under one head. */
  record Part(String head, List<Line> lines) {}

  /** What the keys are now; actions without a key are not on it. */
  static KeySheet of(Actions actions) {
    Map<ActionGroup, List<Line>> groups = new LinkedHashMap<>();
    for (ActionInfo info : actions.all()) {
      String keys = actions.keys(info.id());
      if (!keys.isEmpty()) {
        groups.computeIfAbsent(info.group(), group -> new ArrayList<>()).add(new Line(keys, info.words()));
      }
    }
    List<Part> parts = new ArrayList<>();
    groups.forEach((group, lines) -> parts.add(new Part(group.words(), List.copyOf(lines))));
    parts.add(new Part(Texts.of("sheet.always"), List.of(
        new Line(Texts.of("sheet.letter"), Texts.of("sheet.letter.does")),
        new Line(Texts.of("sheet.digit"), Texts.of("sheet.digit.does")),
        new Line(Texts.of("sheet.tab"), Texts.of("sheet.tab.does")),
        new Line(Texts.of("sheet.escape"), Texts.of("sheet.escape.does")))));
    return new KeySheet(List.copyOf(parts));
  }

  /** As text, keys in a column. */
  String text() {
    int width = parts.stream().flatMap(part -> part.lines().stream()).mapToInt(line -> line.keys().length()).max().orElse(0);
    StringBuilder out = new StringBuilder(Texts.of("sheet.title")).append('\n');
    for (Part part : parts) {
      out.append('\n').append(part.head()).append('\n');
      for (Line line : part.lines()) {
        out.append("  ").append(line.keys()).append(" ".repeat(width - line.keys().length() + 2)).append(line.words()).append('\n');
      }
    }
    return out.toString();
  }
}
