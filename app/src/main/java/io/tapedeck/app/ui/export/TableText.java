package io.tapedeck.app.ui.export;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import io.tapedeck.app.ui.kit.TableFacts;
import io.tapedeck.app.ui.kit.Texts;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** A table as text: parted by tabs for the clipboard, by commas (RFC 4180) for files. Any thread once the facts are taken. */
final class TableText {
  private final List<TableFacts.Field> fields;
  private final List<List<String>> rows;

  TableText(List<TableFacts.Field> fields, List<List<String>> rows) {
    this.fields = List.copyOf(fields);
    this.rows = List.copyOf(rows);
  }

  /** What a table says now. */
  static TableText of(TableFacts table) {
    return new TableText(table.fields(), table.exactRows());
  }

  /** Its selected row alone; without rows when none is selected. */
  static TableText selected(TableFacts table) {
    int row = table.selectedFact();
    List<List<String>> rows = table.exactRows();
    return new TableText(table.fields(), row < 0 || row >= rows.size() ? List.of() : List.of(rows.get(row)));
  }

  boolean isEmpty() {
    return rows.isEmpty();
  }

  /** Head and rows, parted by tabs. */
  String tabs() {
    StringBuilder out = new StringBuilder();
    tabs(out, fields.stream().map(TableFacts.Field::head).toList());
    rows.forEach(row -> tabs(out, row));
    return out.toString();
  }

  /** Rows without a head, parted by tabs. */
  String rowsOnly() {
    StringBuilder out = new StringBuilder();
    rows.forEach(row -> tabs(out, row));
    return out.toString();
  }

  private static void tabs(StringBuilder out, List<String> row) {
    for (int i = 0; i < row.size(); i++) {
      out.append(i == 0 ? "" : "\t").append(row.get(i).replaceAll("[\\t\\r\\n]+", " "));
    }
    out.append('\n');
  }

  /** Head and rows as CSV. */
  String csv() {
    List<List<String>> records = new ArrayList<>();
    records.add(fields.stream().map(TableFacts.Field::head).toList());
    for (List<String> row : rows) {
      List<String> safe = new ArrayList<>();
      for (int i = 0; i < row.size(); i++) {
        safe.add(fields.get(i).number() ? row.get(i) : harmless(row.get(i)));
      }
      records.add(safe);
    }
    return csv(records);
  }

  /** What each column means, as CSV. */
  String guide() {
    List<List<String>> records = new ArrayList<>();
    records.add(List.of(Texts.of("guide.column"), Texts.of("guide.meaning")));
    fields.forEach(field -> records.add(List.of(field.head(), field.guide())));
    return csv(records);
  }

  private static String csv(List<List<String>> records) {
    StringWriter out = new StringWriter();
    try (CsvWriter writer = CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(out)) {
      records.forEach(writer::writeRecord);
    } catch (IOException e) {
      throw new UncheckedIOException("Memory does not fail", e);
    }
    return out.toString();
  }

  /** A spreadsheet must not compute what an exchange calls its symbols. */
  private static String harmless(String text) {
    return !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
  }
}
