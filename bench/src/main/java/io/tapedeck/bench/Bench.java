package io.tapedeck.bench;

import java.nio.file.Path;
import java.util.Arrays;

/**
 * Runs a load run by name, or hands over to JMH: {@code jmh} and JMH's own arguments. Main thread. Exit code 1 when a bar was missed.
 */
public final class Bench {
  private static final long SECONDS = 5;

  private Bench() {}

  /** The name of a run and how much of it; {@code table SINCE}; {@code jmh ...}. */
  public static void main(String[] args) throws Exception {
    String name = args.length == 0 ? "" : args[0];
    if (name.equals("jmh")) {
      org.openjdk.jmh.Main.main(Arrays.copyOfRange(args, 1, args.length));
      return;
    }
    if (name.equals("table")) {
      System.exit(BarTable.print(Path.of(System.getProperty("tapedeck.bench.results", ".")), args[1]) ? 0 : 1);
    }
    Figures figures = new Figures(name);
    long amount = args.length > 1 ? Long.parseLong(args[1]) : usual(name);
    switch (name) {
      case "put" -> PutRun.run(figures, amount);
      case "screen" -> ScreenShareRun.run(figures, amount);
      case "naive" -> NaiveRun.run(figures, amount);
      case "heap" -> HeapRun.run(figures, amount);
      case "socket" -> SocketRun.run(figures, amount);
      case "xchange" -> FullPathRun.run(figures, amount);
      case "exchanges" -> ExchangesRun.run(figures, amount);
      case "lossless" -> LosslessRun.run(figures, amount);
      case "conflation" -> ConflationRun.run(figures, amount);
      case "queues" -> QueuesRun.run(figures, amount);
      case "path" -> PathRun.run(figures, amount);
      case "latency" -> LatencyRun.run(figures, amount);
      case "cycles" -> CyclesRun.run(figures, amount);
      case "app" -> AppRun.run(figures, amount);
      case "stop" -> StopRun.stop(figures, amount);
      case "threads" -> StopRun.threads(figures);
      case "start" -> StartRun.run(figures, amount);
      case "chart-line" -> ChartRun.line(figures);
      case "chart-nine" -> ChartRun.nine(figures);
      case "chart-map" -> ChartRun.map(figures);
      case "chart-candles" -> ChartRun.candles(figures);
      case "desk" -> DeskRun.run(figures, amount);
      case "chart-append" -> ChartRun.append(figures);
      default -> {
        figures.say("There is no run '" + name + "'; bench/run.sh names them all.");
        System.exit(2);
      }
    }
    System.exit(figures.met() ? 0 : 1);
  }

  /** Minutes, millions, runs, cycles or starts where it is none of seconds. */
  private static long usual(String name) {
    return switch (name) {
      case "heap", "lossless" -> 10;
      case "conflation" -> 1_000;
      case "cycles" -> 100;
      case "app" -> 60;
      case "latency" -> 20;
      case "stop" -> 3;
      case "xchange", "exchanges" -> 1;
      case "start" -> 7;
      default -> SECONDS;
    };
  }
}
