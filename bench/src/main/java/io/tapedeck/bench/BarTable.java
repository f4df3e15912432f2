package io.tapedeck.bench;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One table of all bars from the figures that were kept since a moment; a figure that was measured again counts as it was last. Main thread. */
final class BarTable {
  private static final int LAST = 20;

  private record Row(String run, String name, String value, String unit, String bar, String judgement) {

    String markdown(String id) {
      return "| " + String.join(" | ", id, run + ": " + name, (value + " " + unit).trim(), bar, judgement) + " |";
    }
  }

  private final Map<String, Map<String, Row>> rows = new LinkedHashMap<>();

  private BarTable() {}

  /** Prints the table and writes it beside the figures; false when a bar was missed or has no figure. */
  static boolean print(Path folder, String since) throws IOException {
    BarTable table = new BarTable();
    table.rows.put("START", new LinkedHashMap<>());
    for (int bar = 1; bar <= LAST; bar++) {
      table.rows.put("P" + bar, new LinkedHashMap<>());
    }
    for (String line : Files.readAllLines(folder.resolve("figures.csv"))) {
      table.read(line.split(",", -1), since);
    }
    return table.print(folder.resolve("bars.md"));
  }

  private void read(String[] cells, String since) {
    if (cells.length == 8 && cells[0].compareTo(since) >= 0) {
      Map<String, Row> of = rows.get(cells[7]);
      if (of != null && !cells[6].isEmpty()) {
        of.put(cells[1] + cells[2], new Row(cells[1], cells[2], cells[3], cells[4], cells[5], cells[6]));
      }
    }
  }

  private boolean print(Path file) throws IOException {
    List<String> lines = new ArrayList<>();
    lines.add("| bar | what | figure | bar | |");
    lines.add("| --- | --- | --- | --- | --- |");
    boolean all = true;
    int met = 0;
    for (Map.Entry<String, Map<String, Row>> each : rows.entrySet()) {
      boolean good = !each.getValue().isEmpty();
      for (Row row : each.getValue().values()) {
        good &= row.judgement.equals("met");
        lines.add(row.markdown(each.getKey()));
      }
      if (each.getValue().isEmpty()) {
        lines.add("| " + each.getKey() + " | not measured in this run | | | |");
      }
      met += good ? 1 : 0;
      all &= good;
    }
    lines.add("");
    lines.add(met + " of " + rows.size() + " bars met. JDK " + System.getProperty("java.version") + ", "
        + Runtime.getRuntime().availableProcessors() + " processors, " + System.getProperty("os.name") + ".");
    Files.write(file, lines);
    PrintWriter out = new PrintWriter(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
    lines.forEach(out::println);
    return all;
  }
}
