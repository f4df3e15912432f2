package io.tapedeck.testkit.conformance;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The outcome of each case, for machines: {@code target/conformance/TEST.json}. Any thread. */
final class ConformanceReport {

  private record Line(Case promise, String outcome, String detail) {}

  private final List<Line> lines = new ArrayList<>();

  synchronized void add(Case promise, String outcome, String detail) {
    lines.add(new Line(promise, outcome, detail));
  }

  synchronized void write(String id, String name) throws IOException {
    Path folder = Files.createDirectories(Path.of("target", "conformance"));
    try (JsonGenerator json = new JsonFactory().createGenerator(folder.resolve(name + ".json").toFile(), JsonEncoding.UTF8)) {
      json.writeStartObject();
      json.writeStringField("plugin", id);
      json.writeArrayFieldStart("cases");
      for (Line line : lines) {
        json.writeStartObject();
        json.writeNumberField("number", line.promise().number());
        json.writeStringField("title", line.promise().title());
        json.writeStringField("outcome", line.outcome());
        json.writeStringField("detail", line.detail());
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeEndObject();
    }
  }
}
