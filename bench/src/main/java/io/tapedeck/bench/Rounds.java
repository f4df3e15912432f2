package io.tapedeck.bench;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** Times several works in turns by the processor time of this thread, so that what else runs disturbs little, and disturbs all alike; says the median of each. One thread. */
final class Rounds {
  private static final int LEAST_WARM_UP = 5;
  private static final long WARM_UP_NANOS = 2_000_000_000L;

  private final Map<String, Runnable> works = new LinkedHashMap<>();
  private final Map<String, double[]> nanos = new LinkedHashMap<>();
  private final int rounds;

  Rounds(int rounds) {
    this.rounds = rounds;
  }

  Rounds of(String name, Runnable work) {
    works.put(name, work);
    nanos.put(name, new double[rounds]);
    return this;
  }

  Rounds run() {
    works.values().forEach(Rounds::warmUp);
    for (int round = 0; round < rounds; round++) {
      for (Map.Entry<String, Runnable> each : works.entrySet()) {
        double took = (double) time(each.getValue());
        double[] times = nanos.get(each.getKey());
        if (times != null) {
          times[round] = took;
        }
      }
    }
    return this;
  }

  /** Until the compiler has seen enough, for the quick and the slow alike. */
  private static void warmUp(Runnable work) {
    long spent = 0;
    for (int i = 0; i < LEAST_WARM_UP || spent < WARM_UP_NANOS; i++) {
      spent += time(work);
    }
  }

  private static long time(Runnable work) {
    long begin = Meter.cpuNanos(Thread.currentThread());
    work.run();
    return Meter.cpuNanos(Thread.currentThread()) - begin;
  }

  /** Median time of a work, in milliseconds. */
  double millis(String name) {
    double[] times = nanos.getOrDefault(name, new double[] {Double.NaN}).clone();
    Arrays.sort(times);
    return times[times.length / 2] / 1e6;
  }
}
