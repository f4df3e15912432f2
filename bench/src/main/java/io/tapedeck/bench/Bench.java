package io.tapedeck.bench;

import java.util.Arrays;

/**
 * Runs a load run by name, or hands over to JMH: {@code jmh} and JMH's own arguments. Main thread. Exit code 1 when a bar was missed.
 */
public final class Bench {
  private static final long SECONDS = 5;
  private static final long MINUTES = 10;

  private Bench() {}

  /** {@code put|screen|naive [seconds]}, {@code heap [minutes]}, {@code jmh ...}. */
  public static void main(String[] args) throws Exception {
    String name = args.length == 0 ? "" : args[0];
    if (name.equals("jmh")) {
      org.openjdk.jmh.Main.main(Arrays.copyOfRange(args, 1, args.length));
      return;
    }
    Figures figures = new Figures(name);
    long amount = args.length > 1 ? Long.parseLong(args[1]) : name.equals("heap") ? MINUTES : SECONDS;
    switch (name) {
      case "put" -> PutRun.run(figures, amount);
      case "screen" -> ScreenShareRun.run(figures, amount);
      case "naive" -> NaiveRun.run(figures, amount);
      case "heap" -> HeapRun.run(figures, amount);
      case "chart-line" -> ChartRun.line(figures);
      case "chart-nine" -> ChartRun.nine(figures);
      case "chart-map" -> ChartRun.map(figures);
      case "chart-candles" -> ChartRun.candles(figures);
      case "chart-append" -> ChartRun.append(figures);
      default -> {
        figures.say("There is no run '" + name + "'; there is put, screen, naive, heap, chart-line, chart-nine, chart-map, chart-candles, chart-append, jmh.");
        System.exit(2);
      }
    }
    System.exit(figures.met() ? 0 : 1);
  }
}
