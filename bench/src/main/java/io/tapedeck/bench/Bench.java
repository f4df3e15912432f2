package io.tapedeck.bench;

import java.util.Arrays;

/**
 * Runs a load run by name, or hands over to JMH: {@code jmh} and JMH's own arguments. Main thread. Exit code 1 when a bar was missed.
 */
public final class Bench {
  private static final long SECONDS = 5;
  private static final long MINUTES = 10;

  private Bench() {}

  /** {@code put|screen|naive|socket [seconds]}, {@code heap [minutes]}, {@code jmh ...}. */
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
      case "socket" -> SocketRun.run(figures, amount);
      default -> {
        figures.say("There is no run '" + name + "'; there is put, screen, naive, socket, heap, jmh.");
        System.exit(2);
      }
    }
    System.exit(figures.met() ? 0 : 1);
  }
}
