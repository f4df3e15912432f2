package io.tapedeck.bench;

import java.io.IOException;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/**
 * What the guard around the WebSocket library costs: frames a second of one connection over loopback, parsing off, received by a bare frame splitter, by the
 * library alone and by the kit's socket. The three take turns, so that a busy machine is busy for all; the best turn of each counts. Main thread.
 */
final class SocketRun {
  private static final int ROUNDS = 6;
  private static final long SETTLE_NANOS = 300_000_000L;
  private static final int[] PAYLOADS = {200, 2_000};
  private static final double LEAST_OF_UNGUARDED = 0.85;
  private static final double LEAST_OF_SPLITTER = 0.30;

  private SocketRun() {}

  /** {@code seconds} for each size and each way, all rounds together. */
  static void run(Figures figures, long seconds) throws IOException {
    for (int payload : PAYLOADS) {
      Map<FloodClient.Kind, Double> best = new EnumMap<>(FloodClient.Kind.class);
      try (FrameFlood flood = new FrameFlood(payload)) {
        for (int round = 0; round <= ROUNDS; round++) {
          for (FloodClient.Kind kind : FloodClient.Kind.values()) {
            double rate = rate(kind, flood, seconds * 1_000_000_000L / ROUNDS);
            if (round > 0) { // The first one warms up.
              best.merge(kind, rate, Math::max);
            }
          }
        }
      }
      show(figures, payload + " B: ", best);
    }
  }

  private static void show(Figures figures, String size, Map<FloodClient.Kind, Double> best) {
    figures.under("");
    best.forEach((kind, rate) -> figures.figure(size + kind.name().toLowerCase(Locale.ROOT), rate / 1_000, "k/s"));
    double guarded = best.getOrDefault(FloodClient.Kind.GUARDED, 0.0);
    figures.atLeast(size + "guarded : unguarded", guarded / best.getOrDefault(FloodClient.Kind.UNGUARDED, 1.0), "x", LEAST_OF_UNGUARDED);
    figures.under(size.startsWith("200 ") ? "P14" : "");
    figures.atLeast(size + "guarded : splitter", guarded / best.getOrDefault(FloodClient.Kind.SPLITTER, 1.0), "x", LEAST_OF_SPLITTER);
  }

  private static double rate(FloodClient.Kind kind, FrameFlood flood, long nanos) throws IOException {
    try (FloodClient client = kind.open(flood.uri())) {
      LockSupport.parkNanos(SETTLE_NANOS);
      long before = client.frames();
      long begun = System.nanoTime();
      LockSupport.parkNanos(nanos);
      return (client.frames() - before) / ((System.nanoTime() - begun) / 1e9);
    }
  }
}
