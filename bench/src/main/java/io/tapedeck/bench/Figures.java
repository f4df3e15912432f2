package io.tapedeck.bench;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/**
 * Prints figures one a line, with their bar where they have one, and appends them to {@code figures.csv} in the folder named by the system property
 * {@code tapedeck.bench.results}, so that runs can be compared later. One thread.
 */
final class Figures {
  private static final String FOLDER = "tapedeck.bench.results";

  private final PrintWriter out = new PrintWriter(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
  private final String run;
  private final String when = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
  private boolean met = true;
  private String id = "";

  Figures(String run) {
    this.run = run;
    out.println(run + "  (JDK " + System.getProperty("java.version") + ", "
        + Runtime.getRuntime().availableProcessors() + " processors)");
  }

  /** Words between the figures. */
  void say(String text) {
    out.println("  " + text);
  }

  /** What follows belongs to this bar of the table of all bars, P1 to P20; empty for none. */
  void under(String bar) {
    id = bar;
  }

  /** A figure without a bar. */
  void figure(String name, double value, String unit) {
    print(name, value, unit, "", "");
  }

  /** A count without a bar. */
  void figure(String name, long value, String unit) {
    figure(name, (double) value, unit);
  }

  /** A count that may be at most this. */
  void atMost(String name, long value, String unit, double bar) {
    atMost(name, (double) value, unit, bar);
  }

  /** A figure that may be at most this. */
  void atMost(String name, double value, String unit, double bar) {
    judged(name, value, unit, "<= " + text(bar), value <= bar);
  }

  /** A figure that must be at least this. */
  void atLeast(String name, double value, String unit, double bar) {
    judged(name, value, unit, ">= " + text(bar), value >= bar);
  }

  /** True when every bar so far was met. */
  boolean met() {
    return met;
  }

  private void judged(String name, double value, String unit, String bar, boolean good) {
    met &= good;
    print(name, value, unit, bar, good ? "met" : "MISSED");
  }

  private void print(String name, double value, String unit, String bar, String judgement) {
    out.printf(Locale.ROOT, "  %-3s %-66s %14s %-9s %-12s %s%n", id, name, text(value), unit, bar, judgement);
    append(String.join(",", when, run, name.replace(',', ';'), text(value).replace(",", ""), unit, bar.replace(",", ""), judgement, id) + "\n");
  }

  private static void append(String line) {
    String folder = System.getProperty(FOLDER);
    if (folder == null) {
      return;
    }
    try {
      Path file = Files.createDirectories(Path.of(folder)).resolve("figures.csv");
      Files.writeString(file, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException("Figures cannot be kept in " + folder, e);
    }
  }

  private static String text(double value) {
    double size = Math.abs(value);
    String format = size >= 1_000 ? "%,.0f" : size >= 10 ? "%.1f" : size == Math.rint(size) ? "%.0f" : "%.3f";
    return String.format(Locale.ROOT, format, value);
  }
}
