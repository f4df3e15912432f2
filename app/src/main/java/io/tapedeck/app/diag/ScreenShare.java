package io.tapedeck.app.diag;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/** The CPU time of one thread as a share of one core. The thread that is measured. */
public final class ScreenShare {
  private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
  private long cpuBefore = -1;
  private long nanosBefore;

  /** Share since the last call, 0 to 1; 0 when the machine cannot tell. */
  public double sample(long nowNanos) {
    if (!threads.isCurrentThreadCpuTimeSupported()) {
      return 0;
    }
    long cpu = threads.getCurrentThreadCpuTime();
    long elapsed = nowNanos - nanosBefore;
    double share = cpuBefore < 0 || elapsed <= 0 ? 0 : Math.min(1, (double) (cpu - cpuBefore) / elapsed);
    cpuBefore = cpu;
    nanosBefore = nowNanos;
    return share;
  }
}
